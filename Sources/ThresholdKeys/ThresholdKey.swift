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

    /// Puts a key together of parts that anybody may have sent, and checks that they belong together.
    ///
    /// Public key and verification shares have to be the values of one polynomial with exactly t coefficients.
    /// Otherwise different shares would give different secrets, or fewer than t would give one. Variable time;
    /// with n holders n^2 products of scalars and one linear combination of n points.
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
        try self.init(
            unverified: publicKey, threshold: threshold, holders: holders, provenance: provenance)
        let values =
            [(point: Scalar.zero, value: publicKey)]
            + self.holders.map { (point: $0.evaluationPoint, value: $0.verificationShare) }
        guard CommonPolynomial.passes(through: values, coefficients: threshold.count) else {
            throw .notOnePolynomial(threshold: threshold.count)
        }
    }

    /// Puts a key together without checking that its parts belong together.
    ///
    /// For a protocol that made the verification shares from one polynomial itself. Parts that came from
    /// somewhere go through ``init(publicKey:threshold:holders:provenance:)``.
    ///
    /// - Parameters:
    ///   - publicKey: The public key.
    ///   - threshold: How many shares use it.
    ///   - holders: Who holds a share, in any order.
    ///   - provenance: Which protocol made it.
    /// - Throws: ``ThresholdKeyError``, for a key at infinity, too few holders, or evaluation points that are
    ///   zero or come twice.
    public init(
        unverified publicKey: Point, threshold: Threshold, holders: [Holder],
        provenance: KeyProvenance
    ) throws(ThresholdKeyError) {
        if publicKey.isInfinity { throw .keyAtInfinity }
        guard holders.count >= threshold.count else {
            throw .tooFewHolders(needed: threshold.count, got: holders.count)
        }
        let ordered = holders.sorted {
            ThresholdKey.isLess($0.evaluationPoint, $1.evaluationPoint)
        }
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

    /// The order of the holders: that of the integers.
    private static func isLess(_ left: Scalar, _ right: Scalar) -> Bool {
        let (a, b) = (left.words, right.words)
        return (a.3, a.2, a.1, a.0) < (b.3, b.2, b.1, b.0)
    }

    /// The public key of the share at an evaluation point.
    ///
    /// - Parameter evaluationPoint: Where the share lies.
    /// - Returns: The verification share; `nil` if nobody holds it.
    public func verificationShare(at evaluationPoint: Scalar) -> Point? {
        // The holders are ascending.
        var range = holders.indices
        while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
            let holder = holders[middle]
            if holder.evaluationPoint == evaluationPoint { return holder.verificationShare }
            range =
                ThresholdKey.isLess(holder.evaluationPoint, evaluationPoint)
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }
}

extension ThresholdKey: CustomStringConvertible {
    /// The compressed public key, how many shares use it, and where it comes from.
    public var description: String {
        "\(publicKey), \(threshold) of \(holders.count) shares, \(provenance)"
    }
}
