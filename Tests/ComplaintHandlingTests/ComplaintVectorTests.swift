import ComplaintHandling
import DiscreteLogProofs
import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

struct ComplaintVectorTests {
    struct Primitives: Decodable {
        struct Dealt: Decodable {
            let scheme: String
            let sid: HexValue
            let dealer: Int
            let joined: [String: HexValue]
            let a: [HexValue]
            let body: HexValue
            let dealingDigest: HexValue
        }

        struct Complained: Decodable {
            let scheme: String
            let sid: HexValue
            let dealer: Int
            let accuser: Int
            let sessionKey: HexValue
            let seed: HexValue
            let dealingDigest: HexValue
            let nonce: HexValue
            let derived: Bool
            let ephemeralKey: HexValue
            let sharedPoint: HexValue
            let encryptionKey: HexValue
            let complaint: HexValue

            enum CodingKeys: String, CodingKey {
                case scheme, sid, dealer, accuser, sessionKey, seed, dealingDigest, nonce, derived
                case complaint
                case ephemeralKey = "R"
                case sharedPoint = "K"
                case encryptionKey = "E"
            }
        }

        struct Judged: Decodable {
            struct Case: Decodable {
                let description: String
                let accuser: Int
                let complaint: HexValue
                let culprit: Int
                let kind: String
            }

            let scheme: String
            let threshold: Int
            let sid: HexValue
            let joined: [String: HexValue]
            let dealings: [String: HexValue]
            let cases: [Case]
        }

        let dealings: [Dealt]
        let complaints: [Complained]
        let judge: [Judged]
    }

    let primitives: Primitives

    init() throws {
        primitives = try OwnVectors.load("ceremony/primitives.json")
    }

    @Test func complaints() throws {
        #expect(primitives.complaints.contains { $0.derived })
        #expect(primitives.complaints.contains { !$0.derived })
        for vector in primitives.complaints {
            let dealt = try #require(
                primitives.dealings.first { $0.dealingDigest == vector.dealingDigest })
            let session = try DealingSession(
                id: vector.sid, scheme: vector.scheme, threshold: dealt.a.count,
                joined: dealt.joined)
            let dealer = try ParticipantIndex(vector.dealer)
            let accuser = try ParticipantIndex(vector.accuser)
            var reader = ByteReader(dealt.body.bytes)
            let dealing = try AcceptedDealing(
                verifying: Dealing(from: &reader, in: session), from: dealer, in: session)
            #expect(try dealing.ephemeralKey == vector.ephemeralKey.point())
            #expect(try dealing.digest == vector.dealingDigest.digest())

            let sessionKey = try vector.sessionKey.secretScalar()
            let seed = vector.seed.secretBytes()
            let statement = ComplaintStatement(
                sharedPoint: sessionKey.times(dealing.ephemeralKey), dealing: dealing,
                accuser: accuser, encryptionKey: sessionKey.timesGenerator(), session: session)
            #expect(try statement.sharedPoint == vector.sharedPoint.point())
            #expect(try statement.encryptionKey == vector.encryptionKey.point())

            let derived = statement.nonce(seed: seed, sessionKey: sessionKey).disclosed()
            #expect(try (derived == vector.nonce.scalar()) == vector.derived)
            let proof = DiscreteLogEqualityProof(
                secret: sessionKey, nonce: try vector.nonce.secretScalar(), of: statement)
            let complaint = Complaint(
                dealer: dealer, sharedPoint: statement.sharedPoint, proof: proof)
            var writer = ByteWriter()
            complaint.encode(to: &writer)
            #expect(writer.bytes.hexadecimal == vector.complaint.description)
            #expect(proof.isValid(for: statement))

            let made = Complaint(
                about: dealing, by: accuser, sessionKey: sessionKey, seed: seed, in: session)
            #expect((made == complaint) == vector.derived)
            #expect(made.proof.isValid(for: statement))
        }
    }

    @Test func judge() throws {
        for vector in primitives.judge {
            let session = try DealingSession(
                id: vector.sid, scheme: vector.scheme, threshold: vector.threshold,
                joined: vector.joined)
            var dealings: [ParticipantIndex: AcceptedDealing] = [:]
            for (text, envelope) in vector.dealings {
                // version 1, kind 1, id 32, sender 2, length 4, body, signature 64
                let dealer = try ParticipantIndex.parsed(text)
                var reader = ByteReader(envelope.bytes, in: 40..<envelope.bytes.count - 64)
                dealings[dealer] = try AcceptedDealing(
                    verifying: Dealing(from: &reader, in: session), from: dealer, in: session)
            }
            #expect(!dealings.isEmpty)
            var kinds = Set<String>()
            for example in vector.cases {
                let accuser = try ParticipantIndex(example.accuser)
                let comment = Comment("\(vector.scheme): \(example.description)")
                let verdict = verdict(on: example.complaint.bytes, by: accuser, dealings, session)
                #expect(verdict?.kind.rawValue == example.kind, comment)
                #expect((verdict?.culprit.value).map { Int($0) } == example.culprit, comment)
                kinds.insert(example.kind)
            }
            let expected = [
                "falseComplaint", "forgedComplaint", "groundlessComplaint", "invalidShare",
                "malformedBody",
            ]
            #expect(kinds.sorted() == expected)
        }
        #expect(Set(primitives.judge.map(\.scheme)) == ["feldman", "pedersen"])
    }

    /// The verdict on a complaint as it came; one that does not decode is a malformed body.
    private func verdict(
        on bytes: [UInt8], by accuser: ParticipantIndex,
        _ dealings: [ParticipantIndex: AcceptedDealing], _ session: DealingSession
    ) -> Verdict? {
        var reader = ByteReader(bytes)
        guard let complaint = try? Complaint(from: &reader), reader.remaining == 0 else {
            return Verdict(culprit: accuser, kind: .malformedBody)
        }
        return ComplaintJudge.judge(
            complaint, by: accuser, about: dealings[complaint.dealer], in: session)
    }
}
