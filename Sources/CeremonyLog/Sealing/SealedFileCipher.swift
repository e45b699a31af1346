import DKG

/// The arithmetic of a sealed file; see ``SealedFile``.
struct SealedFileCipher {
    private let header: [UInt8]

    private static let contentHash = TaggedHash("DKG/v1/sealed file content")
    private static let tagHash = TaggedHash("DKG/v1/sealed file tag")
    private static let padHash = TaggedHash("DKG/v1/sealed file pad")

    init(kind: SealedFile.Kind, derivation: KeyDerivation) {
        header = SealedFile.header(kind, derivation)
    }

    /// The tag of a content, which the file shows.
    func tag(of content: borrowing SecretBytes, under key: borrowing SealedFileKey) -> Digest {
        SealedFileCipher.tagHash.publicDigest(of: authenticated(content, key))
    }

    /// Whether a content has this tag; only the answer is public.
    func isAuthentic(
        _ content: borrowing SecretBytes, under key: borrowing SealedFileKey, tag: Digest
    ) -> Bool {
        SealedFileCipher.tagHash.secretDigest(of: authenticated(content, key)).matches(tag)
    }

    /// Combines a content with its pad.
    func encrypt(
        _ content: borrowing SecretBytes, under key: borrowing SealedFileKey, tag: Digest
    ) -> [UInt8] {
        var ciphertext: [UInt8] = []
        ciphertext.reserveCapacity(content.count)
        for (number, range) in SealedFileCipher.blocks(content.count) {
            let pad = pad(number, range.count, key, tag)
            // A pad has the length of its block, so there always is a ciphertext.
            ciphertext += content.part(range).sealed(under: pad) ?? []
        }
        return ciphertext
    }

    /// Takes the pad off again; what comes out is not to be looked at before it is authentic.
    func decrypt(
        _ ciphertext: [UInt8], under key: borrowing SealedFileKey, tag: Digest
    ) -> SecretBytes {
        var content = SecretPreimage(capacity: ciphertext.count)
        for (number, range) in SealedFileCipher.blocks(ciphertext.count) {
            let pad = pad(number, range.count, key, tag)
            // As above. A block that was left out would not be authentic.
            if let block = SecretBytes(opening: Array(ciphertext[range]), under: pad) {
                content.append(block)
            }
        }
        return content.bytes()
    }

    /// What the tag is the hash of.
    private func authenticated(
        _ content: borrowing SecretBytes, _ key: borrowing SealedFileKey
    ) -> SecretPreimage {
        var whole = key.preimage(capacity: header.count + content.count)
        whole.append(header)
        whole.append(content)
        let inner = SealedFileCipher.contentHash.secretDigest(of: whole)
        // The second hash keeps a longer content from being authenticated by continuing the first.
        var outer = key.preimage(capacity: Digest.byteCount)
        outer.append(inner)
        return outer
    }

    /// The pad of a block, as long as the block is.
    private func pad(
        _ number: UInt32, _ count: Int, _ key: borrowing SealedFileKey, _ tag: Digest
    ) -> SecretBytes {
        var rest = ByteWriter(capacity: header.count + Digest.byteCount + 4)
        rest.append(header)
        rest.append(tag)
        rest.append(number)
        var preimage = key.preimage(capacity: rest.bytes.count)
        preimage.append(rest.bytes)
        return SealedFileCipher.padHash.secretDigest(of: preimage).part(0..<count)
    }

    /// The blocks of a content with their numbers, from 0 on.
    private static func blocks(_ count: Int) -> [(number: UInt32, range: Range<Int>)] {
        stride(from: 0, to: count, by: Digest.byteCount).enumerated().map { number, start in
            (UInt32(clamping: number), start..<min(start + Digest.byteCount, count))
        }
    }
}
