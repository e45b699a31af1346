import PublicPointEngine
import Secp256k1Group
import TestSupport
import Testing

@testable import DiscreteLogProofs

struct SignatureBatchTests {
    private let weights = TaggedHash("test weight")

    private func weight(_ position: Int) -> Digest {
        var writer = ByteWriter(capacity: 8)
        writer.append(UInt32(truncatingIfNeeded: position))
        return weights.digest(of: writer)
    }

    private func verdicts(_ samples: [SignatureSample]) -> [Bool] {
        var batch = SignatureBatch(capacity: samples.count)
        for (key, sample) in zip(LiftedKey.lifting(samples.map(\.key)), samples) {
            batch.append(key, sample.signature, for: sample.message)
        }
        return batch.verdicts(weight: weight)
    }

    private func expected(_ samples: [SignatureSample]) -> [Bool] {
        samples.map { $0.key.isValid($0.signature, for: $0.message) }
    }

    @Test("Batches of signatures that verify", arguments: [0, 1, 2, 3, 4, 5, 17])
    func valid(count: Int) throws {
        var source = TestSeed.source(100)
        let samples = try SignatureSample.samples(count, &source)
        #expect(verdicts(samples) == Array(repeating: true, count: count), "\(TestSeed.note)")
    }

    @Test("Every kind of bad signature at every position", arguments: SignatureSample.Flaw.allCases)
    func oneBad(flaw: SignatureSample.Flaw) throws {
        var source = TestSeed.source(101)
        let samples = try SignatureSample.samples(5, &source)
        for position in 0..<4 {
            var changed = Array(samples.prefix(4))
            changed[position] = samples[position].spoilt(by: flaw, other: samples[4])
            var right = Array(repeating: true, count: 4)
            right[position] = false
            #expect(expected(changed) == right)
            #expect(verdicts(changed) == right, "position \(position), \(TestSeed.note)")
        }
    }

    @Test("Every choice of bad ones among seven")
    func subsets() throws {
        var source = TestSeed.source(102)
        let samples = try SignatureSample.samples(8, &source)
        for subset in stride(from: 5, to: 128, by: 12) {
            let changed = samples.prefix(7).enumerated().map { position, sample in
                subset >> position & 1 == 1
                    ? sample.spoilt(by: .otherResponse, other: samples[7]) : sample
            }
            let right = (0..<7).map { subset >> $0 & 1 == 0 }
            #expect(verdicts(changed) == right, "subset \(subset), \(TestSeed.note)")
        }
    }

    @Test("Many bad ones use up the budget, and the verdicts stay right")
    func manyBad() throws {
        var source = TestSeed.source(103)
        let samples = try SignatureSample.samples(15, &source)
        let changed = samples.enumerated().map { position, sample in
            position % 3 == 0 ? sample.spoilt(by: .otherMessage, other: samples[1]) : sample
        }
        #expect(verdicts(changed) == (0..<15).map { $0 % 3 != 0 }, "\(TestSeed.note)")
    }

    // s_1 + d and s_2 - d: without weights the errors would cancel.
    @Test("Errors that cancel without weights do not with them")
    func cancellingErrors() throws {
        var source = TestSeed.source(104)
        var samples = try SignatureSample.samples(4, &source)
        for (position, shift) in [(0, Scalar(5)), (1, -Scalar(5))] {
            let bytes = samples[position].signature.bytes
            let response = try Scalar(bytes.suffix(32)) + shift
            let changed = try #require(Signature(bytes.prefix(32) + response.bytes))
            samples[position].signature = changed
        }
        #expect(verdicts(samples) == [false, false, true, true])
        var batch = SignatureBatch()
        for sample in samples {
            batch.append(LiftedKey(sample.key), sample.signature, for: sample.message)
        }
        // With equal weights they do cancel: this is why the weights have to be unforeseeable.
        #expect(batch.isValid { _ in .zero })
        #expect(!batch.isValid(weight: weight))
    }

    @Test("The same signature twice, and one signer twice")
    func repeated() throws {
        var source = TestSeed.source(105)
        let samples = try SignatureSample.samples(2, &source)
        let bad = samples[0].spoilt(by: .otherMessage, other: samples[1])
        let list = [samples[0], samples[0], bad, samples[1], bad, samples[0]]
        #expect(verdicts(list) == [true, true, false, true, false, true])
    }

    @Test("A weight is the first 128 bits of its hash, and never zero")
    func weightOfHash() throws {
        let bytes = (0..<32).map { UInt8($0) }
        let digest = try #require(Digest(bytes))
        #expect(digest.weight == 0x0001_0203_0405_0607_0809_0a0b_0c0d_0e0f)
        #expect(Digest.zero.weight == 1)
    }

    @Test("Each position is asked for its weight once")
    func positions() throws {
        var source = TestSeed.source(106)
        let samples = try SignatureSample.samples(5, &source)
        var batch = SignatureBatch()
        for sample in samples {
            batch.append(LiftedKey(sample.key), sample.signature, for: samples[0].message)
        }
        var asked: [Int] = []
        let verdicts = batch.verdicts { position in
            asked.append(position)
            return weight(position)
        }
        #expect(asked == Array(0..<5) && verdicts == [true, false, false, false, false])
        #expect(batch.count == 5 && !batch.isEmpty && SignatureBatch().isEmpty)
    }

    // What has s = q + s' cannot be made on purpose, so verdicts do not show that it is refused; this does.
    @Test("A response of q or more is refused")
    func ranges() throws {
        let order = (-Scalar.one).bytes.dropLast() + [0x41]
        let below = try #require(Signature([UInt8](repeating: 1, count: 32) + (-Scalar.one).bytes))
        let equal = try #require(Signature([UInt8](repeating: 1, count: 32) + order))
        #expect(below.responseScalar == -Scalar.one && equal.responseScalar == nil)
    }

    @Test("More signatures than fit one part, with bad ones in each")
    func parts() throws {
        var source = TestSeed.source(108)
        let few = try SignatureSample.samples(4, &source)
        let bad = few[0].spoilt(by: .otherMessage, other: few[1])
        let count = SchnorrTerms.largestChunk + 3
        var samples = (0..<count).map { few[$0 % 4] }
        samples[count - 1] = bad
        var right = Array(repeating: true, count: count)
        right[count - 1] = false
        #expect(verdicts(samples) == right)
    }
}
