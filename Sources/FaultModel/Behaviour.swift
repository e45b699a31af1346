public import DKG
import DKGTestHarness

/// One thing that a faulty participant of a ``FaultPlan`` does; everything else it does as it should.
///
/// Behaviours combine. Where two of them contradict each other, the one that comes first here wins.
/// Participants are named by their numbers; those that are not in the roster are allowed where
/// somebody is only named.
public enum Behaviour: Hashable, Sendable {
    // MARK: Whether anything is sent

    /// Never joins.
    case absent
    /// Posts nothing while this round is open.
    case silent(Round)
    /// Posts nothing from this round on.
    case vanishes(Round)
    /// Posts what it has to say in this round one round too late.
    case late(Round)
    /// Posts two different messages for this later round while the dealing is open.
    case equivocatesEarly(Round)
    /// Posts a second, different message of this round.
    case equivocates(Round)
    /// Posts a second, different message of this round when the next one is open.
    case contradicts(Round)
    /// Posts a message in this round if it has no part in it.
    case intrudes(Round)
    /// Sends a body that does not decode.
    case malformed(Round)
    /// States another view than its own.
    case otherView(Round)
    /// Leaves out the complaints, objections or openings that it should make in this round.
    case suppresses(Round)

    // MARK: Dealing

    /// Shares s to these receivers are wrong by so much.
    case wrongShare(to: [Int], by: Int)
    /// Shares s' to these receivers are wrong by so much (Pedersen).
    case wrongBlinding(to: [Int], by: Int)
    /// The share under these receivers' seals is zero, and the polynomial's is not.
    case zeroShare(to: [Int])
    /// The sealed shares of two receivers stand in each other's place; of several, the first counts.
    case swappedShares(Int, Int)
    /// The sealed share of this receiver is left out.
    case missingShare(of: Int)
    /// One commitment more than the threshold; the shares agree with it.
    case longCommitments
    /// One commitment less than the threshold; the shares agree with it.
    case shortCommitments
    /// The first proof of the message does not verify: in the dealing, or in the extraction.
    case badProof(Round)

    // MARK: Complaints

    /// Complains about these dealers with a right proof, if there is a dealing to complain about.
    case accuses([Int], Round)
    /// Complains about these dealers with a proof that does not verify.
    case forges([Int], Round)

    // MARK: Extraction, confirmation, opening (Pedersen)

    /// Publishes Feldman values whose last coefficient is larger by so much.
    ///
    /// Several add up.
    case wrongExtraction(by: Int)
    /// Publishes one Feldman value too many.
    case longExtraction
    /// Publishes one Feldman value too few.
    case shortExtraction
    /// Reveals its pairs from these members, as they were dealt to it: objections in the rounds of
    /// confirmation, openings in that of opening.
    case reveals([Int], Round)
    /// Reveals wrong pairs from these members.
    case misreveals([Int], Round)

    // MARK: Certification

    /// Certifies although it has no right share.
    case certifiesAnyway
    /// Certifies another transcript, if it certifies.
    case otherTranscript
}
