import CeremonyLog
import DKG

/// An honest member that follows a log in memory: its driver, its storage, and what it has to do next.
///
/// Everything that a process would do is one step, so that it can be killed between any two.
final class LogNode {
    let index: ParticipantIndex
    private let call: CeremonyCall
    private let configuration: SimulationConfiguration
    private let boardIdentity: Digest

    /// What would survive a power failure.
    private(set) var stored: (version: Int, bytes: [UInt8])?

    /// What a storage refused, which would be a mistake of the driver.
    private(set) var storageConflicts = 0

    /// The driver, while the member runs.
    private final class Process {
        var log: CeremonyLog
        init(_ log: consuming CeremonyLog) { self.log = log }
    }
    private var process: Process?
    private(set) var failure: CeremonyLogError?
    private(set) var outcome: ParticipantOutcome?

    /// Where the rounds closed for it since it was last started.
    private(set) var closings: [RoundClosing] = []
    private(set) var crashes = 0

    private var actions: [LogAction] = []
    private var isStoredUnreported = false
    private var readUpTo: UInt64 = 0
    private var starts = 0

    /// When each round was seen to open, which is stored.
    private var openedAt: [Round: Int] = [.join: 0]

    init(
        index: ParticipantIndex, call: CeremonyCall, configuration: SimulationConfiguration,
        boardIdentity: Digest
    ) {
        self.index = index
        self.call = call
        self.configuration = configuration
        self.boardIdentity = boardIdentity
    }

    /// Whether there is nothing left for it to do.
    var isFinished: Bool { outcome != nil || failure != nil }

    /// Loses everything that is not stored.
    func crash() {
        process = nil
        actions = []
        closings = []
        outcome = nil
        isStoredUnreported = false
        readUpTo = 0
        crashes += 1
    }

    /// Does one thing.
    func step(
        on board: inout InMemoryLog, at time: Int, schedule: LogSchedule,
        random: inout DeterministicRandomSource, delayed: inout [[UInt8]]
    ) {
        guard failure == nil else { return }
        do throws(CeremonyLogError) {
            try doStep(&board, time, schedule, &random, &delayed)
        } catch {
            failure = error
        }
    }

    private func doStep(
        _ board: inout InMemoryLog, _ time: Int, _ schedule: LogSchedule,
        _ random: inout DeterministicRandomSource, _ delayed: inout [[UInt8]]
    ) throws(CeremonyLogError) {
        if process == nil { return try start() }
        if isStoredUnreported {
            isStoredUnreported = false
            if let stored { actions = (try process?.log.stored(stored.version) ?? []) + actions }
            return
        }
        if !actions.isEmpty {
            return perform(actions.removeFirst(), &board, time, schedule, &random, &delayed)
        }
        if outcome != nil { return }
        let readsAll = schedule.mostAtOnce == 0 || random.next() % 4 == 0
        let limit = readsAll ? Int.max : 1 + Int(random.next() % UInt64(schedule.mostAtOnce))
        let entries = board.entries(after: readUpTo, limit: limit)
        if let last = entries.last {
            readUpTo = last.position
            actions += try process?.log.read(entries) ?? []
            return
        }
        tellTheTime(time, schedule)
        actions += try process?.log.caughtUp(end: board.end) ?? []
    }

    private func start() throws(CeremonyLogError) {
        starts += 1
        switch try? configuration.identity(at: index.position) {
        case .some(let identity): try start(identity)
        case .none: break
        }
        actions = process?.log.start() ?? []
    }

    private func start(_ identity: consuming SigningKey) throws(CeremonyLogError) {
        // A key of its own for each member; never all zeros.
        var source = DeterministicRandomSource(
            seed: configuration.seed, label: "state key \(index)")
        switch try? StateKey(random: &source) {
        case .some(let stateKey):
            if let stored {
                process = Process(
                    try CeremonyLog(
                        resuming: stored.bytes, of: call, identity: identity, stateKey: stateKey,
                        boardIdentity: boardIdentity))
            } else {
                var fresh = DeterministicRandomSource(
                    seed: configuration.seed, label: "fresh \(index) \(starts)")
                process = Process(
                    try CeremonyLog(
                        joining: call, identity: identity, stateKey: stateKey,
                        boardIdentity: boardIdentity, random: &fresh))
            }
        case .none: break
        }
    }

    private func perform(
        _ action: LogAction, _ board: inout InMemoryLog, _ time: Int, _ schedule: LogSchedule,
        _ random: inout DeterministicRandomSource, _ delayed: inout [[UInt8]]
    ) {
        switch action {
        case .append(let record):
            let fails =
                schedule.failedAppendOneIn > 0
                && random.next() % UInt64(schedule.failedAppendOneIn) == 0
            if !fails {
                board.append(record.bytes)
            } else {
                // An error says neither "stored" nor "not stored".
                switch random.next() % 4 {
                case 0: board.append(record.bytes)
                case 1: delayed.append(record.bytes)
                default: break
                }
            }
        case .store(let bytes, let version):
            if let stored,
                stored.version > version || stored.version == version && stored.bytes != bytes
            {
                storageConflicts += 1
            }
            stored = (version, bytes)
            isStoredUnreported = true
        case .closed(let closing):
            closings.append(closing)
            if let open = process?.log.openRound, openedAt[open] == nil { openedAt[open] = time }
        case .finished(let outcome):
            self.outcome = outcome
        }
    }

    private func tellTheTime(_ time: Int, _ schedule: LogSchedule) {
        guard let round = process?.log.openRound else { return }
        let number = Int(index.value)
        let isUp = openedAt[round].map { time - $0 > schedule.patience } ?? false
        if schedule.impatient.contains(number) || isUp && !schedule.patient.contains(number) {
            process?.log.deadlinePassed(round)
        }
    }

    /// Its share with the certified key, if it has one.
    func keyPackage() -> KeyPackage? {
        try? process?.log.participant.keyPackage()
    }

    /// What it can know in public.
    var state: PublicState? { process?.log.participant.state }
}
