public import CeremonyLog
public import DKG

/// A faulty member of a called ceremony over any log, in memory or not: it reads entries, and says what it appends.
///
/// It closes its rounds where every honest reader does, and its scripts decide what its messages are. It stores nothing:
/// one that is started again is another, which may contradict what the first has said.
///
/// ```swift
/// let seed = try CeremonySeed(for: call.ceremony, identity: identity, random: &random)
/// let member = try CheatingMember(
///     of: call, identity: identity, seed: seed, scripts: [ScriptedFault.wrongShare])
/// for record in member.start() { try board.append(record.bytes) }
/// while !member.isOver {
///     for record in try member.read(board.newEntries()) { try board.append(record.bytes) }
/// }
/// ```
public final class CheatingMember {
    /// What it is in the ceremony, with its scripts.
    public let participant: SimulatedParticipant

    private let call: CeremonyCall
    private var auditor: LogAuditor

    /// Creates a member, whose scripts pick on the lowest of the others: it does not know who else cheats.
    ///
    /// - Parameters:
    ///   - call: The ceremony and its terms.
    ///   - identity: Its key, which is on the roster.
    ///   - seed: What its secrets follow from.
    ///   - scripts: What it does instead of what it should.
    /// - Throws: `ParticipantError` if the key is not on the roster.
    public convenience init(
        of call: CeremonyCall, identity: consuming SigningKey, seed: consuming CeremonySeed,
        scripts: [any FaultScript]
    ) throws(ParticipantError) {
        let roster = call.ceremony.roster
        guard let index = roster.index(of: identity.verificationKey) else {
            throw .notInRoster(identity: identity.verificationKey, ceremony: call.ceremony.id)
        }
        self.init(
            try SimulatedParticipant(
                index: index, ceremony: call.ceremony, identity: identity, seed: seed,
                scripts: scripts, victim: roster.indices.first { $0 != index },
                checksRefusals: false, arithmetic: .standard),
            of: call)
    }

    init(_ participant: SimulatedParticipant, of call: CeremonyCall) {
        self.participant = participant
        self.call = call
        auditor = LogAuditor(of: call)
    }

    /// Whether its ceremony has ended.
    public var isOver: Bool { participant.openRound == nil }

    /// What it appends before it has read anything.
    ///
    /// - Returns: Its join, or what its scripts make of it; nothing if it does not join.
    public func start() -> [LogRecord] {
        guard participant.scripts.allSatisfy(\.joins) else { return [] }
        return participant.postings(in: .join, after: []).now.map(record)
    }

    /// Reads what is new.
    ///
    /// - Parameter entries: Entries in order, from where the last ones ended.
    /// - Returns: What it appends.
    /// - Throws: `CeremonyLogError` if the entries are not in order.
    public func read(_ entries: [LogEntry]) throws(CeremonyLogError) -> [LogRecord] {
        var records: [LogRecord] = []
        for entry in entries {
            if let envelope = envelope(in: entry.bytes) { participant.read([envelope], step: 0) }
            for closing in try auditor.read([entry]) where participant.openRound == closing.round {
                participant.closeRound()
                guard let round = participant.openRound else { continue }
                let postings = participant.postings(in: round, after: [])
                records += (postings.now + postings.later).map(record)
            }
        }
        return records
    }

    private func record(_ envelope: [UInt8]) -> LogRecord {
        LogRecord(envelope: envelope, of: call.ceremony.id)
    }

    /// What counts of an entry: joins before the first closing, and only those.
    private func envelope(in bytes: [UInt8]) -> [UInt8]? {
        guard let record = LogRecord(bytes), record.id == call.ceremony.id,
            record.kind == .envelope
        else { return nil }
        let isJoin = (try? Envelope(decoding: record.body))?.round == .join
        return isJoin == (participant.openRound == .join) ? record.body : nil
    }
}
