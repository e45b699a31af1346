import DKG
import DKGMeasurement
import Testing

@Suite("The calls of the happy path")
struct HappyPathCallsTests {
    @Test(
        "They are a sum over the parts", arguments: CommitmentScheme.allCases,
        MeasuredArithmetic.allCases)
    func total(scheme: CommitmentScheme, arithmetic: MeasuredArithmetic) throws {
        let calls = HappyPathCalls(
            participants: 20, threshold: 10, scheme: scheme, index: try ParticipantIndex(10),
            arithmetic: arithmetic)
        var sum: [String: Int] = [:]
        for phase in calls.phases {
            sum.merge(calls.calls(of: phase), uniquingKeysWith: +)
        }
        let total = calls.total
        #expect(total == sum)
        // Join, deal, respond and certify; in pedersen extract and confirm, too. Each dealing has a proof
        // for its session key; to this feldman adds one of the constant term, pedersen the extraction's.
        let rounds = scheme == .feldman ? 4 : 6
        switch arithmetic {
        case .libsecp256k1:
            #expect(total["verify"] == 20 * (rounds + 2))
            // A pad with everybody as the dealer, and one as the receiver. In pedersen the commitments
            // have a second summand, and so has each received share.
            #expect(total["multiplySecret"] == (scheme == .feldman ? 40 : 40 + 10 + 20))
            #expect(total.keys.allSatisfy { !$0.hasPrefix("engine") && !$0.hasPrefix("batched") })
        case .engine:
            #expect(total["verify"] == nil)
            #expect(total["batchedSignature"] == 20 * rounds && total["batchedProof"] == 20 * 2)
            #expect(total["liftedKey"] == 20)
            // One equation for all received shares.
            #expect(total["multiplySecret"] == (scheme == .feldman ? 40 : 40 + 10 + 1))
            #expect(total["weightedPoint"] == (scheme == .feldman ? nil : 20))
            #expect(total["engineSummand"] == 2 * 20 * 10)
            #expect(total["engineStep"] == (scheme == .feldman ? nil : 20 * 10))
            #expect(total["engineDifference"] == 10 * 20)
        }
    }

    @Test("The arithmetic that nobody names is the one of this build")
    func standard() throws {
        let calls = HappyPathCalls(
            participants: 5, threshold: 3, scheme: .pedersen, index: try ParticipantIndex(2))
        let named = HappyPathCalls(
            participants: 5, threshold: 3, scheme: .pedersen, index: try ParticipantIndex(2),
            arithmetic: .standard)
        #expect(calls.total == named.total)
        #expect((calls.engineSize == nil) == (MeasuredArithmetic.standard == .libsecp256k1))
    }

    @Test(
        "Every call has a cost, and the floor is their sum", arguments: MeasuredArithmetic.allCases)
    func floor(arithmetic: MeasuredArithmetic) throws {
        let calls = HappyPathCalls(
            participants: 10, threshold: 5, scheme: .pedersen, index: try ParticipantIndex(5),
            arithmetic: arithmetic)
        #expect((calls.engineSize == nil) == (arithmetic == .libsecp256k1))
        let costs = PrimitiveCosts(runs: 1, engine: calls.engineSize)
        for name in calls.total.keys {
            // Differences of two times can be zero while other tests use the processor.
            #expect(costs.nanoseconds[name] != nil, "\(name)")
        }
        let expected = calls.total.reduce(0.0) {
            $0 + Double($1.value) * (costs.nanoseconds[$1.key] ?? 0) / 1_000_000
        }
        #expect(abs(costs.milliseconds(of: calls.total) - expected) < 1e-6)
        #expect(costs.milliseconds(of: ["sum": 2]) < costs.milliseconds(of: ["verify": 2]))
    }
}
