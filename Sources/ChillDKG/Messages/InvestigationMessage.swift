import Secp256k1Group

/// cinv_i: the parts of which a participant's share was summed; 65n bytes, nothing secret.
struct InvestigationMessage {
    /// The encrypted share from each participant to this one.
    var encryptedShares: [Scalar]
    /// The commitment of each participant, evaluated for this one; may be infinity.
    var publicShares: [Point]

    init(encryptedShares: [Scalar], publicShares: [Point]) {
        self.encryptedShares = encryptedShares
        self.publicShares = publicShares
    }

    init(_ bytes: [UInt8], count: Int) throws(MessageFault) {
        try Wire.check(bytes, length: 65 * count)
        var reader = ByteReader(bytes)
        do throws(DecodingError) {
            encryptedShares = try reader.readScalars(count)
            publicShares = try reader.readPoints(count)
            try reader.finish()
        } catch {
            throw MessageFault(error)
        }
    }

    var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 65 * encryptedShares.count)
        writer.append(scalars: encryptedShares)
        writer.append(points: publicShares)
        return writer.bytes
    }
}
