import PolynomialCommitments
import Secp256k1Group

// What evidence has of a closed round: round u8, entries: count u32, (kind u8, sender u16, digest 32).
extension ClosedRound {
    func encode(to writer: inout ByteWriter) {
        writer.append(round.rawValue)
        writer.append(UInt32(clamping: entries.count))
        for entry in entries {
            writer.append(entry.round.rawValue)
            writer.append(entry.sender.value)
            writer.append(entry.digest)
        }
    }

    init(from reader: inout ByteReader) throws(DecodingError) {
        let round = try Round(from: &reader)
        var entries: [ViewEntry] = []
        for _ in 0..<(try reader.readUInt32()) {
            let entry = ViewEntry(
                round: try Round(from: &reader),
                sender: try ParticipantIndex(from: &reader, field: "the sender of an entry"),
                digest: try reader.readDigest())
            if let last = entries.last, last >= entry {
                throw .notAscending(
                    field: "the entries of a round", previous: Int(last.sender.value),
                    next: Int(entry.sender.value))
            }
            entries.append(entry)
        }
        self.init(round: round, entries: entries)
    }
}

// And of an envelope: length u32, bytes.
extension Envelope {
    func encode(to writer: inout ByteWriter) {
        writer.append(UInt32(clamping: bytes.count))
        writer.append(bytes)
    }

    init(from reader: inout ByteReader, in ceremony: Ceremony) throws(DecodingError) {
        let bytes = try reader.readBytes(Int(try reader.readUInt32()))
        guard let envelope = try? Envelope(decoding: bytes, in: ceremony) else {
            throw .unexpectedValue(field: "the length of an envelope", got: bytes.count)
        }
        self = envelope
    }
}
