import CeremonyLog
import DKG

/// A faulty member that follows a log: its scripts decide what its messages are, and its mischief what else it posts.
final class LogLiar {
    private let member: CheatingMember
    private let mischief: [LogMischief]
    private let call: CeremonyCall
    private let recordings: [[UInt8]]
    private var readUpTo: UInt64 = 0
    private var pending: [LogRecord] = []
    private var hasBegun = false

    /// How many more records of mischief it posts.
    private var mischiefLeft = 60

    init(
        _ participant: SimulatedParticipant, mischief: Set<LogMischief>, call: CeremonyCall,
        recordings: [[UInt8]]
    ) {
        member = CheatingMember(participant, of: call)
        self.mischief = LogMischief.allCases.filter(mischief.contains)
        self.call = call
        self.recordings = recordings
    }

    private var participant: SimulatedParticipant { member.participant }

    /// Reads what is new, and posts what it has to say or something else.
    func step(on board: inout InMemoryLog, random: inout DeterministicRandomSource) {
        if !hasBegun {
            hasBegun = true
            pending = member.start()
        }
        follow(board)
        if mischiefLeft > 0, let kind = mischief.randomElement(using: &random),
            random.next() % 3 == 0
        {
            mischiefLeft -= 1
            if let record = makeMischief(kind, on: board, &random) { board.append(record) }
        } else if !pending.isEmpty {
            board.append(pending.removeFirst().bytes)
        }
    }

    private func follow(_ board: InMemoryLog) {
        let entries = board.entries(after: readUpTo)
        readUpTo = entries.last?.position ?? readUpTo
        // The positions of a log in memory are in order.
        pending += (try? member.read(entries)) ?? []
    }

    // MARK: Mischief

    private func makeMischief(
        _ kind: LogMischief, on board: InMemoryLog, _ random: inout DeterministicRandomSource
    ) -> [UInt8]? {
        let id = call.ceremony.id
        let round = call.ceremony.rounds.randomElement(using: &random) ?? .join
        switch kind {
        case .earlyVotes:
            return vote(in: random.next() % 2 == 0 ? participant.openRound ?? round : round)
        case .forgedVotes:
            return forgedVote(in: participant.openRound ?? round, &random)
        case .resigned:
            return resigned(on: board, &random)
        case .surplus:
            let body = [UInt8](repeating: UInt8(truncatingIfNeeded: random.next()), count: 3)
            return LogRecord(envelope: participant.envelope(body: body, in: round), of: id).bytes
        case .recordings:
            return recordings.randomElement(using: &random).map {
                LogRecord(envelope: $0, of: id).bytes
            }
        case .repetitions:
            return board.entries.randomElement(using: &random)
        case .noise:
            return noise(on: board, &random)
        }
    }

    private func vote(in round: Round) -> [UInt8] {
        CloseVote.record(of: call.ceremony.id, round: round, sender: participant.index) {
            participant.identity.sign($0, auxiliaryRandomness: nil)
        }.bytes
    }

    /// A vote in the name of somebody, or nobody, under this member's key.
    private func forgedVote(
        in round: Round, _ random: inout DeterministicRandomSource
    ) -> [UInt8]? {
        let number = 1 + Int(random.next() % UInt64(call.ceremony.participantCount + 3))
        guard let sender = try? ParticipantIndex(number), sender != participant.index else {
            return nil
        }
        return CloseVote.record(of: call.ceremony.id, round: round, sender: sender) {
            participant.identity.sign($0, auxiliaryRandomness: nil)
        }.bytes
    }

    /// A message of its own under another signature.
    private func resigned(
        on board: InMemoryLog, _ random: inout DeterministicRandomSource
    ) -> [UInt8]? {
        let own = board.entries.compactMap { LogRecord($0) }.filter {
            $0.kind == .envelope && $0.id == call.ceremony.id
                && (try? Envelope(decoding: $0.body))?.sender == participant.index
        }
        guard let record = own.randomElement(using: &random),
            let envelope = try? Envelope(decoding: record.body),
            let auxiliary = try? SecretBytes(random32: &random)
        else { return nil }
        let signature = participant.identity.sign(
            envelope.digest, auxiliaryRandomness: consume auxiliary)
        let bytes = envelope.bytes.dropLast(Signature.byteCount) + signature.encoded
        return LogRecord(envelope: Array(bytes), of: call.ceremony.id).bytes
    }

    private func noise(
        on board: InMemoryLog, _ random: inout DeterministicRandomSource
    ) -> [UInt8]? {
        var entry = board.entries.randomElement(using: &random) ?? [1, 0x20]
        switch random.next() % 5 {
        case 0: return [UInt8](repeating: UInt8(truncatingIfNeeded: random.next()), count: 5)
        case 1: entry = Array(entry.prefix(Int(random.next() % UInt64(entry.count + 1))))
        case 2: if entry.count > 1 { entry[1] = UInt8(truncatingIfNeeded: random.next()) }
        case 3: if entry.count > 33 { entry[33] ^= 1 }
        default:
            let position = Int(random.next() % UInt64(max(entry.count, 1)))
            if entry.indices.contains(position) { entry[position] ^= 0x10 }
        }
        return entry
    }
}
