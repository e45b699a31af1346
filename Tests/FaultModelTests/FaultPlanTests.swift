import DKG
import DKGTestHarness
import FaultModel
import Testing

@Suite("Fault plans")
struct FaultPlanTests {
    @Test("A plan prints itself as a test")
    func description() {
        let plan = FaultPlan(
            scheme: .pedersen, board: .relay, participants: 7, threshold: 3, seed: 9,
            conduct: [
                7: [.wrongShare(to: [1, 2], by: -1), .contradicts(.confirmAgain)],
                3: [.absent],
            ])
        #expect(
            plan.description == """
                @Test func plan() throws {
                    let plan = FaultPlan(
                        scheme: .pedersen, board: .relay, participants: 7, threshold: 3,
                        seed: 9,
                        conduct: [
                            3: [.absent],
                            7: [.wrongShare(to: [1, 2], by: -1), .contradicts(.confirmAgain)],
                        ])
                    #expect(try plan.violations() == [])
                }
                """)
    }

    @Test("Every behaviour prints the Swift that makes it")
    func behaviours() {
        let behaviours: [Behaviour] = [
            .silent(.join), .vanishes(.deal), .late(.respond), .equivocatesEarly(.respondAgain),
            .equivocates(.extract), .intrudes(.confirm), .malformed(.open), .otherView(.certify),
            .suppresses(.respond), .wrongBlinding(to: [1], by: 2), .zeroShare(to: [3]),
            .swappedShares(1, 2), .missingShare(of: 4), .longCommitments, .shortCommitments,
            .badProof(.deal), .accuses([2], .respond), .forges([2], .respond),
            .wrongExtraction(by: 1), .longExtraction, .shortExtraction, .reveals([1], .open),
            .misreveals([1], .open), .certifiesAnyway, .otherTranscript,
        ]
        #expect(Set(behaviours.map(\.description)).count == behaviours.count)
        #expect(behaviours.allSatisfy { $0.description.hasPrefix(".") })
        #expect(Behaviour.zeroShare(to: [3]).description == ".zeroShare(to: [3])")
        #expect(Behaviour.otherView(.certify).description == ".otherView(.certify)")
    }

    @Test("A seed is a plan, and another seed another", arguments: [5, 9])
    func repeatable(largest: Int) {
        let plans = (0..<UInt64(200)).map { RandomPlan.plan(seed: $0, largest: largest) }
        #expect(plans == (0..<UInt64(200)).map { RandomPlan.plan(seed: $0, largest: largest) })
        #expect(Set(plans).count == 200)
        #expect(plans.allSatisfy { $0.participants <= largest })
    }

    @Test("Random plans reach every ending and every verdict")
    func coverage() {
        var endings: Set<RoundOutcome> = []
        var kinds: Set<FaultKind> = []
        for seed in 0..<UInt64(3000) {
            let prediction = FaultModel.predict(RandomPlan.plan(seed: seed))
            endings.insert(prediction.outcome)
            kinds.formUnion(prediction.faults.map(\.kind))
        }
        #expect(kinds == Set(FaultKind.allCases))
        // The key is degenerate with a probability of 2^-256.
        let aborts = AbortReason.allCases.filter { $0 != .degenerateKey }
        #expect(endings == Set(aborts.map(RoundOutcome.aborted) + [.certified, .pending]))
    }

    @Test("Nobody deviates, and the model knows", arguments: CommitmentScheme.allCases)
    func honest(scheme: CommitmentScheme) throws {
        let plan = FaultPlan(scheme: scheme, participants: 3, threshold: 2)
        let prediction = FaultModel.predict(plan)
        #expect(prediction.outcome == .certified)
        #expect(prediction.sharing == [1, 2, 3])
        #expect(prediction.assuredShares == 2)
        #expect(try plan.violations() == [])
    }

    @Test("A fault of somebody who is not in the roster is refused")
    func stranger() {
        for number in [0, 4, 70_000] {
            let plan = FaultPlan(
                scheme: .feldman, participants: 3, threshold: 2, conduct: [number: [.absent]])
            #expect(throws: (any Error).self) { _ = try plan.violations() }
        }
    }
}
