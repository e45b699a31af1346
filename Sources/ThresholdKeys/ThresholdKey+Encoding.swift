import PolynomialCommitments
import Secp256k1Group

// ThresholdKey = 01 | 0f | purpose u8 | board u8, 0 in a foreign key | epoch u32 | genesis 32 | transcript 32 | PARTS
// (Protocol.md, section 10; kinds of files are hexadecimal)
//
//     PARTS = t u16 | Y 33 | len u8, context |
//         m u16 | m times: index u16, identity 32 (zeros: none), point p_i 32, Y_i 33 (zeros: infinity)
extension ThresholdKey {
    static let fileVersion: UInt8 = 0x01
    private static let fileKind: UInt8 = 0x0f

    /// The encoding: 143 bytes, the context, and 99 bytes for each member; public.
    public var encoded: [UInt8] {
        [ThresholdKey.fileVersion, ThresholdKey.fileKind] + encodedSharing
    }

    /// What follows version and kind: the bytes by which a resharing names the sharing that is given up, PRED.
    package var encodedSharing: [UInt8] {
        var writer = ByteWriter(capacity: 141 + context.count + 99 * members.count)
        writer.append(purpose.rawValue)
        writer.append(epoch.board?.rawValue ?? 0)
        writer.append(epoch.number)
        writer.append(epoch.genesis)
        writer.append(epoch.transcript)
        writer.append(
            ThresholdKey.encodedParts(
                publicKey.point, threshold, members, context
            ).bytes)
        return writer.bytes
    }

    static func encodedParts(
        _ publicKey: Point, _ threshold: Threshold, _ members: [Member], _ context: [UInt8]
    ) -> ByteWriter {
        var writer = ByteWriter(capacity: 38 + context.count + 99 * members.count)
        writer.append(threshold.value)
        writer.append(compressed: publicKey)
        writer.append(UInt8(clamping: context.count))
        writer.append(context)
        writer.append(count: members.count)
        for member in members {
            writer.append(member.index.value)
            writer.append(member.identity?.digest ?? .zero)
            writer.append(member.evaluationPoint)
            writer.append(compressed: member.verificationShare)
        }
        return writer
    }

    /// Decodes a key and checks that its parts belong together.
    ///
    /// That says nothing about where the key comes from: a foreign key is nobody's word, and a key of a ceremony
    /// is certified by its `GroupKey` only. Variable time; m^2 products of scalars and one linear combination of m
    /// points.
    ///
    /// - Parameters:
    ///   - bytes: The encoding and nothing else.
    ///   - maximumMembers: How many members a key may have that is looked at, since the time grows with their square:
    ///     1024 of them take less than a second.
    /// - Throws: ``ThresholdKeyError``: ``ThresholdKeyError/malformed(_:)``,
    ///   ``ThresholdKeyError/tooManyMembers(maximum:got:)``,
    ///   ``ThresholdKeyError/epochMismatch(_:)``, of a ceremony's key ``ThresholdKeyError/pointNotIndex(_:)`` or
    ///   ``ThresholdKeyError/identityMissing(_:)``, and what the parts of any key can be refused for.
    public init(
        decoding bytes: [UInt8], atMost maximumMembers: Int = 1024
    ) throws(ThresholdKeyError) {
        let fields: Fields
        do throws(DecodingError) {
            var reader = ByteReader(bytes)
            try reader.readValue(ThresholdKey.fileVersion, "the version of the file")
            try reader.readValue(ThresholdKey.fileKind, "the kind of the file (15 threshold key)")
            fields = try Fields(from: &reader, atMost: maximumMembers)
            try reader.finish()
        } catch {
            throw ThresholdKeyError(error)
        }
        try self.init(fields)
    }

    /// Decodes ``encodedSharing``, which need not end the reader's range, and checks it as
    /// ``init(decoding:atMost:)`` does.
    package init(
        from reader: inout ByteReader, atMost maximumMembers: Int = 1024
    ) throws(ThresholdKeyError) {
        let fields: Fields
        do throws(DecodingError) {
            fields = try Fields(from: &reader, atMost: maximumMembers)
        } catch {
            throw ThresholdKeyError(error)
        }
        try self.init(fields)
    }

    private init(_ fields: Fields) throws(ThresholdKeyError) {
        try ThresholdKey.check(
            fields.publicKey, fields.threshold, fields.members, fields.context)
        self.init(
            unchecked: fields.publicKey, threshold: fields.threshold, members: fields.members,
            purpose: fields.purpose, context: fields.context, epoch: fields.epoch)
        try requireEpoch()
        try requireOnePolynomial()
    }

    /// What the bytes say, in their order.
    private struct Fields {
        let purpose: Purpose
        let epoch: KeyEpoch
        let threshold: Threshold
        let publicKey: Point
        let context: [UInt8]
        let members: [Member]

        init(
            from reader: inout ByteReader, atMost maximumMembers: Int
        ) throws(DecodingError) {
            purpose = try reader.readValue("the purpose", Purpose.init(rawValue:))
            let board = try reader.readValue("the board") { byte in
                byte == 0 ? .some(BoardKind?.none) : BoardKind(rawValue: byte).map { $0 }
            }
            epoch = KeyEpoch(
                number: try reader.readUInt32(), genesis: try reader.readDigest(),
                transcript: try reader.readDigest(), board: board)
            threshold = try reader.readThreshold()
            publicKey = try reader.readCompressedPoint()
            context = try reader.readBytes(Int(try reader.readUInt8()))
            let count = Int(try reader.readUInt16())
            guard count <= maximumMembers else {
                throw .countAbove(field: "the members", maximum: maximumMembers, got: count)
            }
            // Members are read one by one, so a count that lies runs out of bytes.
            var members: [Member] = []
            for _ in 0..<count {
                let member = try Member(from: &reader)
                if let last = members.last, last.index >= member.index {
                    throw .notAscending(
                        field: "the members", previous: Int(last.index.value),
                        next: Int(member.index.value))
                }
                members.append(member)
            }
            self.members = members
        }
    }
}

extension ThresholdKey.Member {
    fileprivate init(from reader: inout ByteReader) throws(DecodingError) {
        let number = try reader.readUInt16()
        guard let index = try? ParticipantIndex(number) else {
            throw .unexpectedValue(field: "the index of a member", got: Int(number))
        }
        let name = try reader.readDigest()
        let identity: VerificationKey?
        do throws(PointError) {
            identity = name == .zero ? nil : try VerificationKey(name.bytes)
        } catch {
            throw .point(error)
        }
        self.init(
            index: index,
            share: PublicShare(
                evaluationPoint: try reader.readScalar(),
                point: try reader.readCompressedPointOrInfinity(), identity: identity))
    }
}

extension ByteReader {
    fileprivate mutating func readThreshold() throws(DecodingError) -> Threshold {
        let number = try readUInt16()
        guard let threshold = try? Threshold(number) else {
            throw .unexpectedValue(field: "the threshold", got: Int(number))
        }
        return threshold
    }

    fileprivate mutating func readValue<Value>(
        _ field: String, _ decode: (UInt8) -> Value?
    ) throws(DecodingError) -> Value {
        let byte = try readUInt8()
        guard let value = decode(byte) else {
            throw .unexpectedValue(field: field, got: Int(byte))
        }
        return value
    }

    mutating func readValue(_ expected: UInt8, _ field: String) throws(DecodingError) {
        _ = try readValue(field) { $0 == expected ? $0 : nil }
    }
}

extension ThresholdKeyError {
    fileprivate init(_ error: DecodingError) {
        if case .countAbove(_, let maximum, let got) = error {
            self = .tooManyMembers(maximum: maximum, got: got)
        } else {
            self = .malformed(error)
        }
    }
}
