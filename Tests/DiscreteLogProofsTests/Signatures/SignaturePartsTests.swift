import PublicPointEngine
import Secp256k1Group
import TestSupport
import Testing

@testable import DiscreteLogProofs

/// Many signatures are summed in parts.
@Suite("A batch in parts")
struct SignaturePartsTests {
    private func batch(_ count: Int) throws -> (valid: SignatureBatch, bad: SignatureBatchItem) {
        var source = TestSeed.source(217)
        let few = try SignatureSample.samples(3, &source)
        let keys = LiftedKey.lifting(few.map(\.key))
        var batch = SignatureBatch(capacity: count)
        for position in 0..<count {
            let sample = few[position % 3]
            batch.append(keys[position % 3], sample.signature, for: sample.message)
        }
        let bad = few[0].spoilt(by: .otherNonce, other: few[1])
        let item = SignatureBatchItem(
            key: keys[0], signature: bad.signature, message: .digest(bad.message))
        return (batch, item)
    }

    @Test(
        "Signatures: a part that is just full, and one more",
        arguments: [SchnorrTerms.largestChunk, SchnorrTerms.largestChunk + 1])
    func signatures(count: Int) throws {
        let (valid, spent) = judged(try batch(count).valid)
        #expect(valid == Array(repeating: true, count: count) && spent == count)
    }

    @Test(
        "Signatures: a bad one that is alone in the last part",
        arguments: [SchnorrTerms.largestChunk + 1, 2 * SchnorrTerms.largestChunk + 1])
    func lastSignature(count: Int) throws {
        let (valid, bad) = try batch(count)
        var batch = valid
        batch.items[count - 1] = bad
        #expect(judged(batch).verdicts == (0..<count).map { $0 != count - 1 }, "\(TestSeed.note)")
    }

    /// The verdicts, and how many signatures went through equations.
    private func judged(_ batch: SignatureBatch) -> (verdicts: [Bool], spent: Int) {
        var judge = SignatureBatchJudge(
            batch.items, weights: batch.items.indices.map { UInt128($0 + 1) << 90 | 5 })
        let before = judge.budget
        let verdicts = judge.verdicts()
        return (verdicts, before - judge.budget)
    }
}
