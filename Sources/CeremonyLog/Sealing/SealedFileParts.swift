import DKG

/// The fields of a sealed file as they lie in it, before anybody has judged them.
struct SealedFileParts {
    let version: UInt8
    let kind: UInt8
    let function: UInt8
    let passes: UInt32
    let memoryKiB: UInt32
    let lanes: UInt32
    let salt: [UInt8]
    let tag: Digest
    let ciphertext: [UInt8]

    /// Reads what stands before the check.
    init(_ bytes: [UInt8]) throws(DecodingError) {
        var reader = ByteReader(bytes)
        version = try reader.readUInt8()
        kind = try reader.readUInt8()
        function = try reader.readUInt8()
        passes = try reader.readUInt32()
        memoryKiB = try reader.readUInt32()
        lanes = try reader.readUInt32()
        salt = try reader.readBytes(KeyDerivation.saltByteCount)
        tag = try reader.readDigest()
        ciphertext = try reader.readBytes(reader.remaining)
    }
}
