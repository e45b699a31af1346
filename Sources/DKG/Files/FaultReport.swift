import Secp256k1Group

/// Many faults of one ceremony in one file, in which what they have in common is written once.
///
/// Evidence of a false objection may need the whole board. A file for each would repeat it: 24 of them, at
/// n = 51, are 9 megabytes, and one report of all is little more than the board.
///
///     FaultReport = 01 | 12 | the preimage of the ceremonyID |
///         joins: count u16, (index u16, E 33, nonce 32) |
///         rounds: count u32, (round u8, entries: count u32, (kind u8, sender u16, digest 32)) |
///         envelopes: count u32, (length u32, bytes) |
///         faults: count u32, (culprit u16, kind u8, round u8, joins u8: 1 with the joins and 0 without,
///             about u16, 0 for nobody, history: count u16, positions u32, envelopes: count u32, positions
///             u32)
///
/// Numbers of kinds are hexadecimal. Rounds and envelopes are numbered from 0 in the order in which the faults
/// name them first. A file that is not exactly what its faults encode to is refused.
public struct FaultReport: Hashable, Sendable {
    /// The faults, in the order of the file.
    public let faults: [Fault]

    static let fileKind: UInt8 = 0x12

    /// Gathers faults.
    ///
    /// - Parameter faults: At least one, all of one ceremony and one session; `nil` for any other.
    public init?(_ faults: [Fault]) {
        guard let ceremony = faults.first?.evidence.ceremony else { return nil }
        let joins = FaultReport.joins(of: faults)
        guard
            faults.allSatisfy({
                $0.evidence.ceremony == ceremony
                    && ($0.evidence.joins.isEmpty || $0.evidence.joins == joins)
            })
        else { return nil }
        self.faults = faults
    }

    /// The joins that the evidence has; a malformed join precedes the session and has none.
    private static func joins(of faults: [Fault]) -> [Join] {
        faults.lazy.map(\.evidence.joins).first { !$0.isEmpty } ?? []
    }

    /// The encoding: public, complete, and made for somebody who was not there.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.append(GroupKey.version)
        writer.append(FaultReport.fileKind)
        faults.first?.evidence.ceremony.encode(to: &writer)
        Session.encode(FaultReport.joins(of: faults), to: &writer)
        var rounds = FirstMentions<ClosedRound>()
        var envelopes = FirstMentions<Envelope>()
        let entries = faults.map { fault in
            (
                history: fault.evidence.history.map { rounds.position(of: $0) },
                envelopes: fault.evidence.envelopes.map { envelopes.position(of: $0) }
            )
        }
        writer.append(UInt32(clamping: rounds.items.count))
        for round in rounds.items { round.encode(to: &writer) }
        writer.append(UInt32(clamping: envelopes.items.count))
        for envelope in envelopes.items { envelope.encode(to: &writer) }
        writer.append(UInt32(clamping: faults.count))
        for (fault, entry) in zip(faults, entries) {
            writer.append(fault.culprit.value)
            writer.append(fault.kind.number)
            writer.append(fault.round.rawValue)
            writer.append(fault.evidence.joins.isEmpty ? UInt8(0) : UInt8(1))
            writer.append(fault.evidence.about?.value ?? 0)
            writer.append(count: entry.history.count)
            for position in entry.history { writer.append(position) }
            writer.append(UInt32(clamping: entry.envelopes.count))
            for position in entry.envelopes { writer.append(position) }
        }
        return writer.bytes
    }

    /// Decodes a report.
    ///
    /// Whether the evidence shows anything, ``Fault/verify()`` says of each.
    ///
    /// - Parameter bytes: The encoding and nothing else.
    /// - Throws: ``KeyFileError``.
    public init(decoding bytes: [UInt8]) throws(KeyFileError) {
        var reader = ByteReader(bytes)
        try KeyFileError.readPreamble(&reader, kind: FaultReport.fileKind)
        let ceremony = try Ceremony(from: &reader)
        let faults: [Fault]
        do throws(DecodingError) {
            faults = try FaultReport.read(&reader, in: ceremony)
            try reader.finish()
        } catch {
            throw .malformed(error)
        }
        guard let report = FaultReport(faults), report.encoded == bytes else {
            throw .inconsistent("a report of faults is not what its faults encode to.")
        }
        self = report
    }

    private static func read(
        _ reader: inout ByteReader, in ceremony: Ceremony
    ) throws(DecodingError) -> [Fault] {
        let joins = try Session.readJoins(&reader, in: ceremony)
        // Items are read one by one, so a count that lies runs out of bytes.
        var rounds: [ClosedRound] = []
        for _ in 0..<(try reader.readUInt32()) { rounds.append(try ClosedRound(from: &reader)) }
        var envelopes: [Envelope] = []
        for _ in 0..<(try reader.readUInt32()) {
            envelopes.append(try Envelope(from: &reader, in: ceremony))
        }
        var faults: [Fault] = []
        for _ in 0..<(try reader.readUInt32()) {
            let culprit = try ParticipantIndex(from: &reader, field: "the culprit")
            let number = try reader.readUInt8()
            guard let kind = FaultKind(number: number) else {
                throw .unexpectedValue(field: "the kind of fault", got: Int(number))
            }
            let round = try Round(from: &reader)
            let hasJoins = try reader.readUInt8()
            let about = try reader.readUInt16()
            var history: [ClosedRound] = []
            for _ in 0..<(try reader.readCount(atMost: Round.allCases.count, of: "the history")) {
                history.append(try item(of: rounds, at: try reader.readUInt32(), "a round"))
            }
            var named: [Envelope] = []
            for _ in 0..<(try reader.readUInt32()) {
                named.append(try item(of: envelopes, at: try reader.readUInt32(), "an envelope"))
            }
            faults.append(
                Fault(
                    culprit: culprit, kind: kind, round: round,
                    evidence: Evidence(
                        kind: kind, ceremony: ceremony, joins: hasJoins == 1 ? joins : [],
                        history: history, envelopes: named,
                        about: try? ParticipantIndex(about))))
        }
        return faults
    }

    private static func item<Item>(
        of items: [Item], at position: UInt32, _ name: String
    ) throws(DecodingError) -> Item {
        guard let place = Int(exactly: position), items.indices.contains(place) else {
            throw .unexpectedValue(field: "the position of \(name)", got: Int(clamping: position))
        }
        return items[place]
    }
}
