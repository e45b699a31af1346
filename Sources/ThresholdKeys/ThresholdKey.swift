public import PolynomialCommitments
public import Secp256k1Group

/// A public key whose secret is shared, whichever protocol made it: the key, the threshold, and the
/// public key of every share.
///
/// `GroupKey.thresholdKey` of the module `DKG` gives it for the robust ceremony. Other protocols make it directly.
/// It is what a signing or decryption protocol needs to know, and no more; it is not certified by
/// itself.
public struct ThresholdKey: Hashable, Sendable {
    /// The public key, never infinity.
    public let publicKey: Point

    /// t, the number of shares that use the key.
    public let threshold: Threshold

    /// For whom there is a share, ascending by evaluation point; at least t.
    ///
    /// Whether everybody has got it, and will use it honestly, is another question: of a robust ceremony
    /// these are all who took part, the convicted included. See `GroupKey.transcript` for its holders.
    public let holders: [Holder]

    /// Which protocol made the key.
    public let provenance: KeyProvenance

    /// One holder: where its share lies on the polynomial, and the share's public key.
    public struct Holder: Hashable, Sendable {
        /// The argument at which the polynomial is evaluated, never zero: an index, or whatever the
        /// protocol takes for an identifier.
        public let evaluationPoint: Scalar

        /// The share times G; it may be infinity.
        public let verificationShare: Point

        /// Puts a holder together.
        ///
        /// - Parameters:
        ///   - evaluationPoint: Where the share lies.
        ///   - verificationShare: The share times G.
        public init(evaluationPoint: Scalar, verificationShare: Point) {
            self.evaluationPoint = evaluationPoint
            self.verificationShare = verificationShare
        }
    }

    /// Puts a key together.
    ///
    /// That the verification shares lie on a polynomial of the threshold whose value at 0 is the key
    /// is not checked: the protocol that made them knows.
    ///
    /// - Parameters:
    ///   - publicKey: The public key.
    ///   - threshold: How many shares use it.
    ///   - holders: Who holds a share, in any order.
    ///   - provenance: Which protocol made it.
    /// - Throws: ``ThresholdKeyError``.
    public init(
        publicKey: Point, threshold: Threshold, holders: [Holder], provenance: KeyProvenance
    ) throws(ThresholdKeyError) {
        if publicKey.isInfinity { throw .keyAtInfinity }
        guard holders.count >= threshold.count else {
            throw .tooFewHolders(needed: threshold.count, got: holders.count)
        }
        let ordered = holders.map { (key: $0.evaluationPoint.bytes, holder: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map(\.holder)
        if let first = ordered.first, first.evaluationPoint.isZero { throw .pointZero }
        for (holder, next) in zip(ordered, ordered.dropFirst())
        where holder.evaluationPoint == next.evaluationPoint {
            throw .duplicate(holder.evaluationPoint)
        }
        self.publicKey = publicKey
        self.threshold = threshold
        self.holders = ordered
        self.provenance = provenance
    }

    /// The public key of the share at an evaluation point.
    ///
    /// - Parameter evaluationPoint: Where the share lies.
    /// - Returns: The verification share; `nil` if nobody holds it.
    public func verificationShare(at evaluationPoint: Scalar) -> Point? {
        holders.first { $0.evaluationPoint == evaluationPoint }?.verificationShare
    }
}

extension ThresholdKey: CustomStringConvertible {
    /// The compressed public key, how many shares use it, and where it comes from.
    public var description: String {
        "\(publicKey), \(threshold) of \(holders.count) shares, \(provenance)"
    }
}
