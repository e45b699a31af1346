import DKG
import TestSupport
import Testing

@Suite("Shares of shares become shares")
struct ShareCombinationTests {
    @Test(
        "Any t dealers give a sharing of the same key", arguments: [[1, 2, 4], [1, 4], [2, 4]])
    func sameKey(qualified: [Int]) throws {
        let scenario = try ResharingScenario()
        let combination = try scenario.combination(of: qualified)
        #expect(combination.dealers.map { Int($0.value) } == Array(qualified.prefix(2)))
        let polynomial = try #require(try combination.polynomial(of: scenario.dealings()))
        #expect(polynomial.points.count == 2)
        #expect(polynomial.constantTerm == scenario.sample.publicKey)
        var shares: [(index: ParticipantIndex, value: Scalar)] = []
        for receiver in [1, 2, 4] {
            let share = try scenario.share(of: receiver, by: combination)
            let index = try ParticipantIndex(receiver)
            #expect(share.timesGenerator() == polynomial.evaluated(at: index))
            shares.append((index, share.disclosed()))
        }
        for left in 0..<3 {
            let pair = [shares[left], shares[(left + 1) % 3]]
            let secret = try Interpolation.polynomial(through: pair).coefficients[0]
            #expect(secret == scenario.sample.coefficients[0])
        }
        // Old and new shares do not add up to anything.
        let mixed = [
            shares[0], (index: try ParticipantIndex(2), value: scenario.sample.share(at: 2)),
        ]
        #expect(
            try Interpolation.polynomial(through: mixed).coefficients[0]
                != scenario.sample.coefficients[0])
    }

    @Test("Both arithmetics give the same polynomial")
    func arithmetics() throws {
        let scenario = try ResharingScenario()
        let combination = try scenario.combination()
        let dealings = try scenario.dealings()
        #expect(
            combination.polynomial(of: dealings, by: .engine)
                == combination.polynomial(of: dealings, by: .libsecp256k1))
    }

    @Test("Weights of 1 ... t are the binomial coefficients with alternating signs")
    func binomials() throws {
        for t in 1...7 {
            let resharing = try ResharingSample(threshold: t).resharing(
                members: 1...t + 2, threshold: 1, to: 1...1)
            let all = try (1...t + 2).map { try ParticipantIndex($0) }
            let combination = try #require(ShareCombination(of: all, in: resharing))
            var binomial = UInt64(t)
            for (position, weight) in combination.weights.enumerated() {
                let expected = Scalar(binomial)
                #expect(weight == (position % 2 == 0 ? expected : -expected))
                binomial = binomial * UInt64(t - position - 1) / UInt64(position + 2)
            }
            #expect(combination.weights.count == t)
        }
    }

    @Test("Fewer than t dealers, a stranger, one twice: none")
    func refused() throws {
        let scenario = try ResharingScenario()
        func combination(_ numbers: [Int]) throws -> ShareCombination? {
            ShareCombination(
                of: try numbers.map { try ParticipantIndex($0) }, in: scenario.resharing)
        }
        for numbers in [[], [1], [1, 3], [1, 1]] { #expect(try combination(numbers) == nil) }
        #expect(try combination([1, 2]) != nil)
        let dealings = try scenario.dealings()
        let right = try scenario.combination()
        for missing in [1, 2] {
            var fewer = dealings
            fewer[try ParticipantIndex(missing)] = nil
            #expect(right.polynomial(of: fewer) == nil)
        }
        for count in [0, 1, 3] {
            switch right.share(of: SecretScalarVector(zeros: count)) {
            case .some: Issue.record("\(count) shares are combined")
            case .none: break
            }
        }
    }
}
