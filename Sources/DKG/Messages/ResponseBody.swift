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

    package init(from reader: inout ByteReader, members: Int) throws(DecodingError) {
        view = try reader.readDigest()
        let count = try reader.readCount(atMost: members, of: "the list of complaints")
        var complaints: [Complaint] = []
        complaints.reserveCapacity(count)
        for _ in 0..<count {
            let complaint = try Complaint(from: &reader)
            if let previous = complaints.last, previous.dealer >= complaint.dealer {
                throw .notAscending(
                    field: "the list of complaints", previous: Int(previous.dealer.value),
                    next: Int(complaint.dealer.value))
            }
            complaints.append(complaint)
        }
        try reader.finish()
        self.complaints = complaints
    }

    package var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 34 + complaints.count * Complaint.byteCount)
        writer.append(view)
        writer.append(count: complaints.count)
        for complaint in complaints { complaint.encode(to: &writer) }
        return writer.bytes
    }
}
