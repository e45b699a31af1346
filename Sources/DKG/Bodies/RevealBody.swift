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
        entries = try reader.readAscendingList(
            atMost: members, of: "the list of revealed shares", by: { $0.member },
            RevealedShare.init(from:))
        try reader.finish()
    }

    package var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 34 + entries.count * RevealedShare.byteCount)
        writer.append(view)
        writer.append(count: entries.count)
        for entry in entries { entry.encode(to: &writer) }
        return writer.bytes
    }
}
