package import PolynomialCommitments
import Secp256k1Group
package import ThresholdKeys

/// One epoch of a key after the first: what its receivers certified, and by which shares of the epoch before
/// (Life.md, section 6).
///
/// It proves the consent of a quorum of the shares of **its** predecessor; that the predecessor follows from the genesis,
/// only a history proves.
package struct EpochKey: Hashable, Sendable {
    /// Who dealt to whom.
    package let session: ResharingSession
    /// What the receivers have agreed on.
    package let transcript: Transcript
    /// Their signatures.
    package let certificate: Certificate
    /// The consent of the shares before; `nil` as long as the epoch is not in force.
    package let handOvers: [HandOver]?

    /// Checks an epoch.
    ///
    /// - Parameters:
    ///   - session: The session.
    ///   - transcript: Of that session.
    ///   - certificate: The signatures of its receivers.
    ///   - handOvers: Ascending by dealer, a quorum; `nil` for an epoch that is not in force.
    /// - Throws: ``EpochKeyError``.
    package init(
        verifying session: ResharingSession, transcript: Transcript, certificate: Certificate,
        handOvers: [HandOver]?
    ) throws(EpochKeyError) {
        let resharing = session.resharing
        try EpochKey.check(session, transcript)
        do throws(CertificateError) {
            guard transcript.session == session.id else { throw .otherSession }
            try certificate.verify(
                transcript, signedBy: resharing.roster, quorum: resharing.quorum)
        } catch {
            throw .certificate(error)
        }
        if let handOvers {
            guard handOvers.count >= resharing.dealerQuorum else {
                throw .tooFewHandOvers(needed: resharing.dealerQuorum, got: handOvers.count)
            }
            for (previous, next) in zip(handOvers, handOvers.dropFirst())
            where previous.index >= next.index {
                throw .malformed(
                    .notAscending(
                        field: "the hand overs", previous: Int(previous.index.value),
                        next: Int(next.index.value)))
            }
            for handOver in handOvers where !handOver.isSigned(transcript, in: resharing) {
                throw .invalidHandOver(handOver.index)
            }
        }
        self.session = session
        self.transcript = transcript
        self.certificate = certificate
        self.handOvers = handOvers
    }

    private static func check(
        _ session: ResharingSession, _ transcript: Transcript
    ) throws(EpochKeyError) {
        let resharing = session.resharing
        for offer in session.offers where !resharing.predecessor.canDeal(offer.index) {
            throw .cannotDeal(offer.index)
        }
        let points = transcript.polynomial.points
        guard points.count == resharing.threshold.count else {
            throw .malformed(
                .count(
                    field: "the public polynomial", expected: resharing.threshold.count,
                    got: points.count))
        }
        if let position = points.firstIndex(where: \.isInfinity) {
            throw .coefficientAtInfinity(position: position)
        }
        try check(
            .qualified, transcript.qualified, among: session.offers.map(\.index),
            needed: resharing.predecessor.threshold.count)
        try check(
            .holders, transcript.holders, among: session.joins.map(\.index),
            needed: resharing.threshold.count)
    }

    private static func check(
        _ name: KeyFileContradiction.List, _ list: [ParticipantIndex],
        among members: [ParticipantIndex], needed: Int
    ) throws(EpochKeyError) {
        guard list.count >= needed else {
            throw .tooFew(name, needed: needed, got: list.count)
        }
        let members = Set(members)
        for index in list where !members.contains(index) { throw .tookNoPart(name, index) }
    }

    /// Whether a quorum of the shares before has consented.
    package var isActive: Bool { handOvers != nil }

    /// The public share of a receiver that joined; `nil` for anybody else.
    package func verificationShare(of index: ParticipantIndex) -> Point? {
        session.dealing.position(of: index).map { _ in transcript.polynomial.evaluated(at: index) }
    }

    /// The key as its uses, and the next resharing, see it; `nil` as long as the epoch is not in force.
    package var thresholdKey: ThresholdKey? {
        guard isActive else { return nil }
        let resharing = session.resharing
        let key = resharing.predecessor.key
        // The configuration refuses the last epoch that has a number.
        let (number, overflows) = key.epoch.number.addingReportingOverflow(1)
        if overflows { return nil }
        return ThresholdKey(
            madeBy: key.publicKey.point, threshold: resharing.threshold,
            members: session.joins.map { join in
                (
                    join.index, transcript.polynomial.evaluated(at: join.index),
                    resharing.roster.key(of: join.index)
                )
            },
            purpose: key.purpose, context: key.context,
            epoch: KeyEpoch(
                number: number, genesis: key.epoch.genesis, transcript: transcript.digest,
                board: resharing.board))
    }
}
