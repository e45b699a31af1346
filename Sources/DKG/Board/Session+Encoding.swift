import PolynomialCommitments
import Secp256k1Group

// The joins as key files and evidence carry them: count u16, (index u16, E 33, nonce 32).
extension Session {
    static func encode(_ joins: [Join], to writer: inout ByteWriter) {
        writer.append(count: joins.count)
        for join in joins {
            writer.append(join.index.value)
            join.encode(to: &writer)
        }
    }

    static func readJoins(
        _ reader: inout ByteReader, in ceremony: Ceremony
    ) throws(DecodingError) -> [Join] {
        let field = "the joins"
        return try reader.readAscendingList(
            atMost: ceremony.participantCount, of: field, by: \Join.index
        ) { reader throws(DecodingError) in
            let index = try ParticipantIndex(from: &reader, field: field)
            guard index.position < ceremony.participantCount else {
                throw .unexpectedValue(field: field, got: Int(index.value))
            }
            return Join(
                index: index, encryptionKey: try reader.readCompressedPoint(),
                nonce: try reader.readDigest())
        }
    }
}
