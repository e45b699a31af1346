import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group

extension Ceremony {
    /// The rounds of this scheme, in order; some of them take place only when something went wrong.
    public var rounds: [Round] {
        switch scheme {
        case .feldman: [.join, .deal, .respond, .respondAgain, .certify]
        case .pedersen:
            [.join, .deal, .respond, .extract, .confirm, .confirmAgain, .open, .certify]
        }
    }

    /// The largest body that a message of a round can have: that of n joined participants and n
    /// entries.
    ///
    /// `nil` for a round that the scheme does not know.
    ///
    /// - Parameter round: The round.
    /// - Returns: The number of bytes.
    public func largestBody(in round: Round) -> Int? {
        guard rounds.contains(round) else { return nil }
        let n = participantCount
        let t = threshold.count
        let list = 2
        let view = Digest.byteCount
        switch round {
        case .join:
            return Point.compressedByteCount + Digest.byteCount
        case .deal:
            let sealedShares = list + n * Scalar.byteCount
            let fixed = list + t * Point.affineByteCount + Point.compressedByteCount
            // Pedersen has a second list of sealed shares where Feldman has a second proof.
            switch scheme {
            case .feldman: return fixed + sealedShares + 2 * Signature.byteCount
            case .pedersen: return fixed + 2 * sealedShares + Signature.byteCount
            }
        case .respond, .respondAgain:
            return view + list + n * Complaint.byteCount
        case .extract:
            return list + t * Point.affineByteCount + Signature.byteCount
        case .confirm, .confirmAgain, .open:
            return view + list + n * RevealedShare.byteCount
        case .certify:
            return Digest.byteCount
        }
    }

    /// The largest envelope of this ceremony, in bytes.
    ///
    /// A transport reads no more than this for one.
    public var largestEnvelope: Int {
        Envelope.overheadByteCount + (rounds.compactMap(largestBody(in:)).max() ?? 0)
    }
}
