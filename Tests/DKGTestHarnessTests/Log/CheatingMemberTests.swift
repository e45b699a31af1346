import CeremonyLog
import DKG
import DKGTestHarness
import Testing

@Suite("A member that cheats over a log of one's own")
struct CheatingMemberTests {
    private static let configuration = SimulationConfiguration(
        participants: 4, threshold: 2, seed: 71)

    private func cheat(
        _ position: Int, _ call: CeremonyCall, _ scripts: [ScriptedFault]
    ) throws -> CheatingMember {
        var random = DeterministicRandomSource(seed: 71, label: "cheat \(position)")
        switch CeremonySeed(stored: try SecretBytes(random32: &random)) {
        case .some(let seed):
            return try CheatingMember(
                of: call, identity: Self.configuration.identity(at: position), seed: seed,
                scripts: scripts)
        case .none: throw SimulationError.call(.terms(.zeroFreshBytes))
        }
    }

    @Test(
        "It joins, says what its script says, and is convicted; whoever follows none is a member like all"
    )
    func cheats() throws {
        let call = try LogSimulation.call(Self.configuration)
        var members = try (0..<4).map { try cheat($0, call, $0 == 2 ? [.wrongShare] : []) }
        #expect(members.map(\.participant.index.value) == [1, 2, 3, 4])
        #expect(members.map(\.participant.isHonest) == [true, true, false, true])
        // It picks on the lowest of the others.
        #expect(members[2].participant.victim?.value == 1)
        #expect(members[0].participant.victim?.value == 2)
        var board = InMemoryLog()
        for member in members { for record in member.start() { board.append(record.bytes) } }
        var read: UInt64 = 0
        while !members.allSatisfy(\.isOver) {
            let entries = board.entries(after: read)
            try #require(!entries.isEmpty)
            read = board.end
            for member in members {
                for record in try member.read(entries) { board.append(record.bytes) }
            }
        }
        var auditor = LogAuditor(of: call)
        try auditor.read(board.entries(after: 0))
        #expect(auditor.state.outcome == .certified)
        #expect(auditor.state.convicted.map(\.value) == [3])
        #expect(throws: CeremonyLogError.outOfOrder(position: 0, last: board.end)) {
            _ = try members[0].read([LogEntry([], at: 0)])
        }
        members = []
    }

    @Test("One that is absent says nothing, and a stranger is none")
    func others() throws {
        let call = try LogSimulation.call(Self.configuration)
        let absent = try cheat(0, call, [.absent])
        #expect(absent.start().map(\.bytes) == [])
        #expect(!absent.isOver)
        let other = try LogSimulation.call(
            SimulationConfiguration(participants: 3, threshold: 2, seed: 72))
        #expect(throws: ParticipantError.self) { _ = try cheat(0, other, []) }
    }
}
