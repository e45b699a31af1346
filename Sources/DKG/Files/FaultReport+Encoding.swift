import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group

// A report travels as one file (Docs/Protocol.md, "Evidence"; kinds in hexadecimal):
//
//     FaultReport = 01 | 12 | the preimage of the ceremonyID |
//         joins: count u16, (index u16, E 33, nonce 32) |
//         rounds: count u16, (round u8, entries: count u32, (kind u8, sender u16, digest 32)) |
//         envelopes: count u32, (length u32, bytes) |
//         boards: count u16, (rounds u16, envelopes: count u32, positions u32) |
//         faults: count u32, (culprit u16, kind u8, round u8, joins u8: 1 with the joins and 0 without,
//             rounds u16: how many of the rounds, board u8: 1 with the board after so many and 0 without,
//             about u16, 0 for nobody, envelopes: count u8 up to 3, positions u32)
//
// Envelopes are numbered from 0 in the order in which the boards, ascending by rounds, and then the faults name
// them first; none is there twice or unnamed. A report has one encoding.
extension FaultReport {
    static let fileKind: UInt8 = 0x12

    /// The encoding: public, complete, and made for somebody who was not there.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.append(GroupKey.version)
        writer.append(FaultReport.fileKind)
        faults.first?.evidence.ceremony.encode(to: &writer)
        Session.encode(joins, to: &writer)
        writer.append(count: rounds.count)
        for round in rounds { round.encode(to: &writer) }
        let ordered = boards.sorted { $0.key < $1.key }
        var table = EnvelopeTable()
        let places = ordered.map { board in board.value.map { table.position(of: $0) } }
        let named = faults.map { fault in
            fault.evidence.stored.named.map { table.position(of: $0) }
        }
        writer.append(UInt32(clamping: table.envelopes.count))
        for envelope in table.envelopes { envelope.encode(to: &writer) }
        writer.append(count: ordered.count)
        for (board, positions) in zip(ordered, places) {
            writer.append(count: board.key)
            writer.append(UInt32(clamping: positions.count))
            for position in positions { writer.append(position) }
        }
        writer.append(UInt32(clamping: faults.count))
        for (fault, positions) in zip(faults, named) {
            writer.append(fault.culprit.value)
            writer.append(fault.kind.number)
            writer.append(fault.round.rawValue)
            writer.append(flag: !fault.evidence.joins.isEmpty)
            writer.append(count: fault.evidence.history.count)
            writer.append(flag: !fault.evidence.stored.board.isEmpty)
            writer.append(fault.evidence.about?.value ?? 0)
            writer.append(UInt8(clamping: positions.count))
            for position in positions { writer.append(position) }
        }
        return writer.bytes
    }

    /// Decodes a report in one pass.
    ///
    /// Whether the evidence shows anything, ``isProven`` says.
    ///
    /// - Parameter bytes: The encoding and nothing else.
    /// - Throws: ``KeyFileError``.
    public init(decoding bytes: [UInt8]) throws(KeyFileError) {
        var reader = ByteReader(bytes)
        try KeyFileError.readPreamble(&reader, kind: FaultReport.fileKind)
        let ceremony = try Ceremony(from: &reader)
        var content: FaultReportContent
        do throws(DecodingError) {
            content = try FaultReportContent(from: &reader, in: ceremony)
            try reader.finish()
        } catch {
            throw .malformed(error)
        }
        guard let report = FaultReport(content.faults), report.joins == content.joins,
            report.rounds == content.rounds, report.boards == content.boards
        else {
            throw .inconsistent(.reportNotCanonical)
        }
        self = report
    }
}

extension ByteWriter {
    fileprivate mutating func append(flag: Bool) {
        append(flag ? UInt8(1) : UInt8(0))
    }
}
