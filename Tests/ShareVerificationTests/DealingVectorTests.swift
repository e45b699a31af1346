import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

@testable import ShareVerification

struct DealingVectorTests {
    struct Primitives: Decodable {
        struct Pad: Decodable {
            let scheme: String
            let sid: HexValue
            let dealer: Int
            let receiver: Int
            let encryptionKey: HexValue
            let ephemeralKey: HexValue
            let sharedPoint: HexValue
            let pads: [HexValue]

            enum CodingKeys: String, CodingKey {
                case scheme, sid, dealer, receiver, pads
                case encryptionKey = "E"
                case ephemeralKey = "R"
                case sharedPoint = "K"
            }
        }

        struct Dealt: Decodable {
            let scheme: String
            let sid: HexValue
            let dealer: Int
            let joined: [String: HexValue]
            let a: [HexValue]
            let b: [HexValue]
            let r: HexValue
            let auxSeed: HexValue?
            let body: HexValue
            let dealingDigest: HexValue
            let proofMessages: [HexValue]
        }

        let pads: [Pad]
        let dealings: [Dealt]
    }

    static let zeros = [UInt8](repeating: 0, count: 32)
    let primitives: Primitives

    init() throws {
        primitives = try OwnVectors.load("ceremony/primitives.json")
    }

    @Test func pads() throws {
        #expect(!primitives.pads.isEmpty)
        for vector in primitives.pads {
            let session = DealingSession(
                id: try vector.sid.digest(), scheme: try .named(vector.scheme),
                threshold: try Threshold(1), receivers: [])
            let pad = SharePad(
                session: session, dealer: try ParticipantIndex(vector.dealer),
                receiver: try ParticipantIndex(vector.receiver),
                encryptionKey: try vector.encryptionKey.point(),
                ephemeralKey: try vector.ephemeralKey.point())
            let secret = vector.sharedPoint.secretEncoding()
            let expected = try vector.pads.map { try $0.scalar() }
            let all = [
                pad.pad(.value, sharedPoint: secret).disclosed(),
                pad.pad(.blinding, sharedPoint: secret).disclosed(),
            ]
            #expect(all[0] != all[1])
            #expect(Array(all.prefix(expected.count)) == expected, "\(vector.dealer)")
            #expect(expected.count == (vector.scheme == "feldman" ? 1 : 2))

            // Sealing adds the pads, opening takes them off again.
            let blinding: Scalar? = vector.scheme == "feldman" ? nil : Scalar(8)
            let share = OpenedShare(value: Scalar(7), blinding: blinding)
            let sealed = pad.seal(SecretShare(share), sharedPoint: secret)
            #expect(sealed.value == Scalar(7) + all[0])
            #expect(sealed.blinding == blinding.map { $0 + all[1] })
            #expect(pad.open(sealed, sharedPoint: secret).disclosed() == share)
        }
    }

    @Test func dealings() throws {
        #expect(!primitives.dealings.isEmpty)
        for vector in primitives.dealings {
            let session = try DealingSession(
                id: vector.sid, scheme: vector.scheme, threshold: vector.a.count,
                joined: vector.joined)
            let dealer = try ParticipantIndex(vector.dealer)
            let polynomial = try SecretPolynomial(vector.a.map { try $0.scalar() })
            let secrets: DealerSecrets
            if session.scheme == .pedersen {
                secrets = DealerSecrets(
                    polynomial: polynomial,
                    blinding: .pedersen(try SecretPolynomial(vector.b.map { try $0.scalar() })),
                    ephemeralSecret: try vector.r.secretScalar())
            } else {
                secrets = DealerSecrets(
                    polynomial: polynomial, blinding: .feldman,
                    ephemeralSecret: try vector.r.secretScalar())
            }
            let dealing = try secrets.deal(as: dealer, in: session) { message in
                guard let seed = vector.auxSeed else { return SecretBytes(copying: Self.zeros) }
                let preimage = seed.bytes + message.bytes
                return SecretBytes(copying: TaggedHash("DKG/v1/aux").digest(of: preimage).bytes)
            }
            #expect(dealing.encoded.hexadecimal == vector.body.description)
            let plain = try secrets.deal(as: dealer, in: session) { _ in nil }
            #expect((plain == dealing) == (vector.auxSeed == nil))

            let digest = dealing.digest(from: dealer, in: session)
            #expect(try digest == vector.dealingDigest.digest())
            let messages =
                [DealingProofs.ephemeralKeyMessage(digest)]
                + (session.scheme == .feldman ? [DealingProofs.constantTermMessage(digest)] : [])
            #expect(try messages == vector.proofMessages.map { try $0.digest() })

            var reader = ByteReader(vector.body.bytes)
            let decoded = try Dealing(from: &reader, in: session)
            #expect(decoded == dealing)
            let accepted = try AcceptedDealing(verifying: decoded, from: dealer, in: session)
            #expect(accepted.digest == digest)
        }
    }
}
