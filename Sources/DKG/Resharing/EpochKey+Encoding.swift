import PolynomialCommitments
import Secp256k1Group

// 01 | 03 | PRED | board u8 | t' u16 | n' u16 | roster' | instance 32 | offers | joins | last view 32 | QUAL' | holders |
//     A'_1 ... A'_{t'-1}: count u16, 33 each | certificate | hand overs: count u16, (i u16, share's signature 64,
//     envelope's signature 64)
// 01 | 04: the same without the last list, as long as the epoch is not in force
extension EpochKey {
    private static let version: UInt8 = 0x01
    private static let activeKind: UInt8 = 0x03
    private static let certifiedKind: UInt8 = 0x04

    /// The encoding; public, and the same for everybody with the same certificate and hand overs.
    package var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.append(EpochKey.version)
        writer.append(isActive ? EpochKey.activeKind : EpochKey.certifiedKind)
        session.resharing.encode(to: &writer)
        ResharingSession.encode(session.offers, to: &writer)
        Session.encode(session.joins, to: &writer)
        writer.append(transcript.lastView)
        for list in [transcript.qualified, transcript.holders] {
            writer.append(count: list.count)
            for index in list { writer.append(index.value) }
        }
        let points = transcript.polynomial.points.dropFirst()
        writer.append(count: points.count)
        for point in points { writer.append(compressed: point) }
        writer.append(count: certificate.entries.count)
        for entry in certificate.entries {
            writer.append(entry.index.value)
            writer.append(entry.signature)
        }
        guard let handOvers else { return writer.bytes }
        writer.append(count: handOvers.count)
        for handOver in handOvers {
            writer.append(handOver.index.value)
            writer.append(handOver.shareSignature)
            writer.append(handOver.envelopeSignature)
        }
        return writer.bytes
    }

    /// Decodes an epoch, recomputes every digest and verifies every signature.
    ///
    /// - Parameters:
    ///   - bytes: The encoding and nothing else.
    ///   - maximumDealers: As in ``Resharing/init(decoding:atMost:)``.
    /// - Throws: ``EpochKeyError``.
    package init(
        decoding bytes: [UInt8], atMost maximumDealers: Int = 1024
    ) throws(EpochKeyError) {
        var reader = ByteReader(bytes)
        let isActive = try EpochKey.readPreamble(&reader)
        let resharing: Resharing
        do throws(ResharingError) {
            resharing = try Resharing(from: &reader, atMost: maximumDealers)
        } catch {
            throw .resharing(error)
        }
        let session: ResharingSession
        let transcript: Transcript
        let certificate: Certificate
        let handOvers: [HandOver]?
        do throws(DecodingError) {
            session = try EpochKey.readSession(&reader, of: resharing)
            transcript = try EpochKey.readTranscript(&reader, in: session)
            certificate = try EpochKey.readCertificate(&reader, of: resharing)
            handOvers = isActive ? try EpochKey.readHandOvers(&reader, of: resharing) : nil
            try reader.finish()
        } catch {
            throw .malformed(error)
        }
        try self.init(
            verifying: session, transcript: transcript, certificate: certificate,
            handOvers: handOvers)
    }

    /// Whether the file says that the epoch is in force.
    private static func readPreamble(_ reader: inout ByteReader) throws(EpochKeyError) -> Bool {
        do throws(DecodingError) {
            let version = try reader.readUInt8()
            guard version == EpochKey.version else {
                throw .unexpectedValue(field: "the version of the file", got: Int(version))
            }
            let kind = try reader.readUInt8()
            guard [activeKind, certifiedKind].contains(kind) else {
                throw .unexpectedValue(
                    field: "the kind of the file (3 epoch in force, 4 certified epoch)",
                    got: Int(kind))
            }
            return kind == activeKind
        } catch {
            throw .malformed(error)
        }
    }

    private static func readSession(
        _ reader: inout ByteReader, of resharing: Resharing
    ) throws(DecodingError) -> ResharingSession {
        let offers = try reader.readAscendingList(
            atMost: resharing.predecessor.dealers.count, of: "the offers", by: \Offer.index
        ) { reader throws(DecodingError) in
            Offer(
                index: try ParticipantIndex(from: &reader, field: "an offer"),
                nonce: try reader.readDigest())
        }
        let joins = try reader.readAscendingList(
            atMost: resharing.roster.count, of: "the joins", by: \Join.index
        ) { reader throws(DecodingError) in
            Join(
                index: try readReceiver(&reader, "a join", resharing),
                encryptionKey: try reader.readCompressedPoint(), nonce: try reader.readDigest())
        }
        return ResharingSession(resharing: resharing, offers: offers, joins: joins)
    }

    private static func readTranscript(
        _ reader: inout ByteReader, in session: ResharingSession
    ) throws(DecodingError) -> Transcript {
        let resharing = session.resharing
        let lastView = try reader.readDigest()
        let qualified = try reader.readAscendingList(
            atMost: resharing.predecessor.dealers.count, of: "the qualified dealers", by: { $0 }
        ) { reader throws(DecodingError) in
            try ParticipantIndex(from: &reader, field: "a qualified dealer")
        }
        let holders = try reader.readAscendingList(
            atMost: resharing.roster.count, of: "the holders", by: { $0 }
        ) { reader throws(DecodingError) in
            try readReceiver(&reader, "a holder", resharing)
        }
        let count = resharing.threshold.count - 1
        try reader.readCount(exactly: count, of: "the public polynomial")
        // A'_0 is the key, which never changes.
        var points = [resharing.predecessor.key.publicKey.point]
        for _ in 0..<count { points.append(try reader.readCompressedPoint()) }
        return Transcript(
            session: session.id, lastView: lastView, qualified: qualified, holders: holders,
            polynomial: FeldmanCommitment(points: points))
    }

    private static func readCertificate(
        _ reader: inout ByteReader, of resharing: Resharing
    ) throws(DecodingError) -> Certificate {
        Certificate(
            entries: try reader.readAscendingList(
                atMost: resharing.roster.count, of: "the certificate",
                by: \Certificate.Entry.index
            ) { reader throws(DecodingError) in
                Certificate.Entry(
                    index: try readReceiver(&reader, "a signer", resharing),
                    signature: try reader.readSignature())
            })
    }

    private static func readHandOvers(
        _ reader: inout ByteReader, of resharing: Resharing
    ) throws(DecodingError) -> [HandOver] {
        try reader.readAscendingList(
            atMost: resharing.predecessor.dealers.count, of: "the hand overs", by: \HandOver.index
        ) { reader throws(DecodingError) in
            HandOver(
                index: try ParticipantIndex(from: &reader, field: "a hand over"),
                shareSignature: try reader.readSignature(),
                envelopeSignature: try reader.readSignature())
        }
    }

    private static func readReceiver(
        _ reader: inout ByteReader, _ field: String, _ resharing: Resharing
    ) throws(DecodingError) -> ParticipantIndex {
        let index = try ParticipantIndex(from: &reader, field: field)
        guard index.position < resharing.roster.count else {
            throw .unexpectedValue(field: field, got: Int(index.value))
        }
        return index
    }
}
