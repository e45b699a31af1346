import CeremonyLog
public import DKG
public import DKGTestHarness

/// What one member costs that follows a log, beside the participant in it alone.
///
/// Both read the same messages. The participant is given the messages of a round together; the member reads some at a time,
/// as they come, and again all together after a restart before the last round closes.
public struct LogMeasurement: Sendable {
    /// The processor time of the participant alone, in milliseconds.
    public private(set) var participantMilliseconds = 0.0

    /// The processor time of the member that follows the log, in milliseconds.
    public private(set) var memberMilliseconds = 0.0

    /// The processor time of a restart when only the last entry is missing, in milliseconds: everything is read again.
    public private(set) var restartMilliseconds = 0.0

    /// How many entries the log has.
    public private(set) var entries = 0

    private let entriesAtOnce: Int
    private let configuration: SimulationConfiguration
    private let call: CeremonyCall
    private let reader: ParticipantIndex

    /// Runs a ceremony.
    ///
    /// - Parameters:
    ///   - configuration: The ceremony, on an agreed board.
    ///   - index: Who is measured.
    ///   - entriesAtOnce: How many entries the member reads at once, at least 1; fewer cost more.
    ///   - prepared: Called with the round and how many of its messages are prepared.
    /// - Throws: `SimulationError`, `CeremonyLogError` or ``MeasurementError``.
    public init(
        of configuration: SimulationConfiguration, index: ParticipantIndex, entriesAtOnce: Int = 10,
        prepared: (Round, Int) -> Void = { _, _ in }
    ) throws {
        self.configuration = configuration
        self.entriesAtOnce = max(1, entriesAtOnce)
        reader = index
        call = try LogSimulation.call(configuration)
        _ = Point.pedersenGenerator
        _ = Point.generator
        try run(prepared)
    }

    private mutating func run(_ prepared: (Round, Int) -> Void) throws {
        let peers = PreparedPeers(
            of: configuration, reader: reader, in: call.ceremony, conduct: .honest)
        var board = InMemoryLog()
        var stored: [UInt8] = []
        var log = try begin()
        try perform(log.start(), &log, &stored)
        var participant = try bareParticipant()
        while let round = log.openRound {
            let state = log.participant.state
            var messages: [[UInt8]] = []
            for (position, peer) in call.ceremony.roster.indices.enumerated() {
                if peer == reader {
                    for action in try log.caughtUp(end: board.end) {
                        if case .append(let record) = action { messages.append(record.body) }
                    }
                } else if let envelope = try peers.envelope(of: peer, in: round, as: state) {
                    messages.append(envelope)
                }
                prepared(round, position + 1)
            }
            participantMilliseconds += try time {
                guard participant.receive(all: messages).allSatisfy({ $0 == .accepted }) else {
                    throw MeasurementError.refused(round)
                }
                participant.closeRound()
            }
            let records = messages.map { LogRecord(envelope: $0, of: call.ceremony.id).bytes }
            var rest = records[...]
            while !rest.isEmpty {
                if round == .certify && rest.count == 1 { try restart(board, stored) }
                // The last one comes by itself.
                let next = rest.prefix(rest.count == 1 ? 1 : min(entriesAtOnce, rest.count - 1))
                rest = rest.dropFirst(next.count)
                let entries = next.map { LogEntry($0, at: board.append($0)) }
                memberMilliseconds += try time {
                    try perform(log.read(entries), &log, &stored)
                    _ = try log.caughtUp(end: board.end)
                }
            }
        }
        entries = board.entries.count
        guard case .certified? = log.result else { throw MeasurementError.measuredTwice }
    }

    private mutating func restart(_ board: InMemoryLog, _ stored: [UInt8]) throws {
        let entries = board.entries(after: 0)
        restartMilliseconds = try time {
            var log = try CeremonyLog(
                resuming: stored, of: call, identity: configuration.identity(at: reader.position),
                stateKey: stateKey(), boardIdentity: .zero)
            _ = try log.read(entries)
            guard log.openRound == .certify else { throw MeasurementError.refused(.certify) }
        }
    }

    private func begin() throws -> CeremonyLog {
        var fresh = DeterministicRandomSource(seed: configuration.seed, label: "fresh \(reader)")
        return try CeremonyLog(
            joining: call, identity: configuration.identity(at: reader.position),
            stateKey: stateKey(), boardIdentity: .zero, random: &fresh)
    }

    private func bareParticipant() throws -> UnstoredParticipant {
        let identity = try configuration.identity(at: reader.position)
        let seed = try PreparedPeers.seed(
            of: reader, configuration, in: call.ceremony, identity: identity)
        return try UnstoredParticipant(ceremony: call.ceremony, identity: identity, seed: seed)
    }

    private func stateKey() throws -> StateKey {
        var source = DeterministicRandomSource(seed: configuration.seed, label: "state key")
        return try StateKey(random: &source)
    }

    /// Stores at once, which costs nothing here, and goes on.
    private func perform(
        _ actions: [LogAction], _ log: inout CeremonyLog, _ stored: inout [UInt8]
    ) throws {
        var queue = actions[...]
        while let action = queue.popFirst() {
            guard case .store(let bytes, let version) = action else { continue }
            stored = bytes
            queue += try log.stored(version)
        }
    }

    private func time(_ work: () throws -> Void) throws -> Double {
        let start = ProcessorTime.milliseconds()
        try work()
        return ProcessorTime.milliseconds() - start
    }
}
