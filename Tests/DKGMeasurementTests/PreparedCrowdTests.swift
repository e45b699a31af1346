import CeremonyLog
import DKG
import DKGMeasurement
import DKGTestHarness
import Testing

@Suite("All members but one")
struct PreparedCrowdTests {
    @Test(
        "With one real member they make a key over a log",
        arguments: [CommitmentScheme.feldman, .pedersen])
    func key(scheme: CommitmentScheme) throws {
        let configuration = SimulationConfiguration(participants: 5, threshold: 2, scheme: scheme)
        let call = try LogSimulation.call(configuration)
        let reader = try ParticipantIndex(2)
        let crowd = PreparedCrowd(of: configuration, without: reader, in: call)
        var random = DeterministicRandomSource(seed: 1, label: "member")
        var log = try CeremonyLog(
            joining: call, identity: configuration.identity(at: 1),
            stateKey: StateKey(random: &random), boardIdentity: .zero, random: &random)
        var board = InMemoryLog()
        var read: UInt64 = 0
        func perform(_ actions: [LogAction], _ log: inout CeremonyLog) throws {
            var queue = actions[...]
            while let action = queue.popFirst() {
                switch action {
                case .store(_, let version): queue += try log.stored(version)
                case .append(let record): board.append(record.bytes)
                default: break
                }
            }
        }
        try perform(log.start(), &log)
        var rounds: [Round] = []
        while let round = log.openRound {
            rounds.append(round)
            try perform(log.caughtUp(end: board.end), &log)
            try crowd.speak(after: log.participant.state) { board.append($0) }
            let entries = board.entries(after: read)
            read = board.end
            try perform(log.read(entries), &log)
        }
        #expect(rounds.count == (scheme == .feldman ? 4 : 6))
        guard case .certified? = log.result else {
            Issue.record("no key")
            return
        }
        var nothing: [[UInt8]] = []
        try crowd.speak(after: log.participant.state) { nothing.append($0) }
        #expect(nothing.isEmpty)
    }
}
