import PolynomialCommitments
import ThresholdKeys

/// The signers of a session and the key that they sign with: what the draft checks before it looks at a contribution.
struct BIP445Signers: Sendable {
    let version: BIP445Version
    let identifiers: [Int]
    let publicShares: [Point]?
    let key: TweakedKey
    let message: [UInt8]

    init(_ parameters: BIP445Parameters) throws(BIP445Error) {
        let p = parameters
        guard p.tweaks.count == p.isXOnly.count else { throw .tweakModes }
        try BIP445Signers.checkNumbers(p)
        if let shares = p.publicShares, shares.count != p.identifiers.count {
            throw .publicShareCount
        }
        var points: [Point]? = p.publicShares == nil ? nil : []
        for (position, identifier) in p.identifiers.enumerated() {
            guard (0..<p.participants).contains(identifier) else {
                throw .identifierRange(position: position)
            }
            guard let bytes = p.publicShares?[position] else { continue }
            guard let point = try? Point(compressed: bytes) else {
                throw .publicShare(position: position)
            }
            points?.append(point)
        }
        guard Set(p.identifiers).count == p.identifiers.count else { throw .duplicateIdentifier }
        if let points {
            try BIP445Signers.check(points, at: p.identifiers, of: p.thresholdKey)
        }
        guard let threshold = try? PublicKey(compressed: p.thresholdKey) else {
            throw .thresholdKey
        }
        key = try BIP445Signers.tweaked(threshold, p.tweaks, p.isXOnly)
        version = p.version
        identifiers = p.identifiers
        publicShares = points
        message = p.message
    }

    private static func checkNumbers(_ p: BIP445Parameters) throws(BIP445Error) {
        guard p.threshold >= 1, p.threshold <= p.participants else { throw .threshold }
        if let maximum = p.version.maximumMemberCount, p.participants > maximum {
            throw .tooManyParticipants
        }
        guard (p.threshold...p.participants).contains(p.identifiers.count) else {
            throw .signerCount
        }
    }

    /// The public shares of the signers interpolate to the key.
    private static func check(
        _ points: [Point], at identifiers: [Int], of key: [UInt8]
    ) throws(BIP445Error) {
        guard let sum = interpolated(points, at: identifiers) else { throw .duplicateIdentifier }
        if sum.isInfinity { throw .keyAtInfinity }
        guard sum.compressed == key else { throw .otherKey }
    }

    /// Where shares at some identifiers lead to at zero; `nil` if one comes twice.
    static func interpolated(_ points: [Point], at identifiers: [Int]) -> Point? {
        guard
            let weights = Interpolation.weights(ofPoints: identifiers.map(evaluationPoint))
        else { return nil }
        return zip(points, weights).reduce(Point.infinity) { $0 + $1.0.multiplied(by: $1.1) }
    }

    /// x = id + 1.
    static func evaluationPoint(_ identifier: Int) -> Scalar {
        Scalar(UInt64(clamping: identifier)) + .one
    }

    private static func tweaked(
        _ key: PublicKey, _ tweaks: [[UInt8]], _ isXOnly: [Bool]
    ) throws(BIP445Error) -> TweakedKey {
        var result = TweakedKey(key)
        for (bytes, isXOnly) in zip(tweaks, isXOnly) {
            guard bytes.count == Scalar.byteCount else { throw .tweakLength }
            guard let scalar = try? Scalar(decoding: bytes) else { throw .tweakRange }
            do throws(DerivationError) {
                result = try result.tweaked(by: scalar, as: isXOnly ? .xOnly : .plain)
            } catch {
                throw .tweakedToInfinity
            }
        }
        return result
    }

    /// The identifiers as they are hashed: ascending.
    var ascending: [UInt32] { identifiers.sorted().map { UInt32(clamping: $0) } }

    /// Where a signer is in the lists.
    func position(of identifier: Int) throws(BIP445Error) -> Int {
        guard let position = identifiers.firstIndex(of: identifier) else { throw .notAmongSigners }
        return position
    }

    /// A signer's own public share is in the list; from 0.8 on at its own place.
    func check(_ publicShare: Point, at position: Int) throws(BIP445Error) {
        guard let publicShares else { return }
        let isThere =
            switch version {
            case .draft6: publicShares.contains(publicShare)
            case .draft12: publicShares[position] == publicShare
            }
        guard isThere else { throw .otherPublicShare }
    }

    /// lambda of the signer at a position.
    func weight(at position: Int) -> Scalar {
        // Distinct identifiers below q have inverses.
        Interpolation.weight(
            ofPlace: position, in: identifiers.map(BIP445Signers.evaluationPoint)) ?? .zero
    }
}
