import PolynomialCommitments
package import ThresholdKeys

/// A session of BIP 445 with the inputs of the draft itself (Signing.md, section 1.3).
///
/// ``Signer`` and ``SigningSession`` compute the same from a request that names every commitment; this is for whoever
/// speaks with other implementations, and for the published vectors.
package struct BIP445Session: Sendable {
    let signers: BIP445Signers
    let terms: SigningTerms

    /// Begins a session, SessionContext and GetSessionValues in the draft.
    package init(
        _ parameters: BIP445Parameters, aggregateNonce: [UInt8]
    ) throws(BIP445Error) {
        let signers = try BIP445Signers(parameters)
        guard let aggregate = try? AggregateNonce(decoding: aggregateNonce) else {
            throw .contribution(.aggregateNonce, position: nil)
        }
        self.init(signers, aggregate)
    }

    init(_ signers: BIP445Signers, _ aggregate: AggregateNonce) {
        self.signers = signers
        terms = SigningTerms(
            bip445: signers.version, identifiers: signers.ascending, aggregate: aggregate,
            key: signers.key, message: signers.message)
    }

    /// The key that signs.
    package var key: TweakedKey { signers.key }

    /// R, b and e g, for the published vectors.
    package var values: (noncePoint: Point, coefficient: Scalar) {
        (terms.noncePoint, terms.bindingFactors[0])
    }

    /// NonceAgg: the sums of the halves, where a half of zeros is nobody's.
    package static func aggregateNonce(
        of publicNonces: [[UInt8]]
    ) throws(BIP445Error) -> [UInt8] {
        AggregateNonce(of: try commitments(publicNonces)).encoded
    }

    /// The nonces as points: first all first halves, then all second ones.
    private static func commitments(
        _ publicNonces: [[UInt8]]
    ) throws(BIP445Error) -> [NonceCommitment] {
        let hiding = try points(publicNonces, half: 0)
        let binding = try points(publicNonces, half: 1)
        return zip(hiding, binding).compactMap { NonceCommitment(hiding: $0, binding: $1) }
    }

    private static func points(
        _ publicNonces: [[UInt8]], half: Int
    ) throws(BIP445Error) -> [Point] {
        var points: [Point] = []
        let start = half * Point.compressedByteCount
        for (position, bytes) in publicNonces.enumerated() {
            guard bytes.count == NonceCommitment.byteCount,
                let point = try? Point(
                    compressed: bytes[start..<start + Point.compressedByteCount])
            else { throw .contribution(.publicNonce, position: position) }
            points.append(point)
        }
        return points
    }

    /// Sign.
    package func sign(
        _ secretNonce: borrowing SecretBytes, share secretShare: borrowing SecretBytes,
        identifier: Int
    ) throws(BIP445Error) -> [UInt8] {
        let first = try BIP445Session.nonce(secretNonce, half: 1)
        let second = try BIP445Session.nonce(secretNonce, half: 2)
        let share = try BIP445Session.share(secretShare)
        let publicShare = share.timesGenerator()
        let position = try signers.position(of: identifier)
        try signers.check(publicShare, at: position)
        return try sign(first, second, share, publicShare, at: position).encoded
    }

    static func nonce(
        _ bytes: borrowing SecretBytes, half: Int
    ) throws(BIP445Error) -> SecretScalar {
        let start = (half - 1) * Scalar.byteCount
        guard
            let scalar = try? SecretScalar(decoding: bytes.part(start..<start + Scalar.byteCount)),
            !scalar.timesGenerator().isInfinity
        else { throw .secretNonce(half: half) }
        return scalar
    }

    static func share(_ bytes: borrowing SecretBytes) throws(BIP445Error) -> SecretScalar {
        guard let share = try? SecretScalar(decoding: bytes), !share.timesGenerator().isInfinity
        else { throw .secretShare }
        return share
    }

    /// s = +-(k_1 + b k_2) + e lambda g gacc s_i, checked by its own equation.
    func sign(
        _ first: borrowing SecretScalar, _ second: borrowing SecretScalar,
        _ share: borrowing SecretScalar, _ publicShare: Point, at position: Int
    ) throws(BIP445Error) -> Scalar {
        let weight = signers.weight(at: position)
        guard
            let value = terms.response(
                first, second, share, bindingFactor: terms.bindingFactors[position],
                weight: weight),
            let commitment = NonceCommitment(
                hiding: first.timesGenerator(), binding: second.timesGenerator()),
            terms.hold(value, at: position, commitment, publicShare, weight: weight)
        else { throw .computation }
        return value
    }

    /// PartialSigVerify, whose session is the one of the listed nonces.
    package static func isValid(
        _ partialSignature: [UInt8], at position: Int, publicNonces: [[UInt8]],
        _ parameters: BIP445Parameters
    ) throws(BIP445Error) -> Bool {
        let count = parameters.identifiers.count
        guard publicNonces.count == count, parameters.publicShares?.count ?? count == count else {
            throw .publicShareCount
        }
        guard publicNonces.indices.contains(position) else { throw .noSuchPosition }
        let commitments = try commitments(publicNonces)
        let session = BIP445Session(
            try BIP445Signers(parameters), AggregateNonce(of: commitments))
        guard let publicShares = session.signers.publicShares else { throw .publicSharesNeeded }
        guard let value = try? Scalar(decoding: partialSignature) else { return false }
        return session.terms.hold(
            value, at: position, commitments[position], publicShares[position],
            weight: session.signers.weight(at: position))
    }

    /// PartialSigAgg: x(R) || s.
    package func aggregate(_ partialSignatures: [[UInt8]]) throws(BIP445Error) -> [UInt8] {
        guard partialSignatures.count == signers.identifiers.count else {
            throw .partialSignatureCount
        }
        var sum = terms.addend
        for (position, bytes) in partialSignatures.enumerated() {
            guard let value = try? Scalar(decoding: bytes) else {
                throw .contribution(.partialSignature, position: position)
            }
            sum = sum + value
        }
        return ThresholdSignature(
            scheme: .bip445(signers.version), noncePoint: terms.noncePoint, response: sum
        ).encoded
    }
}
