import DiscreteLogProofs
public import PolynomialCommitments
import Secp256k1Group
public import ShareVerification

/// The judge of complaints (Protocol.md, section 5): pure, total and public.
///
/// Anybody who knows the session, the dealing and the complaint reaches the same verdict.
public enum ComplaintJudge {
    /// Judges a complaint.
    ///
    /// - Parameters:
    ///   - complaint: The complaint.
    ///   - accuser: Who complains, as the envelope proves.
    ///   - dealing: The accused dealer's dealing as it was accepted at the closing of the dealing
    ///     round; `nil` if none was.
    ///   - session: The session.
    /// - Returns: Who is at fault: the accuser, or the dealer. `nil` if the shared point or the accuser's key
    ///   is infinity, which nothing that was decoded is: a session put together by hand convicts nobody.
    public static func judge(
        _ complaint: Complaint, by accuser: ParticipantIndex, about dealing: AcceptedDealing?,
        in session: DealingSession
    ) -> Verdict? {
        // 1. There must be a dealing, by somebody else, to complain about.
        guard !session.isOnePerson(dealer: complaint.dealer, receiver: accuser),
            session.isDealer(complaint.dealer),
            let dealing, dealing.dealer == complaint.dealer,
            let encryptionKey = session.encryptionKey(of: accuser)
        else { return Verdict(culprit: accuser, kind: .groundlessComplaint) }

        guard !complaint.sharedPoint.isInfinity, !encryptionKey.isInfinity else { return nil }

        // 2. K must be the accuser's.
        let statement = ComplaintStatement(
            sharedPoint: complaint.sharedPoint, dealing: dealing, accuser: accuser,
            encryptionKey: encryptionKey, session: session)
        guard complaint.proof.isValid(for: statement),
            let share = dealing.share(
                of: accuser, sharedPoint: complaint.sharedPoint, in: session)
        else { return Verdict(culprit: accuser, kind: .forgedComplaint) }

        // 3. and 4. With K anybody can open the share and see whether it is right.
        if dealing.commitment.isSatisfied(by: share, at: accuser) {
            return Verdict(culprit: accuser, kind: .falseComplaint)
        }
        return Verdict(culprit: dealing.dealer, kind: .invalidShare)
    }
}
