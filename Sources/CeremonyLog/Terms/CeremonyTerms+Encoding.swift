import DKG

// n times (len u8, name) || n times absent u8 || five u32 seconds || last time u64 || board u8 || len u16, address ||
// carrier 32 or zeros: the preimage of termsDigest (Nodes.md, "Terms").
extension CeremonyTerms {
    /// The encoding, whose hash is ``digest``; public.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        for name in names {
            // At most 64 bytes.
            writer.append(UInt8(truncatingIfNeeded: name.utf8.count))
            writer.append(name.utf8)
        }
        for position in names.indices {
            let isAbsent = ParticipantIndex(position: position).map(absent.contains) ?? false
            writer.append(UInt8(isAbsent ? 1 : 0))
        }
        for seconds in times.all { writer.append(seconds) }
        writer.append(UInt32(truncatingIfNeeded: lastTimeForJoining >> 32))
        writer.append(UInt32(truncatingIfNeeded: lastTimeForJoining))
        writer.append(board.rawValue)
        writer.append(count: address.utf8.count)
        writer.append(address.utf8)
        writer.append(carrier?.encoded ?? [UInt8](repeating: 0, count: VerificationKey.byteCount))
        return writer.bytes
    }

    /// Decodes and checks terms.
    ///
    /// - Parameters:
    ///   - reader: Where they begin.
    ///   - count: n, the size of the roster.
    /// - Throws: ``CeremonyTermsError``.
    init(from reader: inout ByteReader, participants count: Int) throws(CeremonyTermsError) {
        let fields: Fields
        do throws(DecodingError) {
            fields = try Fields(from: &reader, participants: count)
        } catch {
            throw .malformed(error)
        }
        try self.init(
            names: fields.names, absent: fields.absent, times: fields.times,
            lastTimeForJoining: fields.lastTimeForJoining, board: fields.board,
            address: fields.address, carrier: fields.carrier)
    }

    private struct Fields {
        var names: [String] = []
        var absent: Set<ParticipantIndex> = []
        let times: RoundTimes
        let lastTimeForJoining: UInt64
        let board: BoardKind
        let address: String
        let carrier: VerificationKey?

        init(from reader: inout ByteReader, participants count: Int) throws(DecodingError) {
            // One by one, so a count that lies runs out of bytes.
            for _ in 0..<count {
                names.append(
                    try Fields.text(&reader, Int(try reader.readUInt8()), of: "a member's name"))
            }
            for position in 0..<count {
                let flag = try reader.readUInt8()
                guard flag <= 1 else {
                    throw .unexpectedValue(field: "whether a member is absent", got: Int(flag))
                }
                if flag == 1, let index = ParticipantIndex(position: position) {
                    absent.insert(index)
                }
            }
            times = RoundTimes(
                deal: try reader.readUInt32(), respond: try reader.readUInt32(),
                extract: try reader.readUInt32(), confirm: try reader.readUInt32(),
                certify: try reader.readUInt32())
            let high = UInt64(try reader.readUInt32())
            lastTimeForJoining = high << 32 | UInt64(try reader.readUInt32())
            let kind = try reader.readUInt8()
            guard let board = BoardKind(rawValue: kind) else {
                throw .unexpectedValue(field: "the board", got: Int(kind))
            }
            self.board = board
            address = try Fields.text(
                &reader, Int(try reader.readUInt16()), of: "the board's address")
            carrier = try Fields.key(&reader)
        }

        private static func text(
            _ reader: inout ByteReader, _ count: Int, of field: String
        ) throws(DecodingError) -> String {
            let bytes = try reader.readBytes(count)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw .unexpectedValue(
                    field: "\(field), which is text in UTF-8; the number of its bytes", got: count)
            }
            return text
        }

        private static func key(
            _ reader: inout ByteReader
        ) throws(DecodingError) -> VerificationKey? {
            let bytes = try reader.readBytes(VerificationKey.byteCount)
            if bytes.allSatisfy({ $0 == 0 }) { return nil }
            do throws(PointError) {
                return try VerificationKey(bytes)
            } catch {
                throw .point(error)
            }
        }
    }
}
