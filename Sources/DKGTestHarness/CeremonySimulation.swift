public import DKG
import Dispatch

/// Runs a whole ceremony in memory.
///
/// One call runs an honest ceremony and hands back every participant's result:
///
/// ```swift
/// let result = try CeremonySimulation.honest(participants: 5, threshold: 3)
/// let package = try result.participants[0].keyPackage()
/// ```
///
/// Every message really is encoded, carried as bytes over the board and decoded by every reader.
public enum CeremonySimulation {
    /// Runs a ceremony in which everybody follows the protocol.
    ///
    /// - Parameters:
    ///   - participants: n.
    ///   - threshold: t.
    ///   - scheme: How dealers commit.
    ///   - seed: What everything follows from.
    /// - Returns: The result.
    /// - Throws: ``SimulationError`` if the ceremony is impossible.
    public static func honest(
        participants: Int, threshold: Int, scheme: CommitmentScheme = .pedersen,
        seed: UInt64 = 1
    ) throws(SimulationError) -> CeremonyResult {
        try run(
            SimulationConfiguration(
                participants: participants, threshold: threshold, scheme: scheme, seed: seed))
    }

    /// Runs a ceremony over a board in memory.
    ///
    /// In every round those that follow the protocol post first, then those that follow scripts; all
    /// read after that.
    ///
    /// - Parameters:
    ///   - configuration: What is simulated.
    ///   - observe: Called with everything that happens, as it happens.
    /// - Returns: The result.
    /// - Throws: ``SimulationError`` if the ceremony is impossible.
    public static func run(
        _ configuration: SimulationConfiguration,
        observe: (SimulationEvent) -> Void = { _ in }
    ) throws(SimulationError) -> CeremonyResult {
        var board = InMemoryBoard()
        return try run(configuration, over: &board, observe: observe)
    }

    /// Runs a ceremony over a board of one's own, to test the board.
    ///
    /// - Parameters:
    ///   - configuration: What is simulated.
    ///   - board: A fresh board, whose first round is open.
    ///   - observe: Called with everything that happens, as it happens.
    /// - Returns: The result; its ``CeremonyResult/board`` is a copy of what was read from the board.
    /// - Throws: ``SimulationError`` if the ceremony is impossible.
    public static func run<SomeBoard: Board>(
        _ configuration: SimulationConfiguration, over board: inout SomeBoard,
        observe: (SimulationEvent) -> Void = { _ in }
    ) throws(SimulationError) -> CeremonyResult {
        let ceremony = try configuration.ceremony()
        let participants = try makeParticipants(configuration, ceremony)
        var auditor = Auditor(of: ceremony, arithmetic: configuration.arithmetic)
        var record = InMemoryBoard()
        var held: [[UInt8]] = []
        var delayed: [Reader: [(step: Int, envelope: [UInt8])]] = [:]
        var isReadAlike = true
        var early: [[UInt8]] = []
        var step = 0
        let inTurn = participants.filter(\.isHonest) + participants.filter { !$0.isHonest }

        // Nine rounds at most; on a board that lies some readers end before others.
        while auditor.state.openRound != nil
            || participants.contains(where: { $0.openRound != nil })
        {
            let auditorRound = auditor.state.openRound
            if let auditorRound {
                observe(.opened(auditorRound, expected: auditor.state.expected))
            }
            for envelope in held { board.post(envelope) }
            held = []
            for participant in inTurn {
                guard let round = participant.openRound else { continue }
                let postings = participant.postings(
                    in: round, after: board.envelopes(inRound: step))
                held += postings.later
                for envelope in postings.now {
                    board.post(envelope)
                    observe(
                        .posted(
                            sender: participant.index,
                            round: (try? Envelope(decoding: envelope))?.round,
                            byteCount: envelope.count))
                }
            }

            let envelopes = board.envelopes(inRound: step)
            for envelope in envelopes { record.post(envelope) }
            func deliver(to reader: Reader) -> [[UInt8]] {
                configuration.network.deliver(
                    envelopes, to: reader, step: step, seed: configuration.seed,
                    delayed: &delayed[reader, default: []])
            }
            let readByAuditor = deliver(to: .auditor)
            for batch in batches(of: participants, configuration.workers) {
                let readings = participants[batch].map { participant in
                    let delivered = deliver(to: .participant(participant.index))
                    if participant.isHonest && !configuration.network.rules.isEmpty {
                        isReadAlike = isReadAlike && Set(delivered) == Set(readByAuditor)
                    }
                    return Reading(participant: participant, envelopes: delivered)
                }
                readAndClose(readings, step: step)
                for position in batch {
                    observe(
                        .closed(
                            .participant(participants[position].index), done: position + 1,
                            of: participants.count + 1))
                }
            }
            let offered = early + readByAuditor
            early = zip(offered, auditor.receive(all: offered)).filter { $1 == .notYet }.map(\.0)
            auditor.closeRound()
            observe(
                .closed(.auditor, done: participants.count + 1, of: participants.count + 1))
            if let auditorRound { observe(.concluded(auditorRound, auditor.state)) }
            board.closeRound()
            record.closeRound()
            step += 1
        }
        return CeremonyResult(
            configuration: configuration, ceremony: ceremony, participants: participants,
            auditor: auditor.state, board: record, isReadAlike: isReadAlike)
    }

    /// Positions in groups that work at the same time.
    private static func batches(
        of participants: [SimulatedParticipant], _ workers: Int
    ) -> [Range<Int>] {
        let size = max(workers, 1)
        return stride(from: 0, to: participants.count, by: size).map {
            $0..<min($0 + size, participants.count)
        }
    }

    /// Lets participants read and close a round, each on a core of its own.
    ///
    /// Between rounds they share nothing but the envelopes, which nobody changes, so the result does
    /// not depend on who is first. Scripts are not run here, and nothing is observed.
    private static func readAndClose(_ readings: [Reading], step: Int) {
        let work = { @Sendable (position: Int) in
            let reading = readings[position]
            reading.participant.read(reading.envelopes, step: step)
            reading.participant.closeRound()
        }
        if readings.count == 1 {
            work(0)
        } else {
            DispatchQueue.concurrentPerform(iterations: readings.count, execute: work)
        }
    }

    /// What a participant is about to read.
    ///
    /// Unchecked, because a participant is a class; safe, because each is handed to one core.
    private struct Reading: @unchecked Sendable {
        let participant: SimulatedParticipant
        let envelopes: [[UInt8]]
    }

    static func makeParticipants(
        _ configuration: SimulationConfiguration, _ ceremony: Ceremony
    ) throws(SimulationError) -> [SimulatedParticipant] {
        for index in configuration.faults.keys.sorted()
        where index.position >= ceremony.participantCount {
            throw .faultOfStranger(index: index, participants: ceremony.participantCount)
        }
        let honest = ceremony.roster.indices.filter { configuration.faults[$0] == nil }
        var participants: [SimulatedParticipant] = []
        for index in ceremony.roster.indices {
            let scripts = configuration.faults[index] ?? []
            guard scripts.allSatisfy(\.joins) else { continue }
            let victim =
                honest.first { $0 != index } ?? ceremony.roster.indices.first { $0 != index }
            participants.append(
                try makeParticipant(index, configuration, ceremony, scripts, victim))
        }
        return participants
    }

    private static func makeParticipant(
        _ index: ParticipantIndex, _ configuration: SimulationConfiguration, _ ceremony: Ceremony,
        _ scripts: [any FaultScript], _ victim: ParticipantIndex?
    ) throws(SimulationError) -> SimulatedParticipant {
        switch try? configuration.identity(at: index.position) {
        case .some(let identity):
            do throws(ParticipantError) {
                var source = DeterministicRandomSource(
                    seed: configuration.seed, label: "fresh \(index)")
                let seed = try CeremonySeed(for: ceremony, identity: identity, random: &source)
                configuration.inspectSecret(seed.bytes)
                return try SimulatedParticipant(
                    index: index, ceremony: ceremony, identity: identity, seed: seed,
                    scripts: scripts, victim: victim,
                    checksRefusals: configuration.checksRefusals,
                    arithmetic: configuration.arithmetic)
            } catch {
                throw .participant(error)
            }
        case .none:
            throw .random(.unavailable)
        }
    }
}
