import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group

/// The kinds of envelopes in a resharing, in the order of its rounds (Life.md, section 3).
package enum ResharingMessage: UInt8, Hashable, Sendable, CaseIterable {
    /// A receiver joins.
    case join = 1
    /// A dealer that has its share agrees to deal.
    case offer = 10
    /// A dealer deals its share.
    case deal = 11
    /// A receiver says whose shares are wrong.
    case respond = 3
    /// A receiver that has stored its pending share signs the transcript.
    case certify = 9
    /// A dealer consents to the next epoch with the share that it gives up.
    case handOver = 12

    /// Whether the sender is a dealer, with its index in the predecessor; otherwise it is a receiver, with its index in
    /// the new roster.
    package var isOfDealer: Bool {
        switch self {
        case .offer, .deal, .handOver: true
        case .join, .respond, .certify: false
        }
    }
}

extension Resharing {
    /// The size of the largest body of a kind, which is checked before a body is read.
    package func largestBody(of message: ResharingMessage) -> Int {
        let list = 2
        switch message {
        case .join: return Point.compressedByteCount + Digest.byteCount
        case .offer: return Digest.byteCount
        case .deal:
            let commitments = list + (threshold.count - 1) * Point.affineByteCount
            let sealedShares = list + roster.count * Scalar.byteCount
            return commitments + Point.compressedByteCount + sealedShares + Signature.byteCount
        case .respond:
            return Digest.byteCount + list + predecessor.dealers.count * Complaint.byteCount
        case .certify: return Digest.byteCount
        case .handOver: return Digest.byteCount + Signature.byteCount
        }
    }
}
