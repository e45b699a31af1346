import PolynomialCommitments
import ThresholdKeys

/// What the record of a pair says besides the bytes from which the pair is made (Signing.md, section 5).
///
///     record = 01 | 15 | index u16 | scheme u8 | version u32 | key digest 32 | coordinator's key 32 | commitment 66
///            | random bytes, 64, in bip445 32
///
/// The nonces themselves are nowhere in it: they follow from the random bytes and the share together.
struct NonceRecord: Hashable, Sendable {
    let index: ParticipantIndex
    let scheme: SigningScheme
    let keyDigest: Digest
    let coordinator: VerificationKey
    let commitment: NonceCommitment

    /// How many bytes stand before the random ones.
    static let publicByteCount = 2 + 2 + 1 + 4 + 32 + 32 + NonceCommitment.byteCount

    init(
        index: ParticipantIndex, scheme: SigningScheme, keyDigest: Digest,
        coordinator: VerificationKey, commitment: NonceCommitment
    ) {
        self.index = index
        self.scheme = scheme
        self.keyDigest = keyDigest
        self.coordinator = coordinator
        self.commitment = commitment
    }

    /// Reads what is public of a record, and checks that the rest has the right size.
    init(decoding bytes: borrowing SecretBytes) throws(DecodingError) {
        var reader = ByteReader(bytes.publicBytes(in: 0..<NonceRecord.publicByteCount))
        try SigningMessageKind.nonceRecord.read(from: &reader)
        index = try reader.readIndex()
        let number = try reader.readUInt8()
        guard let scheme = SigningScheme(number: number, version: try reader.readUInt32()) else {
            throw .unexpectedValue(field: "the scheme of the record", got: Int(number))
        }
        self.scheme = scheme
        keyDigest = try reader.readDigest()
        coordinator = try reader.readVerificationKey()
        commitment = try NonceCommitment(
            decoding: try reader.readBytes(NonceCommitment.byteCount))
        let expected = NonceRecord.publicByteCount + scheme.nonceRandomByteCount
        guard bytes.count == expected else {
            throw .count(field: "the bytes of the record", expected: expected, got: bytes.count)
        }
    }

    /// The record with its random bytes.
    func secretEncoding(_ random: borrowing SecretBytes) -> SecretBytes {
        var head = ByteWriter(capacity: NonceRecord.publicByteCount)
        SigningMessageKind.nonceRecord.append(to: &head)
        head.append(index.value)
        head.append(scheme.number)
        head.append(scheme.version)
        head.append(keyDigest)
        head.append(coordinator.encoded)
        head.append(commitment.encoded)
        var writer = SecretPreimage(capacity: NonceRecord.publicByteCount + random.count)
        writer.append(head.bytes)
        writer.append(random)
        return writer.bytes()
    }
}
