import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group

/// The body of a confirm message, whose entries are objections, and of an open message, whose
/// entries are openings: view 32, list of entries, strictly ascending by member.
package struct RevealBody: Hashable, Sendable {
    /// The sender's view at the last closing.
    package let view: Digest

    /// The objections or openings.
    package let entries: [RevealedShare]

    package init(view: Digest, entries: [RevealedShare]) {
        self.view = view
        self.entries = entries
    }

    package init(from reader: inout ByteReader, members: Int) throws(DecodingError) {
        view = try reader.readDigest()
        let count = try reader.readCount(atMost: members, of: "the list of revealed shares")
        var entries: [RevealedShare] = []
        entries.reserveCapacity(count)
        for _ in 0..<count {
            let entry = try RevealedShare(from: &reader)
            if let previous = entries.last, previous.member >= entry.member {
                throw .notAscending(
                    field: "the list of revealed shares", previous: Int(previous.member.value),
                    next: Int(entry.member.value))
            }
            entries.append(entry)
        }
        try reader.finish()
        self.entries = entries
    }

    package var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 34 + entries.count * RevealedShare.byteCount)
        writer.append(view)
        writer.append(count: entries.count)
        for entry in entries { entry.encode(to: &writer) }
        return writer.bytes
    }
}
