import DKG
import TestSupport
import Testing

@Suite("Vectors: certificates and key files")
struct CertificateVectorTests {
    /// The list of a certificate as a file has it: count, then index and signature of each.
    private static func decode(_ bytes: [UInt8]) throws -> Certificate {
        var reader = ByteReader(bytes)
        var entries: [Certificate.Entry] = []
        for _ in 0..<(try reader.readUInt16()) {
            entries.append(
                Certificate.Entry(
                    index: try ParticipantIndex(try reader.readUInt16()),
                    signature: try reader.readSignature()))
        }
        try reader.finish()
        return Certificate(entries: entries)
    }

    @Test("Every certificate, valid or not, by itself and in a key file")
    func certificates() throws {
        let all = try PrimitiveVectors.load()
        #expect(all.certificates.count == 2)
        for vector in all.certificates {
            let key = try all.groupKey(of: vector.scheme)
            #expect(key.session.id.digest.bytes == vector.sid.bytes)
            let transcript = Transcript(
                session: Session.ID(try vector.sid.digest()),
                lastView: try vector.lastView.digest(),
                qualified: try vector.qualified.map { index in try ParticipantIndex(index) },
                holders: try vector.holders.map { index in try ParticipantIndex(index) },
                polynomial: FeldmanCommitment(
                    points: try vector.polynomial.map { point in try point.point() }))
            #expect(transcript.digest.bytes == vector.transcriptDigest.bytes)
            #expect(transcript == key.transcript)
            // A key file without its certificate, which is its last field.
            let file = key.encoded.dropLast(2 + 66 * key.certificate.entries.count)
            #expect(vector.cases.count == 13)
            for example in vector.cases {
                let name = example.description
                let bytes = example.certificate.bytes
                let verified: Void? = try? CertificateVectorTests.decode(bytes)
                    .verify(transcript, in: key.session)
                #expect((verified != nil) == example.valid, "\(name)")
                let decoded = try? GroupKey(decoding: file + bytes)
                #expect((decoded != nil) == example.valid, "\(name)")
                if let decoded { #expect(decoded.encoded == file + bytes) }
            }
            #expect(Set(vector.cases.map(\.valid)) == [true, false])
        }
    }

    @Test("Group keys decode and encode to the same bytes")
    func groupKeys() throws {
        let files = try PrimitiveVectors.load().keyFiles
        #expect(files.count == 2)
        for file in files {
            let key = try GroupKey(decoding: file.groupKey.bytes)
            #expect(key.encoded == file.groupKey.bytes)
            #expect(key.ceremony.scheme.description == file.scheme)
        }
    }

    @Test("Key packages decode and encode to the same bytes")
    func keyPackages() throws {
        for file in try PrimitiveVectors.load().keyFiles {
            let package = try KeyPackage(decoding: file.keyPackage.secretEncoding())
            #expect(package.index.value == file.index)
            #expect(package.share.disclosed().bytes == file.share.bytes)
            #expect(package.groupKey.encoded == file.groupKey.bytes)
            let encoded = package.secretEncoding()
            #expect(encoded.publicBytes(in: 0..<encoded.count) == file.keyPackage.bytes)
            // Put together from its parts it is the same.
            let again = try KeyPackage(
                index: ParticipantIndex(file.index), share: file.share.secretScalar(),
                groupKey: GroupKey(decoding: file.groupKey.bytes))
            #expect(again.secretEncoding().publicBytes(in: 0..<10_000) == file.keyPackage.bytes)
        }
    }
}
