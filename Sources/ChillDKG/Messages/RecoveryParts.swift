import PolynomialCommitments
import Secp256k1Group

/// Recovery data as it is written, before anything but the encoding is checked.
struct RecoveryParts {
    let threshold: Int
    let polynomial: FeldmanCommitment
    let hostPublicKeys: [[UInt8]]
    let publicNonces: [[UInt8]]
    let encryptedShares: [Scalar]
    let certificate: [Signature]

    init(_ bytes: [UInt8]) throws(DecodingError) {
        var reader = ByteReader(bytes)
        threshold = Int(clamping: try reader.readUInt32())
        // Before anything is allocated by the number that was just read.
        let possible = reader.remaining / Wire.pointByteCount
        guard threshold <= possible else {
            throw .countAbove(field: "the commitment", maximum: possible, got: threshold)
        }
        polynomial = FeldmanCommitment(points: try reader.readPoints(threshold))
        // n follows from what is left: two points, a scalar and a signature for each.
        let each = 2 * Wire.pointByteCount + Wire.scalarByteCount + Wire.signatureByteCount
        let count = reader.remaining / each
        // Host keys are looked at with the other parameters, like nonces with the shares.
        hostPublicKeys = try reader.readNonces(count)
        publicNonces = try reader.readNonces(count)
        encryptedShares = try reader.readScalars(count)
        certificate = try reader.readSignatures(count)
        try reader.finish()
    }
}
