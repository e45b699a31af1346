import PolynomialCommitments
import TestSupport
import Testing

@testable import ThresholdSigning

@Suite("Evidence of signing as a file")
struct SigningEvidenceEncodingTests {
    /// One of each kind, all of which convict.
    private static func samples() throws -> [SigningEvidence] {
        let scene = try RobustScene(2, of: 3, by: .bip445(.draft12))
        _ = try scene.offer(1)
        guard let request = try scene.offer(2).asked[1] else { throw TestError("nobody is asked") }
        let lie = try scene.answer(2, to: request, adding: .one)
        let pool = try PoolScene(scene)
        let commitment = try pool.prepare()
        let record = pool.records
        let first = try pool.answer(pool.request(commitment, message: [1]))
        // What nobody can see: yesterday's store.
        pool.records = record
        pool.answers = [:]
        try pool.restart()
        let second = try pool.answer(pool.request(commitment, message: [2]))
        var bytes = request.request.encoded
        let start = bytes.count - 8 - request.request.message.count - 66
        let halves = Array(bytes[start..<start + 66])
        bytes.replaceSubrange(start..<start + 66, with: halves.suffix(33) + halves.prefix(33))
        return [
            .badShare(scene.key, request.request, lie),
            .reusedNonces(try RobustScene.identity(1).verificationKey, first, second),
            .wrongAggregate(
                SignedRequest(
                    try SigningRequest(decoding: bytes), signedBy: try PoolScene.coordinator())),
        ]
    }

    @Test("It is read back, and convicts whom it convicted", arguments: 0..<3)
    func roundTrip(number: Int) throws {
        let evidence = try SigningEvidenceEncodingTests.samples()[number]
        let bytes = evidence.encoded
        #expect(bytes.prefix(3) == [1, 0x13, UInt8(number + 1)])
        let again = try SigningEvidence(decoding: bytes)
        #expect(again == evidence)
        let verdict = try #require(again.verdict())
        #expect(verdict == evidence.verdict())
        for count in bytes.indices {
            #expect(throws: SigningEvidenceError.self) {
                try SigningEvidence(decoding: Array(bytes.prefix(count)))
            }
        }
        #expect(throws: SigningEvidenceError.self) { try SigningEvidence(decoding: bytes + [0]) }
        // Whatever is changed, nobody else is convicted.
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1
            guard let other = try? SigningEvidence(decoding: changed) else { continue }
            // The key of a reused pair stands in the open, and its signatures decide.
            if let said = other.verdict() { #expect(said.culprit == verdict.culprit) }
        }
    }

    @Test("By the key that a reader knows, only its members and requests to them are judged")
    func otherKeys() throws {
        let samples = try SigningEvidenceEncodingTests.samples()
        let key = try RobustScene(2, of: 3, by: .bip445(.draft12)).key
        #expect(samples.allSatisfy { $0.verdict(of: key) == $0.verdict() && $0.verdict() != nil })
        let other = try RobustScene(3, of: 4, by: .bip445(.draft12)).key
        #expect(samples[0].verdict(of: other) == nil)
        #expect(samples[2].verdict(of: other) == nil)
        // Somebody signs twice with a key of its own, under a member's number, or under two.
        guard case .reusedNonces(_, let first, let second) = samples[1] else {
            throw TestError("other evidence")
        }
        let stranger = try SigningKey(SecretScalar(Scalar(31)))
        func forged(_ answer: SigningAnswer, _ index: Int) throws -> SigningAnswer {
            SigningAnswer(
                index: try ParticipantIndex(index), requestDigest: answer.requestDigest,
                commitment: answer.commitment, share: answer.share, nextCommitment: nil,
                signedBy: stranger, auxiliaryRandomness: nil)
        }
        let alone = SigningEvidence.reusedNonces(
            stranger.verificationKey, try forged(first, 1), try forged(second, 1))
        #expect(alone.verdict() != nil)
        #expect(alone.verdict(of: key) == nil)
        let twoNumbers = SigningEvidence.reusedNonces(
            stranger.verificationKey, try forged(first, 1), try forged(second, 2))
        #expect(twoNumbers.verdict() == nil)
    }

    @Test("What is refused says what is wrong")
    func refusals() throws {
        let bytes = try SigningEvidenceEncodingTests.samples()[0].encoded
        #expect(
            throws: SigningEvidenceError.malformed(
                .unexpectedValue(field: "the kind of the evidence", got: 4))
        ) { try SigningEvidence(decoding: [1, 0x13, 4]) }
        #expect(
            throws: SigningEvidenceError.malformed(
                .unexpectedValue(field: "the version of a signing message", got: 2))
        ) { try SigningEvidence(decoding: [2, 0x13, 1]) }
        #expect(throws: SigningEvidenceError.key(.tooManyMembers(maximum: 2, got: 3))) {
            try SigningEvidence(decoding: bytes, atMost: 2)
        }
        var other = bytes
        // The scheme of the request.
        let length = Int(bytes[5]) << 8 | Int(bytes[6])
        other[7 + length + 4] = 9
        do throws(SigningEvidenceError) {
            _ = try SigningEvidence(decoding: other)
            Issue.record("read")
        } catch {
            guard case .request(.unknownScheme(number: 9, version: _)) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(error.description.contains("scheme 9"))
        }
        let errors: [SigningEvidenceError] = [
            .malformed(.trailing(count: 1)), .key(.keyAtInfinity), .request(.malformedAggregate),
        ]
        #expect(Set(errors.map(\.description)).count == 3)
    }
}
