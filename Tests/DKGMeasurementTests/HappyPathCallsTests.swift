import DKG
import DKGMeasurement
import Testing

@Suite("The calls of the happy path")
struct HappyPathCallsTests {
    @Test("They are a sum over the parts", arguments: CommitmentScheme.allCases)
    func total(scheme: CommitmentScheme) throws {
        let calls = HappyPathCalls(
            participants: 20, threshold: 10, scheme: scheme, index: try ParticipantIndex(10))
        var sum: [String: Int] = [:]
        for phase in calls.phases {
            sum.merge(calls.calls(of: phase), uniquingKeysWith: +)
        }
        #expect(calls.total == sum)
        // Join, deal, respond, certify and two proofs of each; in pedersen extract with its proof and
        // confirm instead of the proof of the constant term.
        #expect(calls.total["verify"] == 20 * (scheme == .feldman ? 6 : 8))
        #expect(calls.total["multiplySecret"] == (scheme == .feldman ? 40 : 70))
    }

    @Test("Every call has a cost, and the floor is their sum")
    func floor() throws {
        let costs = PrimitiveCosts(runs: 1)
        let calls = HappyPathCalls(
            participants: 10, threshold: 5, scheme: .pedersen, index: try ParticipantIndex(5))
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
