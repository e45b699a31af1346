import CeremonyLog
import DKG
import ThresholdSigning

/// A signer's storage in memory, which breaks at a call that a test chooses.
struct MemorySigningStorage: SigningStorage {
    /// It breaks before or after it did what it was asked.
    struct Broken: Error, Equatable {}

    var records: [NonceCommitment: (use: SigningCall.ID, bytes: [UInt8])] = [:]
    var answers: [Digest: [UInt8]] = [:]

    /// Every record that was ever taken.
    var taken: [NonceCommitment] = []

    /// How many calls there were.
    var calls = 0

    /// The number of the call that breaks, and whether it is done all the same.
    var breaksAt: (call: Int, isDone: Bool)?

    private mutating func perform(_ change: (inout MemorySigningStorage) -> Void) throws(Broken) {
        calls += 1
        guard let breaksAt, breaksAt.call == calls else { return change(&self) }
        if breaksAt.isDone { change(&self) }
        throw Broken()
    }

    mutating func store(
        _ record: borrowing SecretBytes, of commitment: NonceCommitment, for use: SigningCall.ID
    ) throws(Broken) {
        let bytes = record.withBytes { span in unsafe span.withUnsafeBytes { unsafe Array($0) } }
        try perform { $0.records[commitment] = (use, bytes) }
    }

    mutating func takeRecord(
        of commitment: NonceCommitment, for use: SigningCall.ID
    ) throws(Broken) -> SecretBytes {
        let record = records[commitment]
        try perform {
            $0.records[commitment] = nil
            $0.taken.append(commitment)
        }
        guard let record, record.use == use else { throw Broken() }
        return SecretBytes(copying: record.bytes)
    }

    mutating func store(
        answer: [UInt8], to request: Digest, for use: SigningCall.ID
    ) throws(Broken) {
        try perform { $0.answers[request] = answer }
    }
}
