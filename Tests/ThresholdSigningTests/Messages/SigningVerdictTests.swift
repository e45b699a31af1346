import TestSupport
import Testing

@testable import ThresholdSigning

@Suite("What a verdict says")
struct SigningVerdictTests {
    @Test("It names who did what; one word for each fault")
    func descriptions() throws {
        #expect(Set(SigningFault.allCases.map(\.description)).count == SigningFault.allCases.count)
        let group = try TestGroup(1, of: 1)
        let scheme = SigningScheme.bip445(.draft12)
        let request = try group.request(to: [1], by: scheme)
        // The same request with both halves of the aggregate exchanged.
        var bytes = request.encoded
        let start = bytes.count - 8 - request.message.count - 66
        let halves = Array(bytes[start..<start + 66])
        bytes.replaceSubrange(start..<start + 66, with: halves.suffix(33) + halves.prefix(33))
        let coordinator = try SigningKey(SecretScalar(Scalar(5)))
        let lying = SignedRequest(
            try SigningRequest(decoding: bytes), signedBy: coordinator)
        let verdict = try #require(SigningEvidence.wrongAggregate(lying).verdict())
        #expect(verdict.culprit == coordinator.verificationKey)
        #expect(verdict.fault == .wrongAggregate)
        let name = coordinator.verificationKey.encoded.map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        #expect(
            verdict.description
                == "the coordinator \(name), signed a request whose aggregate nonce is not the sum of its list."
        )
        let honest = SignedRequest(request, signedBy: coordinator)
        #expect(SigningEvidence.wrongAggregate(honest).verdict() == nil)
    }

    @Test("Both answers of a reused pair need their signatures")
    func reusedNonces() throws {
        let group = try TestGroup(1, of: 1)
        let identity = try SigningKey(SecretScalar(Scalar(5)))
        let key = identity.verificationKey
        let answers = try [[1], [2]].map { message in
            try answer(of: group, to: message, signedBy: identity)
        }
        let verdict = SigningEvidence.reusedNonces(key, answers[0], answers[1]).verdict()
        #expect(
            verdict
                == SigningVerdict(
                    culprit: key, index: try ParticipantIndex(1), fault: .reusedNonces))
        // Somebody else's signature in either place.
        let other = try SigningKey(SecretScalar(Scalar(6)))
        let forged = try [[1], [2]].map { message in
            try answer(of: group, to: message, signedBy: other)
        }
        #expect(SigningEvidence.reusedNonces(key, forged[0], answers[1]).verdict() == nil)
        #expect(SigningEvidence.reusedNonces(key, answers[0], forged[1]).verdict() == nil)
        #expect(SigningEvidence.reusedNonces(key, answers[0], answers[0]).verdict() == nil)
    }

    private func answer(
        of group: TestGroup, to message: [UInt8], signedBy identity: borrowing SigningKey
    ) throws -> SigningAnswer {
        let request = try group.request(message, to: [1], by: .rfc9591)
        return SigningAnswer(
            try group.answer(1, to: request), to: request,
            commitment: try group.nonces(1, by: .rfc9591).commitment, signedBy: identity)
    }
}
