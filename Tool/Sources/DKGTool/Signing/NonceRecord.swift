import DKG
import ThresholdSigning

/// What a file of nonces says besides the random bytes that they are made of.
struct NonceRecord: Equatable {
    let scheme: SigningSchemeName
    let index: ParticipantIndex

    /// The transcript of the key's epoch.
    let keyDigest: Digest

    let commitment: NonceCommitment

    private static let beginning = Array("dkg nonces".utf8) + [1]
    private static let indexStart = beginning.count + 1
    private static let digestStart = indexStart + 2
    private static let commitmentStart = digestStart + Digest.byteCount

    /// How many bytes stand before the random ones.
    static let byteCount = commitmentStart + NonceCommitment.byteCount

    init(
        scheme: SigningSchemeName, index: ParticipantIndex, keyDigest: Digest,
        commitment: NonceCommitment
    ) {
        self.scheme = scheme
        self.index = index
        self.keyDigest = keyDigest
        self.commitment = commitment
    }

    /// Reads it; `nil` if the bytes are none.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == NonceRecord.byteCount, bytes.starts(with: NonceRecord.beginning),
            let scheme = SigningSchemeName(number: bytes[NonceRecord.beginning.count]),
            let index = try? ParticipantIndex(
                UInt16(bytes[NonceRecord.indexStart]) << 8
                    | UInt16(bytes[NonceRecord.indexStart + 1])),
            let keyDigest = try? Digest(
                decoding: bytes[NonceRecord.digestStart..<NonceRecord.commitmentStart]),
            let commitment = try? NonceCommitment(
                decoding: Array(bytes[NonceRecord.commitmentStart...]))
        else { return nil }
        self.init(scheme: scheme, index: index, keyDigest: keyDigest, commitment: commitment)
    }

    /// "dkg nonces" | 01 | scheme u8 | index u16 | key digest 32 | commitment 66.
    var encoded: [UInt8] {
        NonceRecord.beginning + [scheme.number, UInt8(index.value >> 8), UInt8(index.value & 0xFF)]
            + keyDigest.encoded + commitment.encoded
    }
}
