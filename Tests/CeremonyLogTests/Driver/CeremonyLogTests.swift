import CeremonyLog
import DKG
import DKGTestHarness
import Testing

@Suite("The driver")
struct CeremonyLogTests {
    private let configuration = SimulationConfiguration(
        participants: 3, threshold: 2, scheme: .feldman, seed: 7)
    private let boardIdentity = Digest.zero

    private func call() throws -> CeremonyCall { try LogSimulation.call(configuration) }

    private func stateKey(_ number: UInt64 = 1) throws -> StateKey {
        var source = DeterministicRandomSource(seed: number, label: "state key")
        return try StateKey(random: &source)
    }

    private func begin(_ position: Int) throws -> CeremonyLog {
        var source = DeterministicRandomSource(seed: 7, label: "fresh \(position)")
        return try CeremonyLog(
            joining: call(), identity: configuration.identity(at: position),
            stateKey: stateKey(), boardIdentity: boardIdentity, random: &source)
    }

    private func resume(_ position: Int, from stored: [UInt8], key: UInt64 = 1) throws
        -> CeremonyLog
    {
        try CeremonyLog(
            resuming: stored, of: call(), identity: configuration.identity(at: position),
            stateKey: stateKey(key), boardIdentity: boardIdentity)
    }

    /// Stores what is asked for, and gives the bytes and what comes after.
    private func store(
        _ actions: [LogAction], _ log: inout CeremonyLog, _ stored: inout [UInt8]
    ) throws -> [LogAction] {
        var rest: [LogAction] = []
        var queue = actions
        while !queue.isEmpty {
            let action = queue.removeFirst()
            if case .store(let bytes, let version) = action {
                stored = bytes
                queue += try log.stored(version)
            } else {
                rest.append(action)
            }
        }
        return rest
    }

    private func records(_ actions: [LogAction]) -> [[UInt8]] {
        actions.compactMap { if case .append(let record) = $0 { record.bytes } else { nil } }
    }

    @Test("Nothing is appended before the state is stored")
    func storesFirst() throws {
        var log = try begin(0)
        let actions = log.start()
        #expect(actions.count == 1)
        #expect(records(try log.caughtUp(end: nil)).isEmpty)
        guard case .store(_, let version) = try #require(actions.first) else {
            Issue.record("not a store: \(actions)")
            return
        }
        #expect(throws: CeremonyLogError.notAwaited(version: version + 1)) {
            _ = try log.stored(version + 1)
        }
        #expect(records(try log.caughtUp(end: nil)).isEmpty)
        _ = try log.stored(version)
        #expect(records(try log.caughtUp(end: nil)).count == 1)
        #expect(throws: CeremonyLogError.notAwaited(version: version)) {
            _ = try log.stored(version)
        }
    }

    @Test("An own record is appended again until it is read back")
    func appendsAgain() throws {
        var log = try begin(0)
        var stored: [UInt8] = []
        _ = try store(log.start(), &log, &stored)
        let first = records(try log.caughtUp(end: nil))
        #expect(records(try log.caughtUp(end: nil)) == first)
        let join = try #require(first.first)
        _ = try log.read([LogEntry(join, at: 4)])
        #expect(records(try log.caughtUp(end: 4)).isEmpty)

        // And after a restart, if the board does not have it.
        var restarted = try resume(0, from: stored)
        #expect(restarted.start().isEmpty)
        #expect(records(try restarted.caughtUp(end: nil)) == first)
    }

    /// A log on which the joins of all three lie, and what the first member stored after reading it.
    private func joined() throws -> (board: InMemoryLog, stored: [UInt8]) {
        var board = InMemoryLog()
        for position in 1..<3 {
            var other = try begin(position)
            var ignored: [UInt8] = []
            _ = try store(other.start(), &other, &ignored)
            _ = try other.read(board.entries(after: 0))
            for record in records(try other.caughtUp(end: board.end)) { board.append(record) }
        }
        var log = try begin(0)
        var stored: [UInt8] = []
        _ = try store(log.start(), &log, &stored)
        _ = try log.read(board.entries(after: 0))
        for record in records(try log.caughtUp(end: board.end)) { board.append(record) }
        let closed = try store(log.read(board.entries(after: 2)), &log, &stored)
        guard case .closed(let closing)? = closed.first else {
            Issue.record("the joining was not closed")
            return (board, stored)
        }
        #expect(closing == RoundClosing(round: .join, position: 3, cause: .complete))
        #expect(records(try log.caughtUp(end: board.end)).count == 1)
        return (board, stored)
    }

    @Test("Entries that were given before are passed over")
    func doubleEntries() throws {
        let (board, stored) = try joined()
        var log = try resume(0, from: stored)
        let first = try log.read(board.entries(after: 0))
        #expect(!first.isEmpty)
        #expect(try log.read(board.entries(after: 0)).isEmpty)
        #expect(log.status.counters.messages == 3)
        #expect(log.status.counters.duplicates == 0)
    }

    @Test("A board that ends before what was read is refused")
    func wentBack() throws {
        let (board, stored) = try joined()
        var log = try resume(0, from: stored)
        _ = try log.read(board.entries(after: 0, limit: 2))
        #expect(throws: CeremonyLogError.boardWentBack(remembered: 3, end: 2)) {
            _ = try log.caughtUp(end: 2)
        }
        // The same while it runs.
        var running = try resume(0, from: stored)
        _ = try running.read(board.entries(after: 0))
        _ = try running.caughtUp(end: 3)
        #expect(throws: CeremonyLogError.boardWentBack(remembered: 3, end: 1)) {
            _ = try running.caughtUp(end: 1)
        }
    }

    @Test("A board with other entries is refused, wherever the difference lies", arguments: 0..<3)
    func differs(position: Int) throws {
        let (board, stored) = try joined()
        // The same messages in another order make another log.
        var entries = board.entries
        entries.swapAt(position, (position + 1) % 3)
        var other = InMemoryLog()
        for entry in entries { other.append(entry) }
        var log = try resume(0, from: stored)
        #expect(throws: CeremonyLogError.boardDiffers(remembered: 3, at: 3)) {
            _ = try log.read(other.entries(after: 0))
        }
    }

    @Test("An entry that vanished is noticed at the next one")
    func vanished() throws {
        let (board, stored) = try joined()
        var log = try resume(0, from: stored)
        _ = try log.read(board.entries(after: 0, limit: 2))
        #expect(throws: CeremonyLogError.boardDiffers(remembered: 3, at: 4)) {
            _ = try log.read([LogEntry([0], at: 4)])
        }
        // Where it shows first, whatever comes after.
        var more = try resume(0, from: stored)
        _ = try more.read(board.entries(after: 0, limit: 2))
        #expect(throws: CeremonyLogError.boardDiffers(remembered: 3, at: 4)) {
            _ = try more.read([LogEntry([0], at: 4), LogEntry(board.entries[2], at: 5)])
        }
    }

    @Test("What is stored beside the state cannot be altered")
    func altered() throws {
        let (_, stored) = try joined()
        // The version, the board's identity, the position, the chain, the tag.
        for offset in [1, 33, 40, 41, 72, 73, 104] {
            var altered = stored
            altered[offset] ^= 1
            #expect(throws: CeremonyLogError.stateNotAuthentic) {
                _ = try resume(0, from: altered)
            }
        }
        var version = stored
        version[0] = 2
        #expect(throws: CeremonyLogError.self) { _ = try resume(0, from: version) }
        #expect(throws: CeremonyLogError.savedState(.notAuthentic)) {
            _ = try resume(0, from: stored, key: 2)
        }
        for count in [0, 1, 50, 105] {
            #expect(throws: CeremonyLogError.self) {
                _ = try resume(0, from: Array(stored.prefix(count)))
            }
        }
    }

    @Test("A state is of no use with another board")
    func otherBoard() throws {
        let (_, stored) = try joined()
        let other = try call().ceremony.id.digest
        #expect(throws: CeremonyLogError.otherBoard(expected: boardIdentity, got: other)) {
            _ = try CeremonyLog(
                resuming: stored, of: call(), identity: configuration.identity(at: 0),
                stateKey: stateKey(), boardIdentity: other)
        }
    }

    @Test("A stranger cannot join")
    func stranger() throws {
        var source = DeterministicRandomSource(seed: 1)
        #expect(throws: CeremonyLogError.self) {
            _ = try CeremonyLog(
                joining: call(), identity: SigningKey(random: &source), stateKey: stateKey(),
                boardIdentity: boardIdentity, random: &source)
        }
    }
}
