import PolynomialCommitments
import Secp256k1Group

/// What is decoded of a dealing when it arrives: everything but the sealed shares, of which only the
/// form is checked.
struct DealingParts {
    /// The points that the dealing states, without one that is known beforehand.
    let points: [Point]
    let ephemeralKey: Point
    let ephemeralKeyProof: Signature
    let constantTermProof: Signature?

    init(from reader: inout ByteReader, in session: DealingSession) throws(DecodingError) {
        points = try reader.readAffinePoints(
            exactly: session.statedPointCount, of: "commitments")
        ephemeralKey = try reader.readCompressedPoint()
        try DealingParts.checkScalars(&reader, count: session.receivers.count)
        if session.scheme == .pedersen {
            try DealingParts.checkScalars(&reader, count: session.receivers.count)
        }
        ephemeralKeyProof = try reader.readSignature()
        constantTermProof = session.provesConstantTerm ? try reader.readSignature() : nil
        try reader.finish()
    }

    private static func checkScalars(
        _ reader: inout ByteReader, count: Int
    ) throws(DecodingError) {
        try reader.readCount(exactly: count, of: "sealed shares")
        for _ in 0..<count { _ = try reader.readScalar() }
    }
}
