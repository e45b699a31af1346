import CeremonyLog
import DKG
import FolderStorage

/// A member at work: reads the board, stores, appends, and looks at the clock.
///
/// Whatever is interrupted here continues from what is stored and what is on the board.
struct CeremonyNode: ~Copyable {
    private let seat: CeremonySeat
    private(set) var log: CeremonyLog
    private var board: LogFolder
    private var times: OpeningTimes
    private var areTimesStored = true
    private let narrator: CeremonyNarrator

    /// Where the rounds closed.
    private var closings: [RoundClosing] = []

    /// Appends that failed one after the other.
    private var failures = 0
    private static let mostFailures = 20

    /// Opens or begins the ceremony.
    ///
    /// - Parameters:
    ///   - seat: The member's place.
    ///   - board: The board.
    ///   - begins: Whether it is to be begun; otherwise it was.
    ///   - narrator: Says what happens.
    /// - Returns: The member, with its first state stored.
    /// - Throws: What the seat and the driver throw.
    static func open(
        _ seat: consuming CeremonySeat, on board: consuming LogFolder, begins: Bool,
        narrator: CeremonyNarrator
    ) throws -> CeremonyNode {
        let log = begins ? try seat.begin(on: board.identity) : try seat.resume(on: board.identity)
        let times = begins ? OpeningTimes() : try seat.openingTimes()
        var node = CeremonyNode(
            seat: seat, log: log, board: board, times: times, narrator: narrator)
        try node.perform(node.log.start())
        return node
    }

    private init(
        seat: consuming CeremonySeat, log: consuming CeremonyLog, board: consuming LogFolder,
        times: OpeningTimes, narrator: CeremonyNarrator
    ) {
        self.seat = seat
        self.log = log
        self.board = board
        self.times = times
        self.narrator = narrator
    }

    /// Works until the own join is on the board, and says nothing else.
    mutating func join(pausing pause: Duration) throws {
        while true {
            try readAll()
            let joins = try log.caughtUp(end: board.position).filter { action in
                if case .append(let record) = action { record.isJoin } else { false }
            }
            if joins.isEmpty { return }
            try perform(joins)
            Pause.sleep(pause)
        }
    }

    /// Works until the ceremony has ended.
    mutating func run(pausing pause: Duration) throws -> ParticipantOutcome {
        while true {
            try readAll()
            if let result = log.result, result != .pending { return try finish(result) }
            try lookAtTheClock()
            let appends = try log.caughtUp(end: board.position)
            try perform(appends)
            // While the key is pending it says what it has to say, and others may do so later.
            if log.result == .pending && appends.isEmpty { return try finish(.pending) }
            if narrator.isTimeToSayWhoIsMissing() {
                narrator.waiting(for: log.participant.state, log.status)
            }
            if appends.isEmpty { try wait(pause) }
        }
    }

    /// Reads to the end, also what came in the meantime.
    private mutating func readAll() throws {
        repeat {
            let entries = try board.newEntries()
            if !entries.isEmpty { try perform(log.read(entries)) }
        } while try board.hasNewEntries()
    }

    private mutating func perform(_ actions: [LogAction]) throws {
        var queue = actions[...]
        while let action = queue.popFirst() {
            switch action {
            case .store(let state, let version):
                try seat.store(state)
                queue += try log.stored(version)
            case .append(let record): try append(record)
            case .closed(let closing):
                closings.append(closing)
                narrator.closed(closing)
            case .finished: break
            @unknown default: break
            }
        }
    }

    /// An error of the board says neither that the record is there nor that it is not; the driver asks again.
    private mutating func append(_ record: LogRecord) throws {
        do throws(BoardError) {
            try board.append(record.bytes)
            failures = 0
            narrator.appended(record)
        } catch {
            failures += 1
            guard failures < CeremonyNode.mostFailures, error.isPassing else { throw error }
            narrator.failed(error)
        }
    }

    private mutating func lookAtTheClock() throws {
        guard let round = log.openRound else { return }
        let now = Timestamp.now
        if times.see(round, at: now) { areTimesStored = false }
        if Deadline.isUp(round, seat.call.terms, times, now) { log.deadlinePassed(round) }
    }

    /// Waits for others.
    ///
    /// When the round was seen to open is stored now: whoever never waits in it needs it not.
    private mutating func wait(_ pause: Duration) throws {
        if !areTimesStored {
            try seat.store(times)
            areTimesStored = true
        }
        Pause.sleep(pause)
    }

    private mutating func finish(_ outcome: ParticipantOutcome) throws -> ParticipantOutcome {
        if case .certified = outcome {
            switch try? log.participant.keyPackage() {
            case .some: try seat.finish(&log)
            // Certified, and this member has no right share of it: the state may still help with another board.
            case .none: break
            }
        }
        narrator.finished(log.participant.state)
        return outcome
    }
}

extension LogRecord {
    /// Whether it has a member's join in it.
    fileprivate var isJoin: Bool {
        kind == .envelope && (try? Envelope(decoding: body))?.round == .join
    }
}

extension CeremonyNode {
    /// What this member knows, which is what everybody knows who reads the board.
    var report: CeremonyReport {
        CeremonyReport(
            seat.call, log.participant.state, certified: log.participant.groupKey, log.status,
            closings)
    }

    /// The exit status for the end of a ceremony.
    func exitStatus(of outcome: ParticipantOutcome) -> Int32 {
        switch outcome {
        case .certified:
            switch try? log.participant.keyPackage() {
            case .some: ExitStatus.success
            case .none: ExitStatus.aborted
            }
        case .pending: ExitStatus.pending
        default: ExitStatus.aborted
        }
    }
}
