import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group

// A fault travels as one file (Docs/Protocol.md, "Evidence"):
//
//     Fault = 01 | 03 | culprit u16 | kind u8 | round u8 | the preimage of the ceremonyID |
//         joins: count u16, (index u16, E 33, nonce 32) |
//         history: count u16, (round u8, entries: count u32, (kind u8, sender u16, digest 32)) |
//         about u16, 0 for nobody | envelopes: count u32, (length u32, bytes)
extension Fault {
    static let fileKind: UInt8 = 3

    /// The encoding: public, complete, and made for somebody who was not there.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.append(GroupKey.version)
        writer.append(Fault.fileKind)
        writer.append(culprit.value)
        writer.append(kind.number)
        writer.append(round.rawValue)
        evidence.encode(to: &writer)
        return writer.bytes
    }

    /// Decodes a fault.
    ///
    /// Whether its evidence shows anything, ``isProven`` says.
    ///
    /// - Parameter bytes: The encoding and nothing else.
    /// - Throws: ``KeyFileError``.
    public init(decoding bytes: [UInt8]) throws(KeyFileError) {
        var reader = ByteReader(bytes)
        try KeyFileError.readPreamble(&reader, kind: Fault.fileKind)
        let culprit: ParticipantIndex
        let kind: FaultKind
        let round: Round
        do throws(DecodingError) {
            culprit = try ParticipantIndex(from: &reader, field: "the culprit")
            let kindNumber = try reader.readUInt8()
            guard let found = FaultKind(number: kindNumber) else {
                throw .unexpectedValue(field: "the kind of fault", got: Int(kindNumber))
            }
            kind = found
            round = try Round(from: &reader)
        } catch {
            throw .malformed(error)
        }
        self.init(
            culprit: culprit, kind: kind, round: round,
            evidence: try Evidence(from: &reader, kind: kind))
    }
}

extension Evidence {
    fileprivate func encode(to writer: inout ByteWriter) {
        ceremony.encode(to: &writer)
        Session.encode(joins, to: &writer)
        writer.append(count: history.count)
        for closed in history { closed.encode(to: &writer) }
        writer.append(about?.value ?? 0)
        writer.append(UInt32(clamping: envelopes.count))
        for envelope in envelopes { envelope.encode(to: &writer) }
    }

    fileprivate init(from reader: inout ByteReader, kind: FaultKind) throws(KeyFileError) {
        let ceremony = try Ceremony(from: &reader)
        do throws(DecodingError) {
            // Items are read one by one, so a count that lies runs out of bytes.
            let joins = try Session.readJoins(&reader, in: ceremony)
            var history: [ClosedRound] = []
            for _ in 0..<(try reader.readCount(atMost: Round.allCases.count, of: "the history")) {
                history.append(try ClosedRound(from: &reader))
            }
            let aboutValue = try reader.readUInt16()
            var envelopes: [Envelope] = []
            for _ in 0..<(try reader.readUInt32()) {
                envelopes.append(try Envelope(from: &reader, in: ceremony))
            }
            try reader.finish()
            self.init(
                kind: kind, ceremony: ceremony, joins: joins, history: history,
                envelopes: envelopes, about: try? ParticipantIndex(aboutValue))
        } catch {
            throw .malformed(error)
        }
    }
}

extension Round {
    init(from reader: inout ByteReader) throws(DecodingError) {
        let number = try reader.readUInt8()
        guard let round = Round(rawValue: number) else {
            throw .unexpectedValue(field: "a round", got: Int(number))
        }
        self = round
    }
}

extension FaultKind {
    /// The number in an encoding, which never changes: 1 equivocation, 2 malformedBody, 3
    /// invalidShare, 4 groundlessComplaint, 5 forgedComplaint, 6 falseComplaint, 7
    /// invalidExtraction, 8 falseObjection, 9 invalidOpening.
    var number: UInt8 {
        switch self {
        case .equivocation: 1
        case .malformedBody: 2
        case .invalidShare: 3
        case .groundlessComplaint: 4
        case .forgedComplaint: 5
        case .falseComplaint: 6
        case .invalidExtraction: 7
        case .falseObjection: 8
        case .invalidOpening: 9
        }
    }

    init?(number: UInt8) {
        guard let kind = FaultKind.allCases.first(where: { $0.number == number }) else {
            return nil
        }
        self = kind
    }
}
