import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group

/// The body of a respond message: view 32, list of complaints, strictly ascending by dealer.
package struct ResponseBody: Hashable, Sendable {
    /// The sender's view at the last closing.
    package let view: Digest

    /// The complaints.
    package let complaints: [Complaint]

    package init(view: Digest, complaints: [Complaint]) {
        self.view = view
        self.complaints = complaints
    }

    package init(from reader: inout ByteReader, dealers: Int) throws(DecodingError) {
        view = try reader.readDigest()
        complaints = try reader.readAscendingList(
            atMost: dealers, of: "the list of complaints", by: { $0.dealer }, Complaint.init(from:))
        try reader.finish()
    }

    package var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 34 + complaints.count * Complaint.byteCount)
        writer.append(view)
        writer.append(count: complaints.count)
        for complaint in complaints { complaint.encode(to: &writer) }
        return writer.bytes
    }
}
