import ChillDKG
import DKGMeasurement
import Testing

@Suite("The calls of the happy path of ChillDKG")
struct ChillHappyPathCallsTests {
    @Test("They are a sum over the parts", arguments: MeasuredArithmetic.allCases)
    func total(arithmetic: MeasuredArithmetic) throws {
        let calls = try calls(20, 14, arithmetic)
        var sum: [String: Int] = [:]
        for phase in ChillPhase.allCases {
            sum.merge(calls.calls(of: phase), uniquingKeysWith: +)
        }
        #expect(calls.total == sum)
        // A pad with everybody else in step 1 and in step 2.
        #expect(calls.total["multiplySecret"] == 38)
        switch arithmetic {
        case .libsecp256k1:
            #expect(calls.total["verify"] == 20 && calls.total["batchedProof"] == nil)
            #expect(calls.calls(of: .step2)["multiplyLong"] == 19)
        case .engine:
            #expect(calls.total["verify"] == nil && calls.total["batchedProof"] == 39)
            #expect(calls.total["multiplyLong"] == nil)
            #expect(calls.total["engineDifference"] == 280)
        }
    }

    @Test("Every call has a cost", arguments: MeasuredArithmetic.allCases)
    func costs(arithmetic: MeasuredArithmetic) throws {
        let calls = try calls(4, 3, arithmetic)
        #expect((calls.engineSize == nil) == (arithmetic == .libsecp256k1))
        let costs = PrimitiveCosts(runs: 1, engine: calls.engineSize)
        for name in calls.total.keys {
            // Differences of two times can be zero while other tests use the processor.
            #expect(costs.nanoseconds[name] != nil, "\(name)")
        }
    }

    private func calls(
        _ participants: Int, _ threshold: Int, _ arithmetic: MeasuredArithmetic
    ) throws -> ChillHappyPathCalls {
        let id = try #require(ChillParticipantID(threshold - 1))
        return ChillHappyPathCalls(
            participants: participants, threshold: threshold, id: id, arithmetic: arithmetic)
    }
}
