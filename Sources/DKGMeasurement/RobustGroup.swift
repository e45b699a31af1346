import DKGTestHarness
import PolynomialCommitments
import Secp256k1Group
import ThresholdKeys
import ThresholdSigning

/// A key whose members have identities, and the members.
final class RobustGroup {
    let key: ThresholdKey
    let scheme: SigningScheme
    let threshold: Int
    let message = [UInt8](repeating: 0x5A, count: 32)
    let nodes: [RobustNode]
    private let coordinatorKey: SigningKey

    init(_ scheme: SigningScheme, threshold: Int, of count: Int, seed: UInt64) throws {
        let size = try Threshold(threshold)
        let indices = try (1...max(1, count)).map { try ParticipantIndex($0) }
        var source = DeterministicRandomSource(seed: seed, label: "robust key")
        let polynomial = (0..<threshold).map { _ in Scalar(reducing: source.nextDigest()) }
        let values = indices.map { index in
            polynomial.reversed().reduce(Scalar.zero) { $0 * Scalar(index) + $1 }
        }
        let identities = indices.map { _ in Scalar(reducing: source.nextDigest()) }
        let key = try ThresholdKey(
            publicKey: (polynomial.first ?? .zero).timesGenerator(), threshold: size,
            shares: indices.indices.map { position in
                PublicShare(
                    evaluationPoint: Scalar(indices[position]),
                    point: values[position].timesGenerator(),
                    identity: try SigningKey(SecretScalar(identities[position])).verificationKey)
            },
            purpose: .signing)
        nodes = try indices.indices.map { position in
            RobustNode(
                try Signer(
                    SecretKeyShare(
                        SecretScalar(values[position]), at: Scalar(indices[position]), of: key),
                    by: scheme),
                identity: try SigningKey(SecretScalar(identities[position])))
        }
        coordinatorKey = try SigningKey(SecretScalar(Scalar(reducing: source.nextDigest())))
        self.key = key
        self.scheme = scheme
        self.threshold = threshold
    }

    /// A signature of the first t members by a plain session, from the making of nonces to the verification.
    func plainSignature(
        arithmetic: PublicArithmetic, random: inout some RandomSource
    ) throws -> ThresholdSignature {
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for position in 0..<threshold {
            let bytes = try nodes[position].commitment(random: &random)
            commitments[key.members[position].index] = try NonceCommitment(decoding: bytes)
        }
        let session = try SigningSession(
            for: message, with: key, by: scheme, derivation: .none, commitments: commitments,
            options: [], arithmetic: arithmetic)
        let request = session.request.encoded
        let shares = try (0..<threshold).map { position in
            try SignatureShare(
                decoding: nodes[position].share(request, arithmetic: arithmetic),
                of: key.members[position].index)
        }
        return try verified(session.aggregate(shares), under: session.signingKey)
    }

    /// A signature of the first t members by a plain session whose messages carry the same signatures as those of a robust one,
    /// each of which is checked.
    func signedSignature(
        arithmetic: PublicArithmetic, random: inout some RandomSource
    ) throws -> ThresholdSignature {
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for position in 0..<threshold {
            let first = try FirstCommitment(
                decoding: nodes[position].firstCommitment(random: &random))
            guard first.isAuthentic(by: nodes[position].identityKey) else {
                throw MeasurementError.otherBlame
            }
            commitments[first.index] = try NonceCommitment(decoding: first.commitment)
        }
        let session = try SigningSession(
            for: message, with: key, by: scheme, derivation: .none, commitments: commitments,
            options: [], arithmetic: arithmetic)
        let request = SignedRequest(session.request, signedBy: coordinatorKey).encoded
        let shares = try (0..<threshold).map { position in
            let answer = try SigningAnswer(
                decoding: nodes[position].lastAnswer(request, arithmetic: arithmetic))
            guard answer.isAuthentic(by: nodes[position].identityKey),
                let share = answer.signatureShare
            else { throw MeasurementError.otherBlame }
            return share
        }
        return try verified(session.aggregate(shares), under: session.signingKey)
    }

    /// A signature by a robust coordinator.
    ///
    /// Of every session before the last one signer lies, after the others have answered; so there are as many sessions as
    /// there can be.
    func robustSignature(
        liars: Int, arithmetic: PublicArithmetic, random: inout some RandomSource
    ) throws -> (signature: ThresholdSignature, sessions: Int) {
        var coordinator = try RobustCoordinator(
            for: message, with: key, by: scheme, derivation: .none, options: [],
            signedBy: coordinatorKey.duplicate(), arithmetic: arithmetic)
        // The first t - 1 are honest, then the liars come, and then the others.
        let liars = threshold - 1..<threshold - 1 + liars
        var newcomers = nodes.indices.makeIterator()
        var asked: [(position: Int, request: [UInt8])] = []
        var encoded: [UInt8] = []
        var last: SignedRequest?
        while true {
            let bytes: [UInt8]
            if let next = asked.first {
                asked.removeFirst()
                bytes = try nodes[next.position].answer(
                    next.request, lies: liars.contains(next.position), arithmetic: arithmetic,
                    random: &random)
            } else if let position = newcomers.next() {
                bytes = try nodes[position].firstCommitment(random: &random)
            } else {
                throw MeasurementError.otherBlame
            }
            for action in coordinator.receive(bytes) {
                switch action {
                case .ask(let index, let request):
                    // Everybody is sent the same bytes.
                    if request != last { encoded = request.encoded }
                    last = request
                    asked.append((index.position, encoded))
                case .convicted(let verdict, _):
                    guard let index = verdict.index, liars.contains(index.position) else {
                        throw MeasurementError.otherBlame
                    }
                case .finished(let signature):
                    let key = coordinator.signingKey ?? key.publicKey
                    return (try verified(signature, under: key), coordinator.sessionCount)
                default: throw MeasurementError.otherBlame
                }
            }
        }
    }

    private func verified(
        _ signature: ThresholdSignature, under key: PublicKey
    ) throws -> ThresholdSignature {
        guard signature.isValid(for: message, under: key) else {
            throw MeasurementError.otherBlame
        }
        return signature
    }

    /// A request to the first t members, what the last of them has to answer, and what it answers wrong.
    func exchange(
        random: inout some RandomSource
    ) throws -> (
        request: SigningRequest, share: SignatureShare, commitment: NonceCommitment,
        lie: SigningAnswer
    ) {
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for position in 0..<threshold {
            commitments[key.members[position].index] = try NonceCommitment(
                decoding: nodes[position].commitment(random: &random))
        }
        let request = try SigningRequest(
            for: message, with: key, by: scheme, commitments: commitments)
        let last = key.members[threshold - 1].index
        guard let commitment = commitments[last] else { throw MeasurementError.otherBlame }
        let share = try SignatureShare(
            decoding: nodes[threshold - 1].share(
                request.encoded, arithmetic: .standard),
            of: last)
        let lie = nodes[threshold - 1].sign(
            SignatureShare(share.value + .one, of: last), to: request, commitment: commitment,
            next: commitment)
        return (request, share, commitment, lie)
    }
}
