public import ThresholdKeys

/// What everybody may know of a key: the public key, and the public key of every share.
///
/// Each participant computes it for itself, and all get the same.
public struct FROSTPublicKeyPackage: Hashable, Sendable {
    /// The suite to which the package belongs.
    public let ciphersuite: FROSTCiphersuite

    /// The public key, never infinity.
    public let verifyingKey: PublicKey

    /// Who holds a share, ascending; none of the points is infinity.
    public let verifyingShares: [VerifyingShare]

    /// t, the number of shares that sign; `nil` in packages of the crates' versions 1 and 2.
    public let threshold: Threshold?

    /// The public key of one participant's share.
    public struct VerifyingShare: Hashable, Sendable {
        /// Whose share it is.
        public let identifier: FROSTIdentifier

        /// The share times G.
        public let point: Point

        /// Puts the two together.
        package init(_ identifier: FROSTIdentifier, _ point: Point) {
            self.identifier = identifier
            self.point = point
        }
    }

    /// Puts a package together, of which the caller knows that it can be encoded.
    package init(
        ciphersuite: FROSTCiphersuite, verifyingKey: Point, verifyingShares: [VerifyingShare],
        threshold: Threshold?
    ) {
        self.ciphersuite = ciphersuite
        self.verifyingKey = PublicKey(finite: verifyingKey)
        self.verifyingShares = verifyingShares
        self.threshold = threshold
    }

    /// The public key of a participant's share.
    ///
    /// - Parameter identifier: Whose share.
    /// - Returns: The point; `nil` for a stranger.
    public func verifyingShare(of identifier: FROSTIdentifier) -> Point? {
        verifyingShares.first { $0.identifier == identifier }?.point
    }

    /// The package without the threshold, as versions 1 and 2 of the crates write it.
    public var withoutThreshold: FROSTPublicKeyPackage {
        FROSTPublicKeyPackage(
            ciphersuite: ciphersuite, verifyingKey: verifyingKey.point,
            verifyingShares: verifyingShares, threshold: nil)
    }
}
