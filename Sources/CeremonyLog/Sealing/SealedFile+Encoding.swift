import DKG

extension SealedFile {
    private static let version: UInt8 = 1
    /// The number of Argon2id, the only function that derives keys so far.
    private static let argon2id: UInt8 = 1
    private static let checkByteCount = 4

    /// What a file has besides its ciphertext.
    static let overhead =
        15 + KeyDerivation.saltByteCount + Digest.byteCount + checkByteCount

    /// The whole file.
    public var encoded: [UInt8] {
        var writer = ByteWriter(capacity: SealedFile.overhead + ciphertext.count)
        writer.append(SealedFile.header(kind, derivation))
        writer.append(tag)
        writer.append(ciphertext)
        writer.append(SealedFile.check(of: writer.bytes))
        return writer.bytes
    }

    /// Reads a sealed file, which then tells how its key is derived.
    ///
    /// What can be said without the passphrase is said here: whether the file was changed, whether it is what it
    /// is taken for, and whether the derivation asks for more than is sensible.
    ///
    /// - Parameters:
    ///   - bytes: The file, whole.
    ///   - kind: What it has to hold.
    /// - Throws: ``SealedFileError``.
    public init(decoding bytes: [UInt8], as kind: Kind) throws(SealedFileError) {
        try SealedFile.check(bytes.count, atMost: SealedFile.byteLimit)
        let checked = Array(bytes.dropLast(SealedFile.checkByteCount))
        // Before anything is made of the fields: what is wrong with a changed one means nothing.
        guard bytes.suffix(SealedFile.checkByteCount) == SealedFile.check(of: checked)[...] else {
            throw .changed
        }
        let parts: SealedFileParts
        do throws(DecodingError) {
            parts = try SealedFileParts(checked)
        } catch {
            throw .malformed(error)
        }
        try self.init(parts, expected: kind)
    }

    private init(_ parts: SealedFileParts, expected: Kind) throws(SealedFileError) {
        guard parts.version == SealedFile.version else { throw .version(got: parts.version) }
        guard let kind = Kind(rawValue: parts.kind), kind == expected else {
            throw .otherKind(expected: expected, got: parts.kind)
        }
        guard parts.function == SealedFile.argon2id else {
            throw .function(got: parts.function)
        }
        guard parts.lanes == KeyDerivation.lanes else { throw .lanes(got: parts.lanes) }
        self.init(
            kind: kind,
            derivation: try KeyDerivation(
                passes: parts.passes, memoryKiB: parts.memoryKiB, salt: parts.salt),
            tag: parts.tag, ciphertext: parts.ciphertext)
    }

    /// What stands before the tag, and is covered by it.
    static func header(_ kind: Kind, _ derivation: KeyDerivation) -> [UInt8] {
        var writer = ByteWriter(capacity: SealedFile.overhead)
        writer.append(SealedFile.version)
        writer.append(kind.rawValue)
        writer.append(SealedFile.argon2id)
        writer.append(derivation.passes)
        writer.append(derivation.memoryKiB)
        writer.append(KeyDerivation.lanes)
        writer.append(derivation.salt)
        return writer.bytes
    }

    private static func check(of bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(bytes).prefix(checkByteCount))
    }
}
