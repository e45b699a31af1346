import CeremonyLog
import DKG
import DKGTestHarness
import Testing

/// Members of a ceremony on a log in memory, whose steps a test takes one by one.
final class DriverScene {
    let configuration: SimulationConfiguration
    let call: CeremonyCall
    var board = InMemoryLog()
    private(set) var members: [Member] = []

    /// A driver with what it stored.
    final class Member {
        var log: CeremonyLog
        var stored: [UInt8] = []
        var outcomes: [ParticipantOutcome] = []
        var closings: [RoundClosing] = []
        var readUpTo: UInt64 = 0

        init(_ log: consuming CeremonyLog) { self.log = log }

        func perform(_ actions: [LogAction]) throws {
            var queue = actions[...]
            while let action = queue.popFirst() {
                switch action {
                case .store(let bytes, let version):
                    stored = bytes
                    queue += try log.stored(version)
                case .closed(let closing): closings.append(closing)
                case .finished(let outcome): outcomes.append(outcome)
                default: break
                }
            }
        }
    }

    init(_ participants: Int, _ threshold: Int, scheme: CommitmentScheme = .feldman) throws {
        configuration = SimulationConfiguration(
            participants: participants, threshold: threshold, scheme: scheme, seed: 51)
        call = try LogSimulation.call(configuration)
        for position in 0..<participants {
            var source = DeterministicRandomSource(seed: 51, label: "fresh \(position)")
            let member = Member(
                try CeremonyLog(
                    joining: call, identity: configuration.identity(at: position),
                    stateKey: stateKey(), boardIdentity: .zero, random: &source))
            try member.perform(member.log.start())
            members.append(member)
        }
    }

    func stateKey() throws -> StateKey {
        // Known bytes, so that a test can compute with them.
        guard let key = StateKey(SecretBytes(copying: DriverScene.stateKeyBytes)) else {
            throw CeremonyLogError.stateNotAuthentic
        }
        return key
    }

    static let stateKeyBytes = [UInt8](repeating: 7, count: 32)

    /// Makes a member again from what it stored, as after a crash.
    func restart(_ number: Int) throws -> Member {
        let member = Member(
            try CeremonyLog(
                resuming: members[number - 1].stored, of: call,
                identity: configuration.identity(at: number - 1), stateKey: stateKey(),
                boardIdentity: .zero))
        member.stored = members[number - 1].stored
        return member
    }

    /// Lets a member read what is new on the board, or another one.
    func read(_ member: Member, _ other: InMemoryLog? = nil) throws {
        let board = other ?? board
        let entries = board.entries(after: member.readUpTo)
        member.readUpTo = board.end
        try member.perform(member.log.read(entries))
    }

    /// What a member has to append after it has read everything.
    func appends(_ member: Member, _ other: InMemoryLog? = nil) throws -> [[UInt8]] {
        try read(member, other)
        return try member.log.caughtUp(end: (other ?? board).end).compactMap {
            if case .append(let record) = $0 { record.bytes } else { nil }
        }
    }

    /// Lets a member append what it has to.
    func post(_ number: Int) throws {
        for record in try appends(members[number - 1]) { board.append(record) }
    }

    /// Lets members join and deal and so on, until all messages of a round are on the board.
    func post(all numbers: some Sequence<Int>) throws {
        for number in numbers { try post(number) }
    }

    func member(_ number: Int) -> Member { members[number - 1] }

    /// A vote of a member.
    func vote(_ number: Int, _ round: Round) throws -> [UInt8] {
        let identity = try configuration.identity(at: number - 1)
        return try CloseVote.record(
            of: call.ceremony.id, round: round, sender: ParticipantIndex(number)
        ) { identity.sign($0, auxiliaryRandomness: nil) }.bytes
    }

    /// What kind of record an entry is, and of which round.
    func round(_ entry: [UInt8]) -> Round? {
        guard let record = LogRecord(entry), record.kind == .envelope else { return nil }
        return (try? Envelope(decoding: record.body))?.round
    }
}
