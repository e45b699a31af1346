import DKG
import FolderStorage
import ThresholdSigning

/// A file of nonces between 'sign commit' and 'sign share': what they are made of, once (Signing.md, section 7).
///
/// The nonces themselves are never written. They follow from the random bytes in the file and from the share, so whoever
/// has the file alone has nothing; whoever signs with it twice gives the share away.
struct NonceFile: ~Copyable {
    /// What the file says in the open.
    let record: NonceRecord

    private let file: SpendableFile

    private static let maximumByteCount = NonceRecord.byteCount + 64

    /// Makes a pair of nonces and the file from which it can be made again.
    ///
    /// - Parameters:
    ///   - signer: Who signs.
    ///   - scheme: The scheme by which it does.
    ///   - path: The new file.
    /// - Returns: The commitment.
    /// - Throws: `SigningError`, `RandomSourceError` or `FileAccess.Failure`.
    static func make(
        for signer: borrowing Signer, by scheme: SigningSchemeName, at path: String
    ) throws -> NonceCommitment {
        var source = SystemRandomSource()
        var random = SecretPreimage(capacity: scheme.randomByteCount)
        while random.count < scheme.randomByteCount {
            random.append(try SecretBytes(random32: &source))
        }
        let bytes = random.bytes()
        var replay = ReplayedRandomness(bytes.duplicate())
        let nonces = try signer.commit(random: &replay)
        let record = NonceRecord(
            scheme: scheme, index: signer.index, keyDigest: signer.key.epoch.transcript,
            commitment: nonces.commitment)
        var content = SecretPreimage(capacity: maximumByteCount)
        content.append(record.encoded)
        content.append(bytes)
        try FileAccess.writeSecret(content.bytes(), to: path)
        return nonces.commitment
    }

    /// Opens a file that was not used yet, and keeps others from using it.
    ///
    /// - Parameter path: The file.
    /// - Throws: `SpendableFileError` or ``NonceFileError``.
    init(opening path: String) throws {
        let file = try SpendableFile(opening: path, atMost: NonceFile.maximumByteCount)
        let beginning = file.content.part(0..<NonceRecord.byteCount).withBytes { span in
            unsafe span.withUnsafeBytes { unsafe Array($0) }
        }
        guard let record = NonceRecord(beginning),
            file.content.count == NonceRecord.byteCount + record.scheme.randomByteCount
        else { throw NonceFileError.malformed(path) }
        self.record = record
        self.file = file
    }

    /// The nonces, made again.
    ///
    /// - Parameter signer: Who signs.
    /// - Returns: The pair with the commitment that the file states.
    /// - Throws: ``NonceFileError`` or `SigningError`.
    borrowing func nonces(of signer: borrowing Signer) throws -> NoncePair {
        guard record.keyDigest == signer.key.epoch.transcript else {
            throw NonceFileError.otherKey(
                file.path, expected: record.keyDigest, got: signer.key.epoch.transcript)
        }
        guard record.index == signer.index else {
            throw NonceFileError.otherSigner(
                file.path, expected: record.index, got: signer.index)
        }
        var replay = ReplayedRandomness(
            file.content.part(NonceRecord.byteCount..<file.content.count))
        let nonces = try signer.commit(random: &replay)
        guard nonces.commitment == record.commitment else {
            throw NonceFileError.changed(file.path)
        }
        return nonces
    }

    /// Makes the file useless for ever; only then a share may leave.
    borrowing func spend() throws(SpendableFileError) { try file.spend() }
}
