public import DKG
public import ThresholdSigning

/// Where a ``SigningMember`` keeps what it must not lose, and loses what it must not keep.
///
/// Each call returns when what it did would survive a power failure; a call that fails may have done it or not. Nothing
/// here may come back from a backup or a snapshot: a record that does gives the share away.
public protocol SigningStorage: ~Copyable {
    /// Why it fails.
    associatedtype Failure: Error

    /// Stores the record of a pair of nonces, sealed.
    ///
    /// - Parameters:
    ///   - record: The record; secret.
    ///   - commitment: The name of the pair.
    ///   - use: The use that it is for.
    /// - Throws: ``Failure``.
    mutating func store(
        _ record: borrowing SecretBytes, of commitment: NonceCommitment, for use: SigningCall.ID
    ) throws(Failure)

    /// Reads the record of a pair and erases it.
    ///
    /// When it returns, nobody finds the record again, whatever fails from then on.
    ///
    /// - Parameters:
    ///   - commitment: The name of the pair.
    ///   - use: The use that it is for.
    /// - Returns: The record.
    /// - Throws: ``Failure``.
    mutating func takeRecord(
        of commitment: NonceCommitment, for use: SigningCall.ID
    ) throws(Failure) -> SecretBytes

    /// Stores an answer; public.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - request: The digest of the request that it answers.
    ///   - use: The use that it belongs to.
    /// - Throws: ``Failure``.
    mutating func store(
        answer: [UInt8], to request: Digest, for use: SigningCall.ID
    ) throws(Failure)
}
