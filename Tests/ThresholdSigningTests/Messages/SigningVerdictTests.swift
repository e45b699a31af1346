import TestSupport
import Testing
import ThresholdSigning

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
}
