import PolynomialCommitments
import Secp256k1Group

// GroupKey = 01 | 01 | the preimage of the ceremonyID | joins: count, (index, E 33, nonce 32) |
//     last view 32 | QUAL: count, u16 each | holders: count, u16 each | A_k: count, 33 each |
//     certificate: count, (index, signature 64)                          (Protocol.md, section 7)
extension GroupKey {
    static let version: UInt8 = 1
    private static let kind: UInt8 = 1

    /// Decodes and verifies a group key.
    ///
    /// - Parameter bytes: The encoding and nothing else.
    /// - Throws: ``KeyFileError``.
    public init(decoding bytes: [UInt8]) throws(KeyFileError) {
        var reader = ByteReader(bytes)
        try self.init(from: &reader)
    }

    init(from reader: inout ByteReader) throws(KeyFileError) {
        try KeyFileError.readPreamble(&reader, kind: GroupKey.kind)
        let ceremony = try Ceremony(from: &reader)
        do throws(DecodingError) {
            let joins = try Session.readJoins(&reader, in: ceremony)
            let lastView = try reader.readDigest()
            let qualified = try GroupKey.readIndices(&reader, "the qualified set", ceremony)
            let holders = try GroupKey.readIndices(&reader, "the holders", ceremony)
            try reader.readCount(exactly: ceremony.threshold.count, of: "the public polynomial")
            var points: [Point] = []
            for _ in 0..<ceremony.threshold.count {
                points.append(try reader.readCompressedPoint())
            }
            let entries = try reader.readAscendingList(
                atMost: ceremony.participantCount, of: "the certificate",
                by: \Certificate.Entry.index
            ) { reader throws(DecodingError) in
                Certificate.Entry(
                    index: try ParticipantIndex(from: &reader, field: "a signer"),
                    signature: try reader.readSignature())
            }
            try reader.finish()
            let session = Session(ceremony: ceremony, joins: joins)
            self.init(
                unchecked: session,
                transcript: Transcript(
                    session: session.id, lastView: lastView, qualified: qualified,
                    holders: holders, polynomial: FeldmanCommitment(points: points)),
                certificate: Certificate(entries: entries))
        } catch {
            throw .malformed(error)
        }
        self = try GroupKey(
            verifying: session, transcript: transcript, certificate: certificate)
    }

    /// The encoding: public, and the same for everybody with the same certificate.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        encode(to: &writer)
        return writer.bytes
    }

    func encode(to writer: inout ByteWriter) {
        writer.append(GroupKey.version)
        writer.append(GroupKey.kind)
        ceremony.encode(to: &writer)
        Session.encode(session.joins, to: &writer)
        writer.append(transcript.lastView)
        for list in [transcript.qualified, transcript.holders] {
            writer.append(count: list.count)
            for index in list { writer.append(index.value) }
        }
        writer.append(count: transcript.polynomial.points.count)
        for point in transcript.polynomial.points { writer.append(compressed: point) }
        writer.append(count: certificate.entries.count)
        for entry in certificate.entries {
            writer.append(entry.index.value)
            writer.append(entry.signature)
        }
    }

    private static func readIndices(
        _ reader: inout ByteReader, _ field: String, _ ceremony: Ceremony
    ) throws(DecodingError) -> [ParticipantIndex] {
        try reader.readAscendingList(atMost: ceremony.participantCount, of: field, by: { $0 }) {
            reader throws(DecodingError) in
            let index = try ParticipantIndex(from: &reader, field: field)
            guard index.position < ceremony.participantCount else {
                throw .unexpectedValue(field: field, got: Int(index.value))
            }
            return index
        }
    }
}

extension KeyFileError {
    /// Reads version and kind, which every key file begins with.
    static func readPreamble(
        _ reader: inout ByteReader, kind expected: UInt8
    ) throws(KeyFileError) {
        do throws(DecodingError) {
            let version = try reader.readUInt8()
            guard version == GroupKey.version else {
                throw .unexpectedValue(field: "the version of the file", got: Int(version))
            }
            let kind = try reader.readUInt8()
            guard kind == expected else {
                throw .unexpectedValue(
                    field: "the kind of the file (1 group key, 2 key package, 3 fault)",
                    got: Int(kind))
            }
        } catch {
            throw .malformed(error)
        }
    }
}
