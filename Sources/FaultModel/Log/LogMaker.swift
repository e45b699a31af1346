import DKG
import DKGTestHarness

/// Makes a random log, entry by entry, and reads it as it grows.
final class LogMaker {
    let ceremony: Ceremony
    /// Another ceremony of the same members, from which recordings come.
    let otherCeremony: Ceremony
    let absent: Set<ParticipantIndex>
    let isRelay: Bool
    let carrierLies: Bool
    private let isPatchy: Bool
    let carrier: SigningKey
    /// Somebody who is in no roster.
    let stranger: SigningKey
    let members: [LogMember]

    private(set) var model: LogModel
    /// The entries in the order in which they are posted.
    private(set) var records: [[UInt8]] = []
    var random: DeterministicRandomSource

    /// A record that somebody is about to post.
    private struct Posting {
        let record: [UInt8]
        /// Not before so many entries.
        let due: Int
    }

    private var outbox: [Posting] = []
    private var followed = 0

    init(seed: UInt64, board: BoardKind?, largest: Int) throws(SimulationError) {
        var random = DeterministicRandomSource(seed: seed, label: "random log")
        let sizes = [1, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 7].filter { $0 <= largest }
        let participants = sizes.randomElement(using: &random) ?? 3
        let byChance: BoardKind = Int.random(in: 0..<4, using: &random) == 0 ? .relay : .agreed
        let board = board ?? byChance
        let highest = board == .agreed ? (participants + 1) / 2 : (participants + 2) / 3
        // In some logs members stay away, and mostly the others are enough.
        isPatchy = Int.random(in: 0..<3, using: &random) == 0
        let lowest = min(2, highest)
        let threshold =
            isPatchy
            ? max(lowest, highest - 1)
            : Int.random(in: 0..<3, using: &random) > 0
                ? highest : Int.random(in: lowest...highest, using: &random)
        let scheme: CommitmentScheme = Bool.random(using: &random) ? .feldman : .pedersen
        let configuration = SimulationConfiguration(
            participants: participants, threshold: threshold, scheme: scheme, board: board,
            seed: seed)
        ceremony = try configuration.ceremony()
        otherCeremony = try LogMaker.other(configuration, random.nextDigest())
        isRelay = board == .relay
        carrierLies = isRelay && Int.random(in: 0..<4, using: &random) == 0

        // Most logs are such as the protocol is made for; nothing is promised for the others, and they are
        // read by the same rules.
        let bearable = threshold - 1
        let mostLiars = Int.random(in: 0..<8, using: &random) > 0 ? bearable : participants
        let liars = ceremony.roster.indices.shuffled(using: &random)
            .prefix(min(Int.random(in: 0...mostLiars + 1, using: &random), mostLiars))
        let mostAbsent =
            Int.random(in: 0..<3, using: &random) > 0
            ? 0 : min(max(1, participants - 2 * bearable - 1), participants - 1)
        absent = Set(
            ceremony.roster.indices.shuffled(using: &random)
                .prefix(Int.random(in: 0...mostAbsent, using: &random)))
        do throws(RandomSourceError) {
            carrier = try SigningKey(random: &random)
            stranger = try SigningKey(random: &random)
        } catch {
            throw .random(error)
        }
        var members: [LogMember] = []
        for index in ceremony.roster.indices {
            // Round 0 has rules of its own, which only those who lie in it put to the test.
            let firstLie =
                Bool.random(using: &random)
                ? .join : ceremony.rounds.randomElement(using: &random) ?? .join
            members.append(
                try LogMember(
                    index: index, isLiar: liars.contains(index), firstLie: firstLie,
                    ceremony: ceremony, configuration: configuration))
        }
        self.members = members
        model = LogModel(
            ceremony: ceremony, absent: absent, carrier: isRelay ? carrier.verificationKey : nil)
        self.random = random
    }

    private static func other(
        _ configuration: SimulationConfiguration, _ digest: Digest
    ) throws(SimulationError) -> Ceremony {
        let ceremony = try configuration.ceremony()
        do throws(CeremonyError) {
            return try Ceremony(
                scheme: ceremony.scheme, board: ceremony.board,
                threshold: configuration.threshold, roster: ceremony.roster,
                instance: Ceremony.Instance(digest))
        } catch {
            throw .ceremony(error)
        }
    }

    var id: Digest { ceremony.id.digest }

    func next(_ bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &random) }

    // MARK: The log

    func run() {
        for member in members {
            let staysAway = absent.contains(member.index) ? next(2) == 0 : isPatchy && next(4) == 0
            if !staysAway { say(member.join, by: member, in: .join) }
        }
        let longest = 90 + 20 * members.count
        while model.state.openRound != nil && records.count < longest { append(nextRecord()) }
        // What follows the end is not read.
        for _ in 0..<next(4) { append(noise()) }
    }

    /// The entries as they are read: a relay gives them in an order of its own.
    func entries() -> [RandomLog.Entry] {
        var order = Array(records.indices)
        if isRelay {
            let reach = [1, 4, 20, records.count][next(4)]
            let keys = order.map { $0 + next(reach) }
            order.sort { (keys[$0], $0) < (keys[$1], $1) }
        }
        var position: UInt64 = 0
        return order.map { place in
            position += UInt64(1 + next(3) / 2 * next(5))
            return RandomLog.Entry(position: position, bytes: records[place])
        }
    }

    private func append(_ record: [UInt8]) {
        var reading = model
        reading.read(record, at: UInt64(records.count + 1))
        if isRelay && !carrierLies && !isStored(record, reading.fates.last) { return }
        records.append(record)
        model = reading
        for step in model.steps[followed...] {
            for member in members {
                guard let message = member.follow(step), let round = member.state.openRound else {
                    continue
                }
                say(message, by: member, in: round)
            }
        }
        followed = model.steps.count
    }

    /// Whether a carrier that follows the rules stores a record.
    ///
    /// It stores two messages of a sender and kind; before closing 0 joins only, and none after it; and nothing
    /// after the end. What others store besides, a reader may be given first, and then it lacks what it needs.
    private func isStored(_ record: [UInt8], _ fate: LogModel.Fate?) -> Bool {
        if model.state.openRound == nil || fate == .surplus || fate == .held { return false }
        let isLate = fate == .skipped && model.state.session != nil
        let envelope = try? Envelope(decoding: Array(record.dropFirst(LogRecord.headerByteCount)))
        return !(isLate && envelope?.round == .join)
    }

    private func nextRecord() -> [UInt8] {
        if next(5) < 2 { return noise() }
        let due = outbox.indices.filter { outbox[$0].due <= records.count }
        if let position = due.randomElement(using: &random) {
            return outbox.remove(at: position).record
        }
        // Nobody has anything to say; or some are slow, and mostly they are waited for.
        if next(outbox.isEmpty ? 4 : 30) == 0 {
            if isRelay { return carrierClosing() }
            loseTime()
        }
        return noise()
    }

    /// Those who are honest find that time is up.
    private func loseTime() {
        guard let round = model.state.openRound else { return }
        for member in members where !member.isLiar || next(3) == 0 {
            outbox.append(Posting(record: member.vote(round, id: id), due: records.count + next(6)))
        }
    }

    /// The open round, closed over what its carrier has.
    private func carrierClosing() -> [UInt8] {
        let round = model.state.openRound ?? .join
        // A carrier waits until the ceremony can start.
        if guessedSession == nil && next(8) > 0 { return noise() }
        let digests = model.counted.map(\.envelope).filter { $0.round == round }.map(\.digest)
        return RecordMaker.closing(
            kind: round.rawValue, listing: RecordMaker.ascending(digests), id: id,
            signedBy: carrier)
    }

    private func say(_ message: [UInt8], by member: LogMember, in round: Round) {
        let isLie = member.isLiar && (round == member.firstLie || next(8) == 0)
        let messages = isLie ? lies(insteadOf: message, by: member, in: round) : [message]
        for envelope in messages {
            // Few are slow, and come when the others have voted.
            let delay = next(12) == 0 ? 30 + next(30) : next(2 * members.count)
            outbox.append(
                Posting(
                    record: RecordMaker.record(envelope: envelope, id: id),
                    due: records.count + delay))
        }
    }
}
