package import Secp256k1Group

// What a driver over a log needs besides.
extension Participant {
    /// Offers envelopes that were decoded in this ceremony.
    ///
    /// - Parameter envelopes: The envelopes.
    /// - Returns: What became of each, in the same order.
    package mutating func receive(all envelopes: [Envelope]) -> [Receipt] {
        participant.receive(all: envelopes)
    }

    /// This participant's index.
    package var index: ParticipantIndex { participant.index }

    /// The first message; it may not be released before it is stored.
    package var joinMessage: [UInt8] { participant.joinMessage }

    /// Signs a close vote (Nodes.md): the only other thing that an identity signs in a ceremony of this kind.
    ///
    /// - Parameter vote: The digest of a vote, under a tag of its own.
    /// - Returns: The signature; the same for the same digest while there is a seed.
    package borrowing func signature(forVote vote: Digest) -> Signature {
        participant.identity.sign(
            vote, auxiliaryRandomness: participant.auxiliaryRandomness(vote))
    }

    /// Authenticates what is stored beside the state, under the key of the state.
    ///
    /// - Parameters:
    ///   - bytes: What is stored.
    ///   - hashes: Two hashes with tags of their own, the inner one first.
    /// - Returns: The tag.
    package borrowing func storageTag(
        of bytes: [UInt8], by hashes: (content: TaggedHash, tag: TaggedHash)
    ) -> Digest {
        hashes.tag.publicDigest(of: storagePreimage(bytes, hashes.content))
    }

    /// Whether a tag is that of what is stored; constant time in the tag.
    ///
    /// - Parameters:
    ///   - tag: The tag that came with it.
    ///   - bytes: What is stored.
    ///   - hashes: As of ``storageTag(of:by:)``.
    /// - Returns: `true` if it is.
    package borrowing func isStorageTag(
        _ tag: Digest, of bytes: [UInt8], by hashes: (content: TaggedHash, tag: TaggedHash)
    ) -> Bool {
        hashes.tag.secretDigest(of: storagePreimage(bytes, hashes.content)).matches(tag)
    }

    private borrowing func storagePreimage(
        _ bytes: [UInt8], _ hash: TaggedHash
    ) -> SecretPreimage {
        var inner = stateKey.preimage(capacity: bytes.count)
        inner.append(bytes)
        var outer = stateKey.preimage(capacity: Digest.byteCount)
        outer.append(hash.secretDigest(of: inner))
        return outer
    }
}
