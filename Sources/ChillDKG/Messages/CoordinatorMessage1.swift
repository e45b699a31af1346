import PolynomialCommitments
import Secp256k1Group

/// cmsg1: what the coordinator makes of the first messages; 162n + 33(t - 1) bytes.
struct CoordinatorMessage1 {
    /// C_0 of each participant.
    var constantTerms: [Point]
    /// The sums of the commitments to the other coefficients; t - 1 points.
    var otherTerms: [Point]
    /// The proof of possession of each participant.
    var proofs: [Signature]
    /// The public nonce of each, 33 bytes that should be a point.
    var publicNonces: [[UInt8]]
    /// For each participant the sum of the encrypted shares that are for it.
    var encryptedShares: [Scalar]

    static func byteCount(_ parameters: ChillSessionParameters) -> Int {
        162 * parameters.count + 33 * (parameters.threshold.count - 1)
    }

    init(
        constantTerms: [Point], otherTerms: [Point], proofs: [Signature],
        publicNonces: [[UInt8]], encryptedShares: [Scalar]
    ) {
        self.constantTerms = constantTerms
        self.otherTerms = otherTerms
        self.proofs = proofs
        self.publicNonces = publicNonces
        self.encryptedShares = encryptedShares
    }

    init(_ bytes: [UInt8], in parameters: ChillSessionParameters) throws(MessageFault) {
        try Wire.check(bytes, length: CoordinatorMessage1.byteCount(parameters))
        let count = parameters.count
        var reader = ByteReader(bytes)
        do throws(DecodingError) {
            constantTerms = try reader.readPoints(count)
            otherTerms = try reader.readPoints(parameters.threshold.count - 1)
            proofs = try reader.readSignatures(count)
            publicNonces = try reader.readNonces(count)
            encryptedShares = try reader.readScalars(count)
            try reader.finish()
        } catch {
            throw MessageFault(error)
        }
    }

    var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 162 * constantTerms.count + 33 * otherTerms.count)
        writer.append(points: constantTerms)
        writer.append(points: otherTerms)
        for proof in proofs { writer.append(proof) }
        for nonce in publicNonces { writer.append(nonce) }
        writer.append(scalars: encryptedShares)
        return writer.bytes
    }

    /// What everybody agrees on if the session succeeds.
    func agreement(_ parameters: ChillSessionParameters) -> Agreement {
        Agreement(
            parameters: parameters,
            polynomial: FeldmanCommitment(points: [Point.sum(of: constantTerms)] + otherTerms),
            publicNonces: publicNonces, encryptedShares: encryptedShares)
    }
}
