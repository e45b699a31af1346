import DKG
import DKGTestHarness
import Testing

@Suite("The deterministic random source")
struct RandomSourceTests {
    @Test("The same seed and label give the same bytes", arguments: [UInt64(0), 1, .max])
    func repeatable(seed: UInt64) {
        var first = DeterministicRandomSource(seed: seed, label: "a")
        var second = DeterministicRandomSource(seed: seed, label: "a")
        for _ in 0..<10 {
            let digest = first.nextDigest()
            #expect(digest == second.nextDigest())
        }
    }

    @Test("Another seed, another label and another call give other bytes")
    func distinct() {
        var digests: Set<Digest> = []
        for seed in [UInt64(0), 1, 2, 1 << 32, .max] {
            for label in ["", "a", "b", "ab"] {
                var source = DeterministicRandomSource(seed: seed, label: label)
                for _ in 0..<5 { digests.insert(source.nextDigest()) }
            }
        }
        #expect(digests.count == 5 * 4 * 5)
    }

    @Test("It fills memory of any length", arguments: [0, 1, 31, 32, 33, 100])
    func fills(count: Int) {
        func filled(_ seed: UInt64) -> [UInt8] {
            var source = DeterministicRandomSource(seed: seed)
            var bytes = [UInt8](repeating: 0, count: count)
            var span = bytes.mutableSpan
            var raw = unsafe span.mutableBytes
            source.fill(&raw)
            return bytes
        }
        #expect(filled(1).count == count)
        #expect(filled(1) == filled(1))
        if count > 4 {
            #expect(filled(1) != filled(2))
            #expect(Set(filled(1)).count > 1)
        }
    }

    @Test("Swift's own random functions can use it")
    func generator() {
        func sample() -> [Int] {
            var source = DeterministicRandomSource(seed: 3, label: "shuffle")
            return Array(1...20).shuffled(using: &source)
        }
        #expect(sample() == sample())
        #expect(sample() != Array(1...20))
        #expect(sample().sorted() == Array(1...20))
    }

    @Test("It makes keys")
    func keys() throws {
        var first = DeterministicRandomSource(seed: 1)
        var second = DeterministicRandomSource(seed: 1)
        let key = try SigningKey(random: &first)
        let other = try SigningKey(random: &second)
        #expect(key.verificationKey == other.verificationKey)
        let next = try SigningKey(random: &first)
        #expect(next.verificationKey != other.verificationKey)
    }
}
