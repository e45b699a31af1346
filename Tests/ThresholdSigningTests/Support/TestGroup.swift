import TestSupport
import ThresholdSigning

/// A key whose shares are all in one place, and its members.
struct TestGroup {
    let key: ThresholdKey
    let secret: Scalar
    private let values: [ParticipantIndex: Scalar]

    /// Deals a key.
    ///
    /// - Parameters:
    ///   - threshold: t.
    ///   - count: n.
    ///   - isOddKey: Whether y of the key is odd; `nil` as it comes.
    ///   - isForeign: Whether another protocol made it.
    ///   - points: The evaluation points; `nil` for the indices.
    ///   - purpose: What it is for.
    ///   - seed: Of everything random.
    /// - Throws: What a key is refused for.
    init(
        _ threshold: Int, of count: Int, isOddKey: Bool? = nil, isForeign: Bool = true,
        points: [Scalar]? = nil, purpose: Purpose = .signing, seed: UInt64 = 1
    ) throws {
        var source = SeededRandomSource(seed: seed)
        var coefficients = (0..<threshold).map { _ in source.scalar() }
        if let isOddKey, coefficients[0].timesGenerator().hasOddY != isOddKey {
            coefficients[0] = -coefficients[0]
        }
        try self.init(
            coefficients, of: count, isForeign: isForeign, points: points, purpose: purpose)
    }

    /// The key of a polynomial.
    init(
        _ coefficients: [Scalar], of count: Int, isForeign: Bool = true, points: [Scalar]? = nil,
        purpose: Purpose = .signing
    ) throws {
        secret = coefficients[0]
        let points = try points ?? (1...count).map { Scalar(try ParticipantIndex($0)) }
        var values: [ParticipantIndex: Scalar] = [:]
        var shares: [PublicShare] = []
        for (position, point) in points.enumerated() {
            let value = coefficients.reversed().reduce(Scalar.zero) { $0 * point + $1 }
            values[try ParticipantIndex(position + 1)] = value
            shares.append(PublicShare(evaluationPoint: point, point: value.timesGenerator()))
        }
        self.values = values
        let threshold = try Threshold(coefficients.count)
        if isForeign {
            key = try ThresholdKey(
                publicKey: secret.timesGenerator(), threshold: threshold, shares: shares,
                purpose: purpose)
        } else {
            key = ThresholdKey(
                published: secret.timesGenerator(), threshold: threshold, shares: shares,
                purpose: purpose,
                epoch: KeyEpoch(number: 0, genesis: .zero, transcript: .zero, board: .agreed))
        }
    }

    func share(_ index: Int) throws -> SecretKeyShare {
        let index = try ParticipantIndex(index)
        guard let value = values[index], let member = key.member(index) else {
            throw TestError("no member \(index)")
        }
        return try SecretKeyShare(SecretScalar(value), at: member.evaluationPoint, of: key)
    }

    func signer(
        _ index: Int, by scheme: SigningScheme, options: SigningOptions = []
    ) throws -> Signer {
        try Signer(share(index), by: scheme, options: options)
    }

    /// A pair of nonces, always the same for a seed.
    func nonces(
        _ index: Int, by scheme: SigningScheme, options: SigningOptions = [], seed: UInt64 = 7
    ) throws -> NoncePair {
        var source = SeededRandomSource(seed: seed &* 1_000 &+ UInt64(index))
        return try signer(index, by: scheme, options: options).commit(random: &source)
    }

    /// A request to some signers, with the commitments of ``nonces(_:by:options:seed:)``.
    func request(
        _ message: [UInt8] = [1, 2, 3], to signers: [Int], by scheme: SigningScheme,
        derivation: SigningDerivation = .none, options: SigningOptions = [], seed: UInt64 = 7
    ) throws -> SigningRequest {
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for index in signers {
            commitments[try ParticipantIndex(index)] = try nonces(
                index, by: scheme, options: options, seed: seed
            ).commitment
        }
        return try SigningRequest(
            for: message, with: key, by: scheme, derivation: derivation, commitments: commitments)
    }

    /// What a signer answers.
    func answer(
        _ index: Int, to request: SigningRequest, options: SigningOptions = [], seed: UInt64 = 7
    ) throws -> SignatureShare {
        let signer = try signer(index, by: request.scheme, options: options)
        let nonces = try nonces(index, by: request.scheme, options: options, seed: seed)
        return try signer.sign(signer.examine(request, for: nonces), with: nonces)
    }

    /// A whole session; the signature that it gives.
    func sign(
        _ message: [UInt8] = [1, 2, 3], by signers: [Int], _ scheme: SigningScheme,
        derivation: SigningDerivation = .none, options: SigningOptions = [], seed: UInt64 = 7
    ) throws -> (session: SigningSession, signature: ThresholdSignature) {
        let request = try request(
            message, to: signers, by: scheme, derivation: derivation, options: options, seed: seed)
        let session = try SigningSession(request, of: key, options: options)
        let shares = try signers.map {
            try answer($0, to: request, options: options, seed: seed)
        }
        return (session, try session.aggregate(shares))
    }

    static let schemes: [SigningScheme] = [
        .rfc9591, .taproot, .bip445(.draft6), .bip445(.draft12),
    ]
}
