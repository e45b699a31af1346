// Members that follow a log: a ceremony among machines, with a board in memory in place of the network.

import CeremonyLog
import DKG
import DKGTestHarness

/// A member's process: the driver, what it has stored, and how far it has read.
final class Member {
    private var log: CeremonyLog
    private var position: UInt64 = 0
    private(set) var disk: [UInt8] = []
    private(set) var hasEnded = false

    init(_ log: consuming CeremonyLog) throws {
        self.log = log
        try perform(self.log.start())
    }

    /// Reads what is new, and says what there is to say; `isTimeUp` if the round has been open for longer than the
    /// terms say.
    func step(on board: inout InMemoryLog, isTimeUp: Bool = false) throws {
        let entries = board.entries(after: position)
        position = entries.last?.position ?? position
        try perform(log.read(entries))
        if isTimeUp, let round = log.openRound { log.deadlinePassed(round) }
        for action in try log.caughtUp(end: board.end) {
            if case .append(let record) = action { board.append(record.bytes) }
        }
    }

    /// Does what the driver asks for, in this order.
    private func perform(_ actions: [LogAction]) throws {
        var actions = actions[...]
        while let action = actions.popFirst() {
            switch action {
            case .store(let state, let version):
                disk = state  // Until it would survive a power failure; then, and not before:
                actions += try log.stored(version)
            case .finished:
                hasEnded = true
            default:
                break
            }
        }
    }

    /// The share, to be stored and read back.
    func keyPackage() throws -> KeyPackage { try log.participant.keyPackage() }
}

/// Calls a ceremony: what is sent to all members, who compare its fingerprint.
func call(_ roster: Roster) throws -> CeremonyCall {
    var random = SystemRandomSource()
    let terms = try CeremonyTerms(
        names: ["Anna", "Boris", "Clara"], times: .online(participants: 3),
        lastTimeForJoining: 1_900_000_000, board: .agreed, address: "in memory")
    return try CeremonyCall(
        on: terms, scheme: .pedersen, threshold: 2, roster: roster, random: &random)
}

func main() throws {
    var random = SystemRandomSource()
    let boardIdentity = try Digest(random: &random)
    let configuration = SimulationConfiguration(participants: 3, threshold: 2)
    let call = try call(configuration.ceremony().roster)
    print("compare:", call.fingerprint)

    let members = try (0..<3).map { position in
        try Member(
            CeremonyLog(
                joining: call, identity: configuration.identity(at: position),
                stateKey: StateKey(random: &random), boardIdentity: boardIdentity, random: &random))
    }
    var board = InMemoryLog()
    while !members.allSatisfy(\.hasEnded) {
        for member in members { try member.step(on: &board) }
    }

    // Whoever has the log needs nothing else to check everything.
    var auditor = LogAuditor(of: call)
    let closings = try auditor.read(board.entries(after: 0))
    for closing in closings { print(closing) }
    let package = try members[0].keyPackage()
    print("the auditor has the same key:", auditor.state.groupKey == package.groupKey)
}

try main()
