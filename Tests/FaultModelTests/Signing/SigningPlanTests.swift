import DKG
import DKGTestHarness
import FaultModel
import Testing
import ThresholdSigning

@Suite("Plans of signatures")
struct SigningPlanTests {
    private let plan = SigningPlan(
        origin: .feldman, participants: 5, threshold: 3, scheme: .bip445(.draft12), seed: 9,
        order: 4,
        conduct: [
            2: SignerScript(.wrongShare), 4: SignerScript(.usedNext, after: 1, returns: true),
        ], coordinator: .asksTwice)

    @Test("A plan prints itself as a test")
    func description() {
        #expect(
            plan.description == """
                @Test func plan() throws {
                    let plan = SigningPlan(
                        origin: .feldman, participants: 5, threshold: 3,
                        scheme: .bip445(.draft12), seed: 9, order: 4,
                        conduct: [
                            2: SignerScript(.wrongShare),
                            4: SignerScript(.usedNext, after: 1, returns: true),
                        ],
                        coordinator: .asksTwice)
                    #expect(try plan.violations() == [])
                }
                """)
        let honest = SigningPlan(participants: 2, threshold: 1, scheme: .taproot)
        #expect(honest.description.contains("scheme: .taproot, seed: 1, order: nil,"))
        #expect(honest.description.contains("conduct: [:],\n        coordinator: nil)"))
        let schemes: [SigningScheme] = [.rfc9591, .taproot, .bip445(.draft6), .bip445(.draft12)]
        let printed = Set(
            schemes.map { SigningPlan(participants: 2, threshold: 1, scheme: $0).description })
        #expect(printed.count == 4)
    }

    @Test("A seed is a plan, and another seed another")
    func repeatable() {
        let plans = (0..<UInt64(200)).map { RandomSigningPlan.plan(seed: $0) }
        #expect(plans == (0..<UInt64(200)).map { RandomSigningPlan.plan(seed: $0) })
        #expect(Set(plans).count == 200)
        #expect(
            (0..<UInt64(200)).allSatisfy {
                RandomSigningPlan.plan(seed: $0, largest: 4, origin: .frost).participants <= 4
            })
        #expect(
            SigningKeyOrigin.allCases.allSatisfy { origin in
                (0..<UInt64(200)).allSatisfy {
                    RandomSigningPlan.plan(seed: $0, origin: origin).origin == origin
                }
            })
    }

    @Test("Random plans reach every verdict, every reason, every script, every ending")
    func coverage() {
        var faults: Set<SigningFault> = []
        var excluded: Set<SigningFault> = []
        var reasons: Set<UnusableCommitment> = []
        var scripts: Set<SignerFault> = []
        var coordinators: Set<CoordinatorFault?> = []
        var endings: Set<Bool> = []
        var mostSessions = 0
        var blamed = 0
        var refusing = 0
        for seed in 0..<UInt64(2000) {
            let plan = RandomSigningPlan.plan(seed: seed)
            let prediction = SigningModel.predict(plan)
            faults.formUnion(prediction.convicted.map(\.fault))
            excluded.formUnion(prediction.excluded.map(\.fault))
            reasons.formUnion(prediction.keptOut.map(\.reason))
            scripts.formUnion(plan.conduct.values.map(\.fault))
            coordinators.insert(plan.coordinator)
            endings.insert(prediction.isSigned)
            mostSessions = max(mostSessions, prediction.sessions.count)
            blamed += prediction.blamed.count
            refusing += prediction.refusing.count
        }
        #expect(faults == Set(SigningFault.allCases))
        #expect(excluded == [.otherCommitment, .notCanonical, .wrongShare])
        // Only commitments that nobody can find by chance cancel each other beyond BIP 445.
        #expect(reasons == [.noPoints, .used])
        #expect(scripts == Set(SignerFault.allCases))
        #expect(coordinators == Set(CoordinatorFault.allCases + [nil]))
        #expect(endings == [true, false])
        #expect(mostSessions >= 5)
        #expect(blamed > 20)
        #expect(refusing > 100)
    }

    @Test("What a result and a prediction differ in is said")
    func differences() throws {
        let group = try plan.origin.group(participants: 5, threshold: 3, seed: 9)
        let result = try SigningSimulation.run(plan.configuration(), by: group)
        let found = result.violations(of: SigningPrediction())
        #expect(found.allSatisfy { $0.invariant == .prediction && $0.seed == 9 })
        let text = found.map(\.description).joined(separator: "\n")
        #expect(text.contains("prediction: the plan predicts the sessions []"), "\(text)")
        #expect(text.contains("the plan predicts the verdicts [], and there is [2 answered"))
        let refusal = SigningPrediction.Refusal(signer: 3, reason: .used)
        #expect(refusal.description.hasPrefix("3 the commitment was offered before"))
    }

    @Test(
        "What each script leads to alone, at first and later, is predicted",
        arguments: SignerFault.allCases,
        [.rfc9591, .taproot, .bip445(.draft12)] as [SigningScheme])
    func scripts(fault: SignerFault, scheme: SigningScheme) throws {
        let group = try SigningGroup(dealing: 2, of: 4, seed: 3)
        for after in 0...1 {
            for returns in [false, true] {
                for order in [nil, 1] as [UInt64?] {
                    let plan = SigningPlan(
                        participants: 4, threshold: 2, scheme: scheme, seed: 3, order: order,
                        conduct: [
                            1: SignerScript(fault, after: after, returns: returns),
                            3: SignerScript(fault, after: after, returns: returns),
                        ])
                    #expect(try plan.violations(with: group) == [], "\(plan)")
                }
            }
        }
    }

    @Test(
        "What each lying coordinator does beside each script is predicted",
        arguments: CoordinatorFault.allCases,
        [.rfc9591, .taproot, .bip445(.draft12)] as [SigningScheme])
    func coordinators(fault: CoordinatorFault, scheme: SigningScheme) throws {
        let group = try SigningGroup(dealing: 3, of: 5, seed: 4)
        for script in SignerFault.allCases {
            for order in [nil, 5] as [UInt64?] {
                let plan = SigningPlan(
                    participants: 5, threshold: 3, scheme: scheme, seed: 4, order: order,
                    conduct: [2: SignerScript(script, returns: true)], coordinator: fault)
                #expect(try plan.violations(with: group) == [], "\(plan)")
            }
        }
    }

    @Test("Keys of every protocol sign although one lies", arguments: SigningKeyOrigin.allCases)
    func origins(origin: SigningKeyOrigin) throws {
        for scheme in [.rfc9591, .taproot, .bip445(.draft12)] as [SigningScheme] {
            let plan = SigningPlan(
                origin: origin, participants: 3, threshold: 2, scheme: scheme, seed: 6, order: 6,
                conduct: [2: SignerScript(.wrongShare)])
            #expect(SigningModel.predict(plan).isSigned)
            #expect(try plan.violations() == [], "\(plan)")
        }
    }
}
