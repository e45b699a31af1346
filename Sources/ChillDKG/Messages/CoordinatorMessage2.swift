import Secp256k1Group

/// cmsg2: the certificate, one signature of each participant; 64n bytes.
enum CoordinatorMessage2 {
    static func decode(
        _ bytes: [UInt8], in parameters: ChillSessionParameters
    ) throws(MessageFault) -> [Signature] {
        try Wire.check(bytes, length: Wire.signatureByteCount * parameters.count)
        var reader = ByteReader(bytes)
        do throws(DecodingError) {
            return try reader.readSignatures(parameters.count)
        } catch {
            throw MessageFault(error)
        }
    }
}
