import DKG
import TestSupport
import Testing

@Suite("Ceremony seeds")
struct CeremonySeedTests {
    private struct FailingSource: RandomSource {
        mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
            throw .unavailable
        }
    }

    private struct ConstantSource: RandomSource {
        let byte: UInt8

        mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
            for offset in 0..<bytes.byteCount {
                bytes.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
            }
        }
    }

    private func ceremony(_ instance: String = "instance") throws -> Ceremony {
        try Bench(n: 3, t: 2, instance: instance).ceremony
    }

    private func bytes(
        _ ceremony: Ceremony, _ number: Int, _ source: some RandomSource
    ) throws -> [UInt8] {
        var source = source
        let identity = try BenchMember.identity(number, 1)
        let seed = try CeremonySeed(for: ceremony, identity: identity, random: &source)
        return seed.bytes.publicBytes(in: 0..<64)
    }

    @Test("32 zero bytes are not a seed, state key or identity: nobody filled that memory (U8)")
    func zeros() throws {
        func bytes(_ last: UInt8) -> SecretBytes {
            SecretBytes(copying: [UInt8](repeating: 0, count: 31) + [last])
        }
        var made: [Bool] = []
        for last in [UInt8(0), 1] {
            switch CeremonySeed(stored: bytes(last)) {
            case .some: made.append(true)
            case .none: made.append(false)
            }
            switch StateKey(bytes(last)) {
            case .some: made.append(true)
            case .none: made.append(false)
            }
        }
        #expect(made == [false, false, true, true])
        #expect(throws: ScalarError.zero) { _ = try SigningKey(decoding: bytes(0)) }
        #expect(throws: Never.self) { _ = try SigningKey(decoding: bytes(1)) }
    }

    @Test("A stored seed has 32 bytes", arguments: [0, 1, 31, 32, 33, 64])
    func length(count: Int) {
        let stored = SecretBytes(copying: [UInt8](repeating: 5, count: count))
        switch CeremonySeed(stored: stored) {
        case .some(let seed):
            #expect(count == 32)
            #expect(seed.bytes.publicBytes(in: 0..<64) == [UInt8](repeating: 5, count: 32))
        case .none:
            #expect(count != 32)
        }
    }

    @Test("A source that fails, or delivers zeros, gives no seed (O8)")
    func sources() throws {
        let ceremony = try ceremony()
        #expect(throws: ParticipantError.random(.unavailable)) {
            try bytes(ceremony, 1, FailingSource())
        }
        #expect(throws: ParticipantError.random(.allZero)) {
            try bytes(ceremony, 1, ConstantSource(byte: 0))
        }
        #expect(try bytes(ceremony, 1, ConstantSource(byte: 1)).count == 32)
    }

    @Test("A source that repeats itself still gives distinct seeds (O8)")
    func hedging() throws {
        let source = ConstantSource(byte: 9)
        var seeds: Set<[UInt8]> = []
        for instance in ["instance", "another", "a third"] {
            for number in 1...3 { seeds.insert(try bytes(ceremony(instance), number, source)) }
        }
        #expect(seeds.count == 9)
        // Identity, ceremony and randomness alike: the seed is a function of them.
        #expect(try seeds.contains(bytes(ceremony(), 2, source)))
        #expect(try !seeds.contains(bytes(ceremony(), 2, ConstantSource(byte: 8))))
    }

    @Test("It is the hash that the specification says")
    func derivation() throws {
        let ceremony = try ceremony()
        let identity = try BenchMember.identity(2, 1)
        let secret = identity.secretEncoding().publicBytes(in: 0..<32)
        let fresh = [UInt8](repeating: 9, count: 32)
        let expected = TaggedHash("DKG/v1/seed").digest(
            of: secret + fresh + ceremony.id.digest.bytes)
        #expect(try bytes(ceremony, 2, ConstantSource(byte: 9)) == expected.bytes)
        let seed = CeremonySeed(
            for: ceremony, identity: identity, fresh: SecretBytes(copying: fresh))
        #expect(
            seed.joinNonce() == TaggedHash("DKG/v1/join nonce").digest(of: expected.bytes))
        let message = TaggedHash("test message").digest(of: [])
        #expect(
            seed.auxiliaryRandomness(for: message).publicBytes(in: 0..<32)
                == TaggedHash("DKG/v1/aux").digest(of: expected.bytes + message.bytes).bytes)
        let weight = TaggedHash("DKG/v1/weight")
            .digest(of: expected.bytes + message.bytes + [0x01, 0x02])
        #expect(seed.weight(of: try ParticipantIndex(0x0102), view: message) == weight.weight)
        #expect(
            seed.sessionKey().disclosed()
                == Scalar(
                    reducing: TaggedHash("DKG/v1/session key").digest(of: expected.bytes + [0])))
    }

    @Test("A copy has the same bytes and the same join")
    func duplicate() throws {
        let bench = try Bench(n: 3, t: 2)
        let seed = try bench[1].ceremonySeed()
        let copy = seed.duplicate()
        #expect(copy.bytes.publicBytes(in: 0..<32) == seed.bytes.publicBytes(in: 0..<32))
        let participant = try UnstoredParticipant(
            ceremony: bench.ceremony, identity: bench[1].identity(), seed: copy)
        let message = participant.joinMessage
        #expect(message == (try bench.message(of: 1)))
    }
}
