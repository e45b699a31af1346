import PolynomialCommitments
import ThresholdKeys

extension ByteReader {
    /// Reads the index of a member, two bytes.
    mutating func readIndex() throws(DecodingError) -> ParticipantIndex {
        let number = try readUInt16()
        guard let index = try? ParticipantIndex(number) else {
            throw .unexpectedValue(field: "the index", got: Int(number))
        }
        return index
    }

    /// Reads a BIP 340 key, 32 bytes.
    mutating func readVerificationKey() throws(DecodingError) -> VerificationKey {
        let bytes = try readBytes(VerificationKey.byteCount)
        do throws(PointError) {
            return try VerificationKey(decoding: bytes)
        } catch {
            throw .point(error)
        }
    }
}
