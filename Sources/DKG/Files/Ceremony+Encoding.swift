import PolynomialCommitments
import Secp256k1Group

// scheme u8 | purpose u8 | board u8 | t u16 | n u16 | roster 32n | instance 32 | len(context) u8 |
// context: the preimage of the ceremonyID (Protocol.md, section 2), which is also how a GroupKey
// stores its ceremony.
extension Ceremony {
    static func preimage(
        scheme: CommitmentScheme, purpose: Purpose, board: BoardKind, threshold: Threshold,
        roster: Roster, instance: Instance, context: [UInt8]
    ) -> ByteWriter {
        var writer = ByteWriter(capacity: 40 + 32 * roster.count + context.count)
        writer.append(scheme.rawValue)
        writer.append(purpose.rawValue)
        writer.append(board.rawValue)
        writer.append(threshold.value)
        writer.append(count: roster.count)
        for key in roster.keys { writer.append(key.digest) }
        writer.append(instance.digest)
        writer.append(UInt8(truncatingIfNeeded: context.count))
        writer.append(context)
        return writer
    }

    /// The encoding, whose hash is ``id``: 40 bytes, 32 for each member of the roster, and the context; public.
    ///
    /// scheme u8 | purpose u8 | board u8 | t u16 | n u16 | identity keys 32 each | instance 32 | length u8, context.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        encode(to: &writer)
        return writer.bytes
    }

    /// Decodes and validates a ceremony.
    ///
    /// - Parameter bytes: The encoding and nothing else.
    /// - Throws: ``KeyFileError/malformed(_:)`` or ``KeyFileError/ceremony(_:)``.
    public init(decoding bytes: [UInt8]) throws(KeyFileError) {
        var reader = ByteReader(bytes)
        try self.init(from: &reader)
        do throws(DecodingError) {
            try reader.finish()
        } catch {
            throw .malformed(error)
        }
    }

    func encode(to writer: inout ByteWriter) {
        let preimage = Ceremony.preimage(
            scheme: scheme, purpose: purpose, board: board, threshold: threshold,
            roster: roster, instance: instance, context: context)
        writer.append(preimage.bytes)
    }

    init(from reader: inout ByteReader) throws(KeyFileError) {
        let fields = try Ceremony.readFields(&reader)
        do throws(CeremonyError) {
            try self.init(
                scheme: fields.scheme, purpose: fields.purpose, board: fields.board,
                threshold: fields.threshold, roster: Roster(fields.keys),
                instance: Instance(fields.instance), context: fields.context)
        } catch {
            throw .ceremony(error)
        }
    }

    private struct Fields {
        let scheme: CommitmentScheme
        let purpose: Purpose
        let board: BoardKind
        let threshold: Int
        let keys: [[UInt8]]
        let instance: Digest
        let context: [UInt8]
    }

    private static func readFields(
        _ reader: inout ByteReader
    ) throws(KeyFileError) -> Fields {
        do throws(DecodingError) {
            let scheme = try read(&reader, "the scheme", CommitmentScheme.init(rawValue:))
            let purpose = try read(&reader, "the purpose", Purpose.init(rawValue:))
            let board = try read(&reader, "the board", BoardKind.init(rawValue:))
            let threshold = Int(try reader.readUInt16())
            let count = Int(try reader.readUInt16())
            // The keys are read one by one, so a count that lies runs out of bytes.
            var keys: [[UInt8]] = []
            for _ in 0..<count { keys.append(try reader.readBytes(VerificationKey.byteCount)) }
            return Fields(
                scheme: scheme, purpose: purpose, board: board, threshold: threshold, keys: keys,
                instance: try reader.readDigest(),
                context: try reader.readBytes(Int(try reader.readUInt8())))
        } catch {
            throw .malformed(error)
        }
    }

    private static func read<Value>(
        _ reader: inout ByteReader, _ field: String, _ decode: (UInt8) -> Value?
    ) throws(DecodingError) -> Value {
        let byte = try reader.readUInt8()
        guard let value = decode(byte) else {
            throw .unexpectedValue(field: field, got: Int(byte))
        }
        return value
    }
}
