public import PolynomialCommitments
public import Secp256k1Group

// The body of a deal message (Protocol.md, section 3):
//
//     count = t, commitments t x 64 | R 33 | count = n', c n' x 32
//     pedersen: count = n', c' n' x 32 | proof of r 64 | feldman: proof of a_0 64
extension Dealing {
    private static let digestHash = TaggedHash("DKG/v1/dealing")

    /// Decodes a dealing.
    ///
    /// - Parameters:
    ///   - bytes: The body of a deal message and nothing else.
    ///   - session: The session, which prescribes every count.
    /// - Throws: `DecodingError`.
    public init(decoding bytes: [UInt8], in session: DealingSession) throws(DecodingError) {
        var reader = ByteReader(bytes)
        try self.init(from: &reader, in: session)
    }

    /// Decodes a body, which must also end the reader's range.
    package init(
        from reader: inout ByteReader, in session: DealingSession
    ) throws(DecodingError) {
        let points = try reader.readAffinePoints(
            exactly: session.statedPointCount, of: "commitments")
        commitment = DealingCommitment(points: points, scheme: session.scheme)
        ephemeralKey = try reader.readCompressedPoint()

        let values = try Dealing.readScalars(&reader, count: session.receivers.count)
        switch session.scheme {
        case .feldman:
            sealedShares = values.map { .feldman($0) }
        case .pedersen:
            let blindings = try Dealing.readScalars(&reader, count: session.receivers.count)
            sealedShares = zip(values, blindings).map { .pedersen($0, blinding: $1) }
        }
        ephemeralKeyProof = try reader.readSignature()
        constantTermProof = session.provesConstantTerm ? try reader.readSignature() : nil
        try reader.finish()
    }

    private static func readScalars(
        _ reader: inout ByteReader, count: Int
    ) throws(DecodingError) -> [Scalar] {
        try reader.readCount(exactly: count, of: "sealed shares")
        var scalars: [Scalar] = []
        scalars.reserveCapacity(count)
        for _ in 0..<count {
            scalars.append(try reader.readScalar())
        }
        return scalars
    }

    /// The body, proofs included.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        encodeUnproved(to: &writer)
        writer.append(ephemeralKeyProof)
        if let constantTermProof { writer.append(constantTermProof) }
        return writer.bytes
    }

    /// dealingDigest = TH("DKG/v1/dealing", sid || i u16 || the body up to the first proof): what
    /// both proofs and every complaint are bound to.
    ///
    /// - Parameters:
    ///   - dealer: The dealer i.
    ///   - session: The session.
    /// - Returns: The digest.
    public func digest(from dealer: ParticipantIndex, in session: DealingSession) -> Digest {
        var writer = ByteWriter(
            capacity: 34 + 64 * commitment.points.count + 64 * sealedShares.count + 64)
        writer.append(session.id)
        writer.append(dealer.value)
        encodeUnproved(to: &writer)
        return Dealing.digestHash.digest(of: writer)
    }

    /// The same digest, of the bytes as they came: no point is encoded again.
    static func digest(
        of content: DealingContent, from dealer: ParticipantIndex, in session: DealingSession
    ) -> Digest {
        var writer = ByteWriter(capacity: 34 + content.byteCount)
        writer.append(session.id)
        writer.append(dealer.value)
        content.append(to: &writer)
        return digestHash.digest(of: writer)
    }

    private func encodeUnproved(to writer: inout ByteWriter) {
        writer.append(affinePoints: commitment.points)
        writer.append(compressed: ephemeralKey)
        writer.append(count: sealedShares.count)
        for share in sealedShares { writer.append(share.value) }
        if case .pedersen = commitment {
            writer.append(count: sealedShares.count)
            for share in sealedShares { writer.append(share.blinding ?? .zero) }
        }
    }
}
