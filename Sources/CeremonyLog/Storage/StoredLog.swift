import DKG

/// What a member of a ceremony on a log stores: its sealed state, and which board it read up to where.
///
///     01 | board identity 32 | position u64 | chain 32 | tag 32 | sealed state (SavedState)
///     tag = TH("DKG/v1/log state tag", state key || TH("DKG/v1/log state content", state key || everything else))
///
/// The secret is in the sealed state alone; the tag keeps the rest from being altered, so that nobody who can write the
/// file leads the member to another board with it.
struct StoredLog {
    let boardIdentity: Digest
    let chain: LogChain
    let tag: Digest
    let state: [UInt8]

    private static let version: UInt8 = 1

    /// The hashes that authenticate: the second keeps a longer content from being authenticated by continuing it.
    static let hashes = (
        content: TaggedHash("DKG/v1/log state content"), tag: TaggedHash("DKG/v1/log state tag")
    )

    init(
        boardIdentity: Digest, chain: LogChain, state: [UInt8], tag: (_ content: [UInt8]) -> Digest
    ) {
        self.boardIdentity = boardIdentity
        self.chain = chain
        self.state = state
        self.tag = tag(StoredLog.content(boardIdentity, chain, state))
    }

    init(decoding bytes: [UInt8]) throws(DecodingError) {
        var reader = ByteReader(bytes)
        let version = try reader.readUInt8()
        guard version == StoredLog.version else {
            throw .unexpectedValue(field: "the version of a log's state", got: Int(version))
        }
        boardIdentity = try reader.readDigest()
        let high = UInt64(try reader.readUInt32())
        let position = high << 32 | UInt64(try reader.readUInt32())
        chain = LogChain(position: position, digest: try reader.readDigest())
        tag = try reader.readDigest()
        state = try reader.readBytes(reader.remaining)
    }

    /// What the tag is over.
    var content: [UInt8] { StoredLog.content(boardIdentity, chain, state) }

    private static func content(
        _ boardIdentity: Digest, _ chain: LogChain, _ state: [UInt8]
    ) -> [UInt8] {
        var writer = header(boardIdentity, chain)
        writer.append(state)
        return writer.bytes
    }

    private static func header(_ boardIdentity: Digest, _ chain: LogChain) -> ByteWriter {
        var writer = ByteWriter()
        writer.append(version)
        writer.append(boardIdentity)
        writer.append(UInt32(truncatingIfNeeded: chain.position >> 32))
        writer.append(UInt32(truncatingIfNeeded: chain.position))
        writer.append(chain.digest)
        return writer
    }

    var bytes: [UInt8] {
        var writer = StoredLog.header(boardIdentity, chain)
        writer.append(tag)
        writer.append(state)
        return writer.bytes
    }
}
