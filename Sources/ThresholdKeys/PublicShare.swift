public import Secp256k1Group

/// The public side of one share: where it lies on the polynomial, and the share times G.
public struct PublicShare: Hashable, Sendable {
    /// The argument at which the polynomial is evaluated: an index, or whatever the protocol takes for an identifier.
    ///
    /// ``ThresholdKey`` refuses zero, where the secret itself lies.
    public let evaluationPoint: Scalar

    /// The share times G, Y_i.
    public let point: Point

    /// Whose share it is; `nil` if the protocol gives its members no BIP 340 key.
    public let identity: VerificationKey?

    /// Describes a share.
    ///
    /// - Parameters:
    ///   - evaluationPoint: Where the share lies.
    ///   - point: The share times G.
    ///   - identity: Whose it is, if that is known.
    public init(evaluationPoint: Scalar, point: Point, identity: VerificationKey? = nil) {
        self.evaluationPoint = evaluationPoint
        self.point = point
        self.identity = identity
    }
}
