import PolynomialCommitments
import Secp256k1Group

/// What a participant needs to find out who gave it a wrong share (`participant_investigate`).
///
/// It comes with ``ChillParticipantStep2Error/unknownFaultyParticipantOrCoordinator(_:)``. It holds the
/// pads of the failed session, which are wiped with it; the session is over, so no share of a key
/// depends on them.
public final class ChillInvestigation: Sendable {
    /// Whose share was wrong.
    public let id: ChillParticipantID

    private let pads: SecretScalarVector
    private let publicShare: Point
    private let encryptedShare: Scalar

    init(
        id: ChillParticipantID, pads: consuming SecretScalarVector, publicShare: Point,
        encryptedShare: Scalar
    ) {
        self.id = id
        self.pads = pads
        self.publicShare = publicShare
        self.encryptedShare = encryptedShare
    }

    /// Reads the coordinator's answer and says who is to blame.
    ///
    /// There is always somebody: the parts either do not add up, which is the coordinator's fault,
    /// or one of them is wrong. A share that turns out to be wrong is used no further.
    ///
    /// - Parameter coordinatorMessage: 65n bytes for this participant (cinv).
    /// - Returns: The verdict.
    public func investigate(_ coordinatorMessage: [UInt8]) -> ChillInvestigationVerdict {
        let parts: InvestigationMessage
        do throws(MessageFault) {
            parts = try InvestigationMessage(coordinatorMessage, count: pads.count)
        } catch {
            return .faultyCoordinator(error.reason)
        }
        guard Point.sum(of: parts.publicShares) == publicShare else {
            return .faultyCoordinator(.partialPublicShares)
        }
        guard parts.encryptedShares.reduce(.zero, +) == encryptedShare else {
            return .faultyCoordinator(.encryptedPartialShares)
        }
        for (sender, point) in zip(ChillParticipantID.all(pads.count), parts.publicShares) {
            let share = SecretScalar(parts.encryptedShares[sender.position])
                .subtracting(pads.scalar(at: sender.position))
            if share.timesGenerator() == point { continue }
            return sender == id
                ? .faultyCoordinator(.ownPartialShare)
                : .faultyParticipantOrCoordinator(sender, .partialShare)
        }
        // Shares and public shares add up, and so every pair cannot match while their sums do not.
        return .faultyCoordinator(.partialPublicShares)
    }
}
