import PolynomialCommitments
import Secp256k1Group

/// The parts of a sealed state, as they lie in the file; see ``SavedState``.
struct SealedStateFile {
    let ceremonyID: Ceremony.ID
    let index: ParticipantIndex
    let released: [[UInt8]]
    var tag = Digest.zero
    var ciphertext: [UInt8] = []

    private static let version: UInt8 = 1
    private static let kind: UInt8 = 4

    init(ceremonyID: Ceremony.ID, index: ParticipantIndex, released: [[UInt8]]) {
        self.ceremonyID = ceremonyID
        self.index = index
        self.released = released
    }

    init(decoding bytes: [UInt8]) throws(DecodingError) {
        var reader = ByteReader(bytes)
        let version = try reader.readUInt8()
        guard version == SealedStateFile.version else {
            throw .unexpectedValue(field: "the version of a sealed state", got: Int(version))
        }
        let kind = try reader.readUInt8()
        guard kind == SealedStateFile.kind else {
            throw .unexpectedValue(
                field: "the kind of the file (4 is a sealed state)", got: Int(kind))
        }
        ceremonyID = Ceremony.ID(try reader.readDigest())
        index = try ParticipantIndex(from: &reader, field: "the index")
        tag = try reader.readDigest()
        ciphertext = try reader.readBytes(Digest.byteCount)
        // Every participant has at most one envelope for each round.
        let count = try reader.readCount(
            atMost: Round.allCases.count, of: "the released envelopes")
        var released: [[UInt8]] = []
        for _ in 0..<count {
            released.append(try reader.readBytes(Int(try reader.readUInt32())))
        }
        try reader.finish()
        self.released = released
    }

    /// What says whose state it is.
    var header: [UInt8] {
        var writer = ByteWriter(capacity: 36)
        writer.append(SealedStateFile.version)
        writer.append(SealedStateFile.kind)
        writer.append(ceremonyID.digest)
        writer.append(index.value)
        return writer.bytes
    }

    /// The released envelopes as the file has them.
    var envelopes: [UInt8] {
        var writer = ByteWriter()
        writer.append(count: released.count)
        for envelope in released {
            writer.append(UInt32(clamping: envelope.count))
            writer.append(envelope)
        }
        return writer.bytes
    }

    /// The whole file.
    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.append(header)
        writer.append(tag)
        writer.append(ciphertext)
        writer.append(envelopes)
        return writer.bytes
    }
}
