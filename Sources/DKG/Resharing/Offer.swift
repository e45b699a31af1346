package import PolynomialCommitments
package import Secp256k1Group

/// A dealer's agreement to deal its share: it has the share, and adds randomness to the name of the session
/// (Life.md, section 3).
package struct Offer: Hashable, Sendable {
    /// The dealer, by its index in the predecessor.
    package let index: ParticipantIndex
    /// 32 bytes that nobody else could have predicted.
    package let nonce: Digest

    /// Puts an offer together.
    package init(index: ParticipantIndex, nonce: Digest) {
        self.index = index
        self.nonce = nonce
    }

    /// Appends index u16, nonce 32, as the session's name and key files have them.
    func encode(to writer: inout ByteWriter) {
        writer.append(index.value)
        writer.append(nonce)
    }
}
