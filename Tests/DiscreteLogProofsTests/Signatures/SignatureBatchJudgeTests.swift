import Secp256k1Group
import TestSupport
import Testing

@testable import DiscreteLogProofs
@testable import PublicPointEngine

/// What finding the bad ones costs: how many signatures go through equations.
@Suite("Halving a batch of signatures")
struct SignatureBatchJudgeTests {
    private func judge(
        _ count: Int, bad: [Int] = [], by flaw: SignatureSample.Flaw = .otherMessage,
        once: Bool = false
    ) throws -> SignatureBatchJudge {
        var source = TestSeed.source(140)
        let few = try SignatureSample.samples(3, &source)
        let keys =
            once
            ? try few.map {
                LiftedKey(once: try Point(compressed: [3] + $0.key.bytes), key: $0.key)
            }
            : LiftedKey.lifting(few.map(\.key))
        let items = (0..<count).map { position in
            let sample = few[position % 3]
            let chosen =
                bad.contains(position)
                ? sample.spoilt(by: flaw, other: few[(position + 1) % 3]) : sample
            return SignatureBatchItem(
                key: keys[position % 3], signature: chosen.signature,
                message: .digest(chosen.message))
        }
        return SignatureBatchJudge(items, weights: items.indices.map { UInt128($0 + 1) << 99 | 7 })
    }

    /// Signatures in equations, a signature counting as often as it is in one.
    private func inEquations(
        _ count: Int, bad: [Int] = [], by flaw: SignatureSample.Flaw = .otherMessage,
        once: Bool = false
    ) throws -> Int {
        var judge = try judge(count, bad: bad, by: flaw, once: once)
        let before = judge.budget
        #expect(before == 4 * count)
        #expect(judge.verdicts() == (0..<count).map { !bad.contains($0) }, "\(TestSeed.note)")
        return before - judge.budget
    }

    @Test("All good: one equation for all, from three on")
    func allGood() throws {
        for (count, expected) in [(0, 0), (1, 0), (2, 0), (3, 3), (4, 4), (9, 9)] {
            #expect(try inEquations(count) == expected)
            #expect(try inEquations(count, once: true) == expected)
        }
    }

    @Test("A bad one in the lower half: both halves are asked")
    func lower() throws {
        for position in 0..<4 { #expect(try inEquations(8, bad: [position]) == 8 + 4 + 4) }
    }

    @Test("A bad one in the upper half: if the lower half is good, the upper one need not be asked")
    func upper() throws {
        for position in 4..<8 { #expect(try inEquations(8, bad: [position]) == 8 + 4) }
        // 12, 6 good, 6 known to fail, of these 3 good, and 3 known to fail.
        #expect(try inEquations(12, bad: [11]) == 12 + 6 + 3)
        // Both halves have one: the upper one is asked, although the lower one failed.
        #expect(try inEquations(8, bad: [1, 6]) == 8 + 4 + 4)
    }

    @Test(
        "What is no equation's business, because r is no x-coordinate or s too large, is left out")
    func withoutTerms() throws {
        for flaw in [SignatureSample.Flaw.nonceOffCurve, .nonceIsPrime, .responseIsOrder] {
            for position in 0..<5 {
                #expect(try inEquations(5, bad: [position], by: flaw) == 4)
            }
            #expect(try inEquations(4, bad: [0, 1, 2, 3], by: flaw) == 0)
        }
    }

    @Test("If nearly all are bad, four times their number is the most")
    func budget() throws {
        // 24, twice 12, four times 6, eight times 3: the budget is just enough.
        #expect(try inEquations(24, bad: Array(0..<24)) == 4 * 24)
        // 33 are halved to 17, 9, 5 and 3: the last three are verified alone.
        #expect(try inEquations(33, bad: Array(0..<33)) == 4 * 33)
    }

    @Test("A key of which the engine has no point is left to libsecp256k1")
    func withoutPoint() throws {
        var source = TestSeed.source(141)
        let samples = try SignatureSample.samples(5, &source)
        for position in 0..<4 {
            for isBad in [false, true] {
                let items = (0..<4).map { place in
                    let isHere = place == position
                    let sample =
                        isHere && isBad
                        ? samples[place].spoilt(by: .otherMessage, other: samples[4])
                        : samples[place]
                    return SignatureBatchItem(
                        key: isHere
                            ? LiftedKey(key: sample.key, multiples: []) : LiftedKey(sample.key),
                        signature: sample.signature, message: .digest(sample.message))
                }
                var judge = SignatureBatchJudge(items, weights: [3, 5, 7, 9])
                #expect(judge.verdicts() == (0..<4).map { $0 != position || !isBad })
                #expect(judge.budget == 16 - 3)
            }
        }
    }
}
