import PolynomialCommitments
import Secp256k1Group

/// pmsg1: what a participant says first; 33t + 32n + 97 bytes.
struct ParticipantMessage1 {
    /// Commitments to the coefficients; t points.
    let commitment: FeldmanCommitment
    /// The proof of possession of the constant term.
    let proof: Signature
    /// 33 bytes that should be a point.
    let publicNonce: [UInt8]
    /// The share for each participant plus its pad.
    let encryptedShares: [Scalar]

    static func byteCount(_ parameters: ChillSessionParameters) -> Int {
        33 * parameters.threshold.count + 32 * parameters.count + 97
    }

    init(
        commitment: FeldmanCommitment, proof: Signature, publicNonce: [UInt8],
        encryptedShares: [Scalar]
    ) {
        self.commitment = commitment
        self.proof = proof
        self.publicNonce = publicNonce
        self.encryptedShares = encryptedShares
    }

    init(_ bytes: [UInt8], in parameters: ChillSessionParameters) throws(MessageFault) {
        try Wire.check(bytes, length: ParticipantMessage1.byteCount(parameters))
        var reader = ByteReader(bytes)
        do throws(DecodingError) {
            commitment = FeldmanCommitment(
                points: try reader.readPoints(parameters.threshold.count))
            proof = try reader.readSignature()
            publicNonce = try reader.readBytes(Wire.pointByteCount)
            encryptedShares = try reader.readScalars(parameters.count)
            try reader.finish()
        } catch {
            throw MessageFault(error)
        }
    }

    var encoded: [UInt8] {
        var writer = ByteWriter(
            capacity: 33 * commitment.points.count + 32 * encryptedShares.count + 97)
        writer.append(points: commitment.points)
        writer.append(proof)
        writer.append(publicNonce)
        writer.append(scalars: encryptedShares)
        return writer.bytes
    }
}
