import DKG
import DKGTestHarness
import FaultModel
import Testing

@Suite("Random logs")
struct RandomLogTests {
    /// What all readers of a log conclude, whichever signature over a message they were given.
    private struct Conclusions: Equatable {
        let rounds: [Round]
        let outcome: RoundOutcome
        let views: [Digest]
        let joined: [ParticipantIndex]
        let joinConflicts: [ParticipantIndex]
        let faults: [String]
        let inactive: [Round: [ParticipantIndex]]
        let disagreements: [Round: [ParticipantIndex]]
        let holders: [ParticipantIndex]?
        let transcript: Digest?

        init(_ model: LogModel) {
            let state = model.state
            rounds = model.closings.map(\.round)
            outcome = state.outcome
            views = state.views
            joined = state.joined
            joinConflicts = state.joinConflicts
            faults = state.faults.map { "\($0.culprit) \($0.kind) \($0.round)" }
            inactive = state.inactive
            disagreements = state.disagreements
            holders = state.holders
            transcript = state.transcript?.digest
        }
    }

    @Test("A seed is a log, and another seed another")
    func repeatable() throws {
        for seed in 0..<UInt64(10) {
            let log = try RandomLog(seed: seed)
            #expect(try RandomLog(seed: seed).entries == log.entries)
            #expect(try RandomLog(seed: seed + 1).entries != log.entries)
        }
    }

    @Test("A reader concludes what whoever posts has concluded", arguments: 0..<UInt64(8))
    func agreed(part: UInt64) throws {
        for seed in part * 10..<(part + 1) * 10 {
            let log = try RandomLog(seed: seed, board: .agreed, largest: 5)
            let model = log.model
            #expect(model.state == log.source.state, "seed \(seed)")
            #expect(model.closings.map(\.cause) == log.source.closings.map(\.cause), "seed \(seed)")
            #expect(Set(model.state.convicted).isSubset(of: log.liars), "seed \(seed)")

            // What does not count could as well not be there.
            let rest = zip(log.entries, model.fates).filter { $1 == .counted || $1 == .vote }
            let other = log.model(reading: rest.map(\.0))
            #expect(other.closings == model.closings, "seed \(seed)")
            #expect(other.state == model.state, "seed \(seed)")
            #expect(other.fates.count == rest.count, "seed \(seed)")
        }
    }

    @Test("With an honest carrier the order changes nothing", arguments: 0..<UInt64(8))
    func relay(part: UInt64) throws {
        for seed in part * 10..<(part + 1) * 10 {
            let log = try RandomLog(seed: seed, board: .relay, largest: 5)
            let model = log.model
            #expect(Set(model.state.convicted).isSubset(of: log.liars), "seed \(seed)")
            if log.carrierLies { continue }
            #expect(Conclusions(model) == Conclusions(log.source), "seed \(seed)")
            #expect(model.carrierContradictions.isEmpty, "seed \(seed)")
        }
    }

    @Test("They reach every fate, every cause, every round but one, and most endings")
    func coverage() throws {
        var fates: Set<LogModel.Fate> = []
        var causes: [Round: Set<LogModel.Cause>] = [:]
        var outcomes: Set<RoundOutcome> = []
        var contradictions = 0
        var atOnePosition = 0
        for seed in 0..<UInt64(250) {
            let model = try RandomLog(seed: seed, largest: 5).model
            fates.formUnion(model.fates)
            outcomes.insert(model.state.outcome)
            contradictions += model.carrierContradictions.count
            for closing in model.closings {
                causes[closing.round, default: []].insert(closing.cause)
            }
            if Set(model.closings.map(\.position)).count < model.closings.count {
                atOnePosition += 1
            }
        }
        #expect(fates == Set(LogModel.Fate.allCases))
        for round: Round in [.join, .deal, .respond, .extract, .confirm, .certify] {
            #expect(causes[round] == Set(LogModel.Cause.allCases), "\(round)")
        }
        // To confirm again is too rare to be asked for.
        #expect(causes[.respondAgain] != nil)
        #expect(causes[.open] != nil)
        #expect(contradictions > 0)
        #expect(atOnePosition > 0)
        #expect(
            outcomes.isSuperset(of: [
                .certified, .pending, .aborted(.tooFewParticipants), .aborted(.noAgreement),
                .aborted(.tooFewQualified), .opened(.join),
            ]))
    }
}
