package import Secp256k1Group

extension ParticipantIndex {
    /// Decodes an index of two bytes; zero is refused.
    ///
    /// - Parameters:
    ///   - reader: Where it begins.
    ///   - field: What it is called in an error.
    /// - Throws: `DecodingError.unexpectedValue` for zero, `DecodingError.truncated`.
    package init(from reader: inout ByteReader, field: String) throws(DecodingError) {
        let value = try reader.readUInt16()
        guard let index = try? ParticipantIndex(value) else {
            throw .unexpectedValue(field: field, got: Int(value))
        }
        self = index
    }
}
