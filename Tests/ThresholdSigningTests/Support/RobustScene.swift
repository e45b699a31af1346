import TestSupport
import ThresholdSigning

/// A key whose members have identities, a robust coordinator, and signers that answer it.
final class RobustScene {
    let key: ThresholdKey
    let scheme: SigningScheme
    private var coordinator: RobustCoordinator
    private let values: [Scalar]
    private var drawn: [Int: UInt64] = [:]

    static let message: [UInt8] = [4, 5, 6]

    init(
        _ threshold: Int, of count: Int, by scheme: SigningScheme,
        message: [UInt8] = RobustScene.message,
        withoutIdentity: Set<Int> = [], derivation: SigningDerivation = .none,
        arithmetic: PublicArithmetic = .standard
    ) throws {
        var source = SeededRandomSource(seed: 17)
        let coefficients = (0..<threshold).map { _ in source.scalar() }
        let values = try (1...count).map { number in
            let point = Scalar(try ParticipantIndex(number))
            return coefficients.reversed().reduce(Scalar.zero) { $0 * point + $1 }
        }
        let shares = try values.enumerated().map { position, value in
            PublicShare(
                evaluationPoint: Scalar(try ParticipantIndex(position + 1)),
                point: value.timesGenerator(),
                identity: withoutIdentity.contains(position + 1)
                    ? nil : try RobustScene.identity(position + 1).verificationKey)
        }
        let key = try ThresholdKey(
            publicKey: coefficients[0].timesGenerator(), threshold: Threshold(threshold),
            shares: shares)
        let coordinator = try RobustCoordinator(
            for: message, with: key, by: scheme, derivation: derivation, options: [],
            signedBy: SigningKey(SecretScalar(Scalar(999))), arithmetic: arithmetic)
        self.key = key
        self.values = values
        self.scheme = scheme
        self.coordinator = coordinator
    }

    var signature: ThresholdSignature? { coordinator.signature }
    var signingKey: PublicKey? { coordinator.signingKey }
    var sessionCount: Int { coordinator.sessionCount }

    func receive(_ bytes: [UInt8]) -> [CoordinatorAction] { coordinator.receive(bytes) }

    static func identity(_ number: Int) throws -> SigningKey {
        try SigningKey(SecretScalar(Scalar(1000 + UInt64(number))))
    }

    func signer(_ number: Int) throws -> Signer {
        let index = try ParticipantIndex(number)
        return try Signer(
            SecretKeyShare(SecretScalar(values[number - 1]), at: Scalar(index), of: key),
            by: scheme)
    }

    /// A signer's pair of nonces with a number.
    func nonces(_ number: Int, _ pair: UInt64) throws -> NoncePair {
        var source = SeededRandomSource(seed: UInt64(number) &* 1000 &+ pair)
        return try signer(number).commit(random: &source)
    }

    /// A signer offers its next pair.
    func offer(_ number: Int) throws -> [CoordinatorAction] {
        let pair = drawn[number, default: 0]
        drawn[number] = pair + 1
        let first = FirstCommitment(
            of: try nonces(number, pair), signedBy: try RobustScene.identity(number))
        return coordinator.receive(first.encoded)
    }

    /// What a signer answers with the pair that it offered last, and with its next one; it may add something to its share.
    func answer(
        _ number: Int, to request: SignedRequest, adding error: Scalar = .zero,
        offersNext: Bool = true
    ) throws -> SigningAnswer {
        let pair = drawn[number, default: 1] - 1
        let nonces = try nonces(number, pair)
        let commitment = nonces.commitment
        let signer = try signer(number)
        let share = try signer.sign(signer.examine(request.request, for: nonces), with: nonces)
        var next: NonceCommitment?
        if offersNext {
            drawn[number] = pair + 2
            next = try self.nonces(number, pair + 1).commitment
        }
        return SigningAnswer(
            SignatureShare(share.value + error, of: share.index), to: request.request,
            commitment: commitment, next: next, signedBy: try RobustScene.identity(number))
    }
}

extension [CoordinatorAction] {
    /// Who is asked, and what.
    var asked: [Int: SignedRequest] {
        reduce(into: [:]) { asked, action in
            if case .ask(let index, let request) = action { asked[Int(index.value)] = request }
        }
    }
}
