import TestSupport
import Testing

@testable import ThresholdSigning

@Suite("Messages between a coordinator and its signers")
final class SigningMessageTests {
    private let group: TestGroup
    private let identity: SigningKey
    private let coordinator: SigningKey

    init() throws {
        group = try TestGroup(2, of: 3)
        identity = try SigningKey(SecretScalar(Scalar(77)))
        coordinator = try SigningKey(SecretScalar(Scalar(78)))
    }

    private func answer(next: Bool) throws -> (SigningAnswer, SigningRequest) {
        let request = try group.request(to: [1, 2], by: .rfc9591)
        let nonces = try group.nonces(1, by: .rfc9591)
        let following = try group.nonces(1, by: .rfc9591, seed: 9)
        return (
            SigningAnswer(
                try group.answer(1, to: request), to: request, commitment: nonces.commitment,
                next: next ? following.commitment : nil, signedBy: identity), request
        )
    }

    /// Every beginning of an encoding, and one byte more, is refused; whatever byte is changed, the signature is wrong or
    /// it does not decode.
    private func check(
        _ bytes: [UInt8], headerByteCount: Int = 2,
        isAuthentic: ([UInt8]) throws -> Bool
    ) throws {
        #expect(try isAuthentic(bytes))
        for length in 0..<bytes.count {
            #expect(throws: (any Error).self) { try isAuthentic(Array(bytes.prefix(length))) }
        }
        #expect(throws: (any Error).self) { try isAuthentic(bytes + [0]) }
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 4
            guard let isAuthentic = try? isAuthentic(changed) else { continue }
            #expect(position >= headerByteCount)
            #expect(!isAuthentic, "byte \(position)")
        }
    }

    @Test("An answer is read as it was written, and all of it is signed", arguments: [false, true])
    func answers(next: Bool) throws {
        let (answer, request) = try answer(next: next)
        #expect(answer.encoded.count == (next ? 265 : 199))
        #expect(try SigningAnswer(decoding: answer.encoded) == answer)
        #expect(answer.requestDigest == request.digest)
        #expect((answer.nextCommitment != nil) == next)
        let key = identity.verificationKey
        try check(answer.encoded) { try SigningAnswer(decoding: $0).isAuthentic(by: key) }
        #expect(!answer.isAuthentic(by: coordinator.verificationKey))
    }

    @Test("A share that is no integer below q is kept as it came, and is no share")
    func notCanonical() throws {
        let (answer, _) = try answer(next: false)
        #expect(answer.signatureShare != nil)
        let other = SigningAnswer(
            index: answer.index, requestDigest: answer.requestDigest,
            commitment: answer.commitment, share: [UInt8](repeating: 0xFF, count: 32),
            nextCommitment: nil, signedBy: identity, auxiliaryRandomness: nil)
        #expect(try SigningAnswer(decoding: other.encoded) == other)
        #expect(other.signatureShare == nil)
    }

    @Test("A first commitment names its scheme and key, and all of it is signed")
    func firstCommitments() throws {
        for scheme in TestGroup.schemes {
            let nonces = try group.nonces(2, by: scheme)
            let first = FirstCommitment(of: nonces, signedBy: identity)
            #expect(first.encoded.count == 171)
            let read = try FirstCommitment(decoding: first.encoded)
            #expect(read == first)
            #expect(read.scheme == scheme)
            #expect(read.keyDigest == group.key.epoch.transcript)
            #expect(read.commitment == nonces.commitment.encoded)
            let key = identity.verificationKey
            try check(first.encoded) { try FirstCommitment(decoding: $0).isAuthentic(by: key) }
            #expect(!first.isAuthentic(by: coordinator.verificationKey))
        }
        let bytes = FirstCommitment(of: try group.nonces(2, by: .taproot), signedBy: identity)
            .encoded
        var unknown = bytes
        unknown[4] = 4
        #expect(throws: SigningRequestError.unknownScheme(number: 4, version: 0)) {
            try FirstCommitment(decoding: unknown)
        }
    }

    @Test("A signed request names its coordinator, and all of it is signed")
    func signedRequests() throws {
        let request = try group.request(to: [1, 3], by: .bip445(.draft12))
        let signed = SignedRequest(request, signedBy: coordinator)
        #expect(signed.coordinator == coordinator.verificationKey)
        #expect(try SignedRequest(decoding: signed.encoded) == signed)
        #expect(signed.encoded.count == 98 + request.encoded.count)
        try check(signed.encoded) { try SignedRequest(decoding: $0).isAuthentic }
    }
}
