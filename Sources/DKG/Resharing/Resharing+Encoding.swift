import PolynomialCommitments
import Secp256k1Group
import ThresholdKeys

// PRED | board u8 | t' u16 | n' u16 | roster' 32 n' | instance 32: what the file of an epoch begins with
// (Life.md, section 6). The resharingID has the predecessorID in place of PRED.
extension Resharing {
    static func encodeNewSide(
        _ board: BoardKind, _ threshold: Threshold, _ roster: Roster, _ instance: Ceremony.Instance,
        to writer: inout ByteWriter
    ) {
        writer.append(board.rawValue)
        writer.append(threshold.value)
        writer.append(count: roster.count)
        for key in roster.keys { writer.append(key.digest) }
        writer.append(instance.digest)
    }

    /// The encoding: PRED, 37 bytes, and 32 bytes for each receiver; public.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        encode(to: &writer)
        return writer.bytes
    }

    /// Decodes a resharing and checks it as ``init(of:board:threshold:roster:instance:)`` and ``Predecessor/init(_:)`` do.
    ///
    /// - Parameters:
    ///   - bytes: The encoding and nothing else.
    ///   - maximumDealers: How many dealers the predecessor of one may have that is looked at, since the time grows with
    ///     their square.
    /// - Throws: ``ResharingError``.
    public init(
        decoding bytes: [UInt8], atMost maximumDealers: Int = 1024
    ) throws(ResharingError) {
        var reader = ByteReader(bytes)
        try self.init(from: &reader, atMost: maximumDealers)
        do throws(DecodingError) {
            try reader.finish()
        } catch {
            throw .malformed(error)
        }
    }

    func encode(to writer: inout ByteWriter) {
        writer.append(predecessor.encoded)
        Resharing.encodeNewSide(board, threshold, roster, instance, to: &writer)
    }

    /// Decodes a resharing that need not end the reader's range.
    init(from reader: inout ByteReader, atMost maximumDealers: Int) throws(ResharingError) {
        let predecessor = try Predecessor(from: &reader, atMost: maximumDealers)
        try self.init(newSideFrom: &reader, of: predecessor)
    }

    /// Decodes what follows PRED, of a predecessor that is known.
    init(
        newSideFrom reader: inout ByteReader, of predecessor: Predecessor
    ) throws(ResharingError) {
        let board: BoardKind
        let threshold: Int
        var keys: [[UInt8]] = []
        let instance: Digest
        do throws(DecodingError) {
            let byte = try reader.readUInt8()
            guard let kind = BoardKind(rawValue: byte) else {
                throw DecodingError.unexpectedValue(field: "the board", got: Int(byte))
            }
            board = kind
            threshold = Int(try reader.readUInt16())
            let count = Int(try reader.readUInt16())
            // The keys are read one by one, so a count that lies runs out of bytes.
            for _ in 0..<count { keys.append(try reader.readBytes(VerificationKey.byteCount)) }
            instance = try reader.readDigest()
        } catch {
            throw .malformed(error)
        }
        let roster: Roster
        let validInstance: Ceremony.Instance
        do throws(CeremonyError) {
            roster = try Roster(keys)
            validInstance = try Ceremony.Instance(instance)
        } catch {
            throw .configuration(error)
        }
        try self.init(
            of: predecessor, board: board, threshold: threshold, roster: roster,
            instance: validInstance)
    }
}
