import DKG
import DKGTestHarness
import Testing

@Suite("Invariants")
struct InvariantTests {
    @Test("Each has the letter of the specification")
    func letters() {
        #expect(String(Invariant.allCases.map(\.rawValue)) == "abcdefghi")
        #expect(Invariant.uniqueness.description == "(i)")
    }

    @Test("A violation says what, where and under which seed")
    func description() throws {
        let reader = Reader.participant(try ParticipantIndex(3))
        let violation = InvariantViolation(
            of: .shares, at: reader, "is a holder and has no share.", seed: 7)
        #expect(
            violation.description == "(d) participant 3: is a holder and has no share. Seed 7.")
        let general = InvariantViolation(of: .uniqueness, at: nil, "Two keys.", seed: 8)
        #expect(general.description == "(i) Two keys. Seed 8.")
    }

    @Test("A participant without faults that is told to deviate violates innocence")
    func innocence() throws {
        // The check can fail: a result whose configuration forgets the script.
        var configuration = SimulationConfiguration(participants: 5, threshold: 3)
        configuration.add(ScriptedFault.wrongShare, to: try ParticipantIndex(5))
        let result = try CeremonySimulation.run(configuration)
        #expect(result.violations() == [])
        let forgetful = result.with { $0.faults = [:] }
        let violations = forgetful.violations()
        #expect(Set(violations.map(\.invariant)) == [.innocence])
        #expect(violations.count == 6)
        #expect(violations.allSatisfy { $0.seed == 1 })
    }

    @Test("A board that is said to be read alike and is not violates agreement")
    func agreement() throws {
        let three = Reader.participant(try ParticipantIndex(3))
        var configuration = SimulationConfiguration(participants: 5, threshold: 3)
        configuration.network.add(
            .drop { $0.round == .deal && $0.sender?.value == 2 && $0.reader == three })
        let result = try CeremonySimulation.run(configuration)
        #expect(result.violations() == [])
        let violations = result.with(isReadAlike: true).violations()
        #expect(!violations.isEmpty)
        #expect(violations.allSatisfy { $0.invariant == .agreement && $0.reader == three })
    }

    @Test("A threshold that is not that of the polynomials violates the threshold")
    func threshold() throws {
        let result = try CeremonySimulation.honest(participants: 7, threshold: 3)
        #expect(result.violations() == [])
        for other in [2, 4] {
            var configuration = result.configuration
            configuration.threshold = other
            let violations = result.with(ceremony: try configuration.ceremony()).violations()
            #expect(!violations.isEmpty)
            #expect(violations.allSatisfy { $0.invariant == .threshold })
            // Too few do not give the key; one less than four already does.
            let isEnough = violations[0].explanation.contains("enough")
            #expect(isEnough == (other == 4))
        }
    }

    @Test("Two certified keys violate uniqueness")
    func uniqueness() throws {
        let configuration = SimulationConfiguration(
            participants: 4, threshold: 2, board: .relay, seed: 1)
        var other = configuration
        other.seed = 2
        let first = try CeremonySimulation.run(configuration)
        let second = try CeremonySimulation.run(other)
        let mixed = first.with(
            participants: Array(first.participants.prefix(2) + second.participants.suffix(2)),
            isReadAlike: false)
        #expect(mixed.violations().map(\.invariant) == [.uniqueness])
    }

    @Test("A share is a secret of its participant: the invariants leave it there")
    func sharesStay() throws {
        let result = try CeremonySimulation.honest(participants: 3, threshold: 2)
        #expect(result.violations() == [])
        #expect(result.violations() == [])
        for participant in result.participants {
            #expect(throws: Never.self) { _ = try participant.keyPackage() }
        }
    }
}

extension CeremonyResult {
    /// A result that does not fit together.
    fileprivate func with(
        ceremony: Ceremony? = nil, participants: [SimulatedParticipant]? = nil,
        isReadAlike: Bool? = nil, _ change: (inout SimulationConfiguration) -> Void = { _ in }
    ) -> CeremonyResult {
        var changed = configuration
        change(&changed)
        return CeremonyResult(
            configuration: changed, ceremony: ceremony ?? self.ceremony,
            participants: participants ?? self.participants, auditor: auditor, board: board,
            isReadAlike: isReadAlike ?? self.isReadAlike)
    }
}
