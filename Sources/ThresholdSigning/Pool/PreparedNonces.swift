public import ThresholdKeys

/// A pair of a ``NoncePool`` that was made and is not stored yet.
///
/// Its commitment can go out once the record is stored and ``NoncePool/stored(_:)`` was told so. One that is lost before
/// that costs nothing.
public struct PreparedNonces: ~Copyable, Sendable {
    /// The public name of the pair, and of its record in storage.
    public var commitment: NonceCommitment { record.commitment }

    /// The coordinator for whom it is.
    public var coordinator: VerificationKey { record.coordinator }

    let record: NonceRecord
    private let random: SecretBytes

    init(_ record: NonceRecord, random: consuming SecretBytes) {
        self.record = record
        self.random = random
    }

    /// The record to store: 203 bytes, in BIP 445 171, of which the last 64 or 32 are secret.
    ///
    /// Store each in a place of its own, sealed, and never in a backup.
    ///
    /// - Returns: The record, in a buffer that is wiped.
    public borrowing func secretEncoding() -> SecretBytes { record.secretEncoding(random) }
}
