public import DKG

/// A file that only a passphrase opens: an identity, a node's state, a share (Nodes.md, section 3).
///
///     header = 01 | kind u8 | kdf 01 | t u32 | m u32 KiB | p u32 | salt 16
///     file = header | tag 32 | ciphertext | check 4
///     tag = TH("DKG/v1/sealed file tag", key || TH("DKG/v1/sealed file content", key || header || content))
///     pad_i = TH("DKG/v1/sealed file pad", key || header || tag || i u32)
///     ciphertext = content XOR pad_0 pad_1 ..., each of 32 bytes, the last one cut
///     check = the first 4 bytes of SHA-256 of all before it
///
/// The construction of `SavedState`, for contents of any length: deterministic authenticated encryption with a
/// synthetic initialisation vector (Rogaway and Shrimpton, Eurocrypt 2006). The tag covers the header too, so
/// whoever lowers the parameters of a file makes it one that does not open. Equal contents under one key give equal
/// files; different ones share no pad.
///
/// The check needs no key. It tells a file that a disk or a transfer has changed from a wrong passphrase, and
/// nothing more: whoever changes a file on purpose computes it anew, and meets the tag.
///
/// ```swift
/// let file = try SealedFile(decoding: bytes, as: .identity)
/// let key = SealedFileKey(argon2id(passphrase, file.derivation), derivedBy: file.derivation)
/// let identity = try IdentityFile(decoding: try file.open(with: key))
/// ```
public struct SealedFile: Hashable, Sendable {
    /// What it holds.
    public let kind: Kind

    /// How its key follows from the passphrase.
    public let derivation: KeyDerivation

    let tag: Digest
    let ciphertext: [UInt8]

    /// The largest content, 64 MiB: more than the share of any key that can be made, or than any state.
    public static let contentLimit = 64 << 20

    /// The largest file; whoever reads one need not read on.
    public static var byteLimit: Int { contentLimit + SealedFile.overhead }

    /// Seals a content.
    ///
    /// - Parameters:
    ///   - content: What only the passphrase shall open.
    ///   - kind: What it is.
    ///   - key: The key. The file states how it was derived.
    /// - Throws: ``SealedFileError/tooLong(maximum:got:)`` for a content above ``contentLimit``.
    public init(
        sealing content: borrowing SecretBytes, as kind: Kind, with key: borrowing SealedFileKey
    ) throws(SealedFileError) {
        try SealedFile.check(content.count, atMost: SealedFile.contentLimit)
        let cipher = SealedFileCipher(kind: kind, derivation: key.derivation)
        self.kind = kind
        derivation = key.derivation
        tag = cipher.tag(of: content, under: key)
        ciphertext = cipher.encrypt(content, under: key, tag: tag)
    }

    /// Refuses what is longer than anything that is sealed.
    static func check(_ count: Int, atMost maximum: Int) throws(SealedFileError) {
        guard count <= maximum else { throw .tooLong(maximum: maximum, got: count) }
    }

    /// Gathers the parts of a file that was read.
    init(kind: Kind, derivation: KeyDerivation, tag: Digest, ciphertext: [UInt8]) {
        self.kind = kind
        self.derivation = derivation
        self.tag = tag
        self.ciphertext = ciphertext
    }

    /// Opens the file.
    ///
    /// No branch depends on the content before it is known to be authentic.
    ///
    /// - Parameter key: The key, derived as ``derivation`` says.
    /// - Returns: The content, in a buffer that is wiped.
    /// - Throws: ``SealedFileError/otherDerivation`` if the key was derived in another way, and
    ///   ``SealedFileError/notAuthentic`` if the passphrase is wrong or the file was altered on purpose.
    public func open(
        with key: borrowing SealedFileKey
    ) throws(SealedFileError) -> SecretBytes {
        guard key.derivation == derivation else { throw .otherDerivation }
        let cipher = SealedFileCipher(kind: kind, derivation: derivation)
        let content = cipher.decrypt(ciphertext, under: key, tag: tag)
        guard cipher.isAuthentic(content, under: key, tag: tag) else { throw .notAuthentic }
        return content
    }
}
