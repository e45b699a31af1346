import PolynomialCommitments
import ThresholdKeys

/// One session of a robust coordinator, and the shares that came; each of them holds.
struct RobustSession: Sendable {
    let session: SigningSession

    /// lambda_i of all signers, by one inversion; every share is looked at when it comes.
    let weights: [Scalar]?

    var shares: [SignatureShare] = []

    init(session: SigningSession) {
        self.session = session
        weights = Interpolation.weights(ofPoints: session.request.points)
    }
}
