import TestSupport

@testable import FROSTKeyGeneration

/// A session of which a test knows every secret, so that it can change anything that the first participant is
/// given, and see what comes of it by either arithmetic.
struct DealtSession: Sendable {
    let suite: FROSTCiphersuite
    let identifiers: [FROSTIdentifier]
    let threshold: Int
    /// The polynomials, in the order of the identifiers.
    var polynomials: [[Scalar]]
    let nonces: [Scalar]
    /// What is added to the responses of the proofs.
    var responseErrors: [Scalar]
    /// What is added to the shares for the first participant.
    var shareErrors: [Scalar]

    /// What the first participant ends with.
    enum Outcome: Hashable {
        /// Its packages, encoded.
        case key(secret: [UInt8], public: [UInt8])
        case fault(FROSTError)
    }

    init(
        _ suite: FROSTCiphersuite, identifiers: [FROSTIdentifier], threshold: Int, seed: UInt64
    ) {
        var source = SeededRandomSource(seed: seed)
        self.suite = suite
        self.identifiers = identifiers
        self.threshold = threshold
        polynomials = identifiers.map { _ in source.scalars(threshold) }
        nonces = source.scalars(identifiers.count)
        responseErrors = identifiers.map { _ in .zero }
        shareErrors = identifiers.map { _ in .zero }
    }

    /// The first part of a participant.
    func first(_ position: Int) throws -> FROSTDealer {
        FROSTDealer(
            try FROSTSetup(
                ciphersuite: suite, identifier: identifiers[position], threshold: threshold,
                participants: identifiers.count),
            polynomial: try SecretPolynomial(polynomials[position]),
            nonce: SecretScalar(nonces[position]))
    }

    /// The packages of all but the first participant.
    func broadcasts() throws -> [FROSTBroadcast] {
        try identifiers.indices.dropFirst().map { position in
            let package = try first(position).package
            let proof = FROSTProof(
                noncePoint: package.proof.noncePoint,
                response: package.proof.response + responseErrors[position])
            return FROSTBroadcast(
                FROSTRound1Package(
                    ciphersuite: suite, commitment: package.commitment, proof: proof),
                from: identifiers[position])
        }
    }

    /// The share from a participant for the first one.
    func share(from position: Int) throws -> FROSTRound2Package {
        let value = polynomials[position].reversed().reduce(Scalar.zero) {
            $0 * identifiers[0].scalar + $1
        }
        return FROSTRound2Package(
            SecretScalar(value + shareErrors[position]), in: suite)
    }

    /// The second part of the first participant, with all shares.
    func second(
        _ broadcasts: [FROSTBroadcast], by arithmetic: PublicArithmetic
    ) throws -> FROSTReceiver {
        var part = try first(0).receive(broadcasts, by: arithmetic)
        // In whatever order: the smallest identifier is named all the same.
        for position in identifiers.indices.dropFirst().reversed() {
            try part.receive(share(from: position), from: identifiers[position])
        }
        return part
    }

    /// What the first participant ends with.
    func outcome(
        _ broadcasts: [FROSTBroadcast]? = nil, by arithmetic: PublicArithmetic
    ) throws -> Outcome {
        let broadcasts = try broadcasts ?? self.broadcasts()
        do {
            let key = try second(broadcasts, by: arithmetic).finish()
            return .key(
                secret: key.keyPackage.secretEncoding().opened(),
                public: key.publicKeyPackage.encoded())
        } catch let error as FROSTError {
            return .fault(error)
        }
    }
}

/// How the participants of a test are called: every way takes another path.
enum Naming: CaseIterable {
    case consecutive, sparse, large, hashed, mixed

    func identifiers(_ count: Int, in suite: FROSTCiphersuite) throws -> [FROSTIdentifier] {
        try (1...count).map { number in
            let plain = FROSTIdentifier(try ParticipantIndex(number))
            let hashed =
                FROSTIdentifier.derived(from: Array("member \(number)".utf8), in: suite) ?? plain
            return switch self {
            case .consecutive: plain
            case .sparse: FROSTIdentifier(try ParticipantIndex(3 * (count + 1 - number)))
            case .large: FROSTIdentifier(try ParticipantIndex(65535 - 11 * number))
            case .hashed: hashed
            case .mixed: number == 2 ? hashed : plain
            }
        }
    }
}
