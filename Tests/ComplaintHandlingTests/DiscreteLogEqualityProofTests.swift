import ComplaintHandling
import DiscreteLogProofs
import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@Suite struct DiscreteLogEqualityProofTests {
    /// Dealer 4, accuser 2.
    ///
    /// The accusers of the vectors come after their dealers.
    let fixture: SessionFixture
    let dealer: ParticipantIndex
    let accuser: ParticipantIndex
    let dealing: AcceptedDealing

    init() throws {
        fixture = try SessionFixture(.pedersen)
        dealer = try ParticipantIndex(4)
        accuser = try ParticipantIndex(2)
        dealing = try fixture.accepted(of: dealer)
    }

    func statement(
        sharedPoint: Point? = nil, dealing: AcceptedDealing? = nil,
        accuser: ParticipantIndex? = nil, encryptionKey: Point? = nil,
        session: DealingSession? = nil
    ) -> ComplaintStatement {
        let key = fixture.sessionKey(of: self.accuser)
        return ComplaintStatement(
            sharedPoint: sharedPoint ?? fixture.sharedPoint(from: self.dealing, to: self.accuser),
            dealing: dealing ?? self.dealing, accuser: accuser ?? self.accuser,
            encryptionKey: encryptionKey ?? key.timesGenerator(),
            session: session ?? fixture.session)
    }

    func proof(of statement: ComplaintStatement, nonce: Scalar = Scalar(7))
        -> DiscreteLogEqualityProof
    {
        DiscreteLogEqualityProof(
            secret: fixture.sessionKey(of: accuser), nonce: SecretScalar(nonce), of: statement)
    }

    /// What enters the challenge, in the order of Protocol.md.
    struct Transcript {
        enum Field: Int, CaseIterable {
            case session, dealer, accuser, dealingDigest
            case generator, encryptionKey, ephemeralKey, sharedPoint, first, second
        }

        var fields: [[UInt8]]

        init(_ statement: ComplaintStatement, first: Point, second: Point) {
            let points = [
                .generator, statement.encryptionKey, statement.ephemeralKey, statement.sharedPoint,
                first, second,
            ]
            fields =
                [
                    statement.session.bytes, Self.bytes(statement.dealer),
                    Self.bytes(statement.accuser), statement.dealingDigest.bytes,
                ] + points.map(\.compressed)
        }

        static func bytes(_ index: ParticipantIndex) -> [UInt8] {
            [UInt8(index.value >> 8), UInt8(index.value & 255)]
        }

        func challenge(tag: String = "DKG/v1/dleq") -> Scalar {
            Scalar(reducing: TaggedHash(tag).digest(of: Array(fields.joined())))
        }
    }

    @Test(arguments: [Scalar.one, Scalar(2), Scalar.minusOne])
    func anHonestProofVerifiesWhateverTheNonce(nonce: Scalar) {
        let statement = statement()
        let proof = proof(of: statement, nonce: nonce)
        #expect(proof.isValid(for: statement))
        let other = self.proof(of: statement, nonce: Scalar(3))
        #expect(other != proof)
        #expect(other.isValid(for: statement))
    }

    @Test func anAlteredProofDoesNot() {
        let statement = statement()
        let proof = proof(of: statement)
        let (e, z) = (proof.challenge, proof.response)
        let altered: [(Scalar, Scalar)] = [
            (e + .one, z), (e, z + .one), (e + .one, z + .one), (z, e), (-e, z), (e, -z),
            (.zero, z), (e, .zero), (.zero, .zero), (.minusOne, z), (e, .minusOne),
        ]
        for (challenge, response) in altered {
            let forged = DiscreteLogEqualityProof(challenge: challenge, response: response)
            #expect(!forged.isValid(for: statement), "e \(challenge), z \(response)")
        }
        #expect(DiscreteLogEqualityProof(challenge: e, response: z).isValid(for: statement))
    }

    @Test func aProofIsOfOneStatement() throws {
        let right = statement()
        let proof = proof(of: right)
        let last = try fixture.position(of: ParticipantIndex(5))
        // The same dealer and the same R, and another ciphertext for somebody else.
        let sibling = try fixture.accept(
            fixture.dealing(of: dealer) { draft in
                draft.sealedShares[last] = draft.sealedShares[last].shifted(by: .one)
            }, from: dealer)
        #expect(sibling.ephemeralKey == dealing.ephemeralKey)
        #expect(sibling.digest != dealing.digest)
        let wrong: [(String, ComplaintStatement)] = [
            ("K", statement(sharedPoint: right.sharedPoint + .generator)),
            ("K negated", statement(sharedPoint: -right.sharedPoint)),
            ("K infinity", statement(sharedPoint: .infinity)),
            ("E", statement(encryptionKey: right.encryptionKey + .generator)),
            ("E infinity", statement(encryptionKey: .infinity)),
            ("accuser", statement(accuser: try ParticipantIndex(3))),
            ("session", statement(session: try SessionFixture(.pedersen, name: "second").session)),
            ("digest", statement(dealing: sibling)),
            ("dealer and R", statement(dealing: try fixture.accepted(of: ParticipantIndex(3)))),
        ]
        for (what, statement) in wrong {
            #expect(!proof.isValid(for: statement), "\(what)")
        }
        #expect(proof.isValid(for: statement()))
    }

    @Test(arguments: Transcript.Field.allCases)
    func theVerifierHashesEveryField(field: Transcript.Field) {
        // A prover that knows e_j and is honest but for one field of what it hashes. The equations
        // hold, so that nothing but the challenge can give it away.
        let statement = statement()
        let secret = fixture.sessionKey(of: accuser)
        let nonce = Scalar(7)
        let transcript = Transcript(
            statement, first: nonce.timesGenerator(),
            second: statement.ephemeralKey.multiplied(by: nonce))
        func prove(_ challenge: Scalar) -> DiscreteLogEqualityProof {
            let response = secret.multiplied(by: challenge).adding(nonce).disclosed()
            return DiscreteLogEqualityProof(challenge: challenge, response: response)
        }
        #expect(prove(transcript.challenge()) == proof(of: statement, nonce: nonce))
        #expect(prove(transcript.challenge()).isValid(for: statement))
        #expect(!prove(transcript.challenge(tag: "DKG/v2/dleq")).isValid(for: statement))

        var altered = transcript
        altered.fields[field.rawValue][1] ^= 1
        #expect(!prove(altered.challenge()).isValid(for: statement), "\(field)")
        var missing = transcript
        missing.fields[field.rawValue] = []
        #expect(!prove(missing.challenge()).isValid(for: statement), "\(field)")
    }

    @Test func nonceCommitmentsAtInfinityAreRefused() {
        // With the nonce zero the challenge is that of two infinities, and z = e e_j. Every equation
        // holds; only the rule about infinity refuses it.
        let statement = statement()
        let secret = fixture.sessionKey(of: accuser)
        let forged = proof(of: statement, nonce: .zero)
        let challenge = Transcript(statement, first: .infinity, second: .infinity).challenge()
        #expect(forged.challenge == challenge)
        #expect(forged.response == secret.multiplied(by: challenge).disclosed())
        #expect(
            forged.response.timesGenerator()
                == statement.encryptionKey.multiplied(by: challenge))
        #expect(!forged.isValid(for: statement))
        #expect(proof(of: statement, nonce: .one).isValid(for: statement))
    }

    @Test func oneNonceCommitmentAtInfinityIsRefused() {
        let right = statement()
        let secret = fixture.sessionKey(of: accuser).disclosed()
        let e = Scalar(5)
        // T1 = zG - eE vanishes for z = e e_j; T2 does not if K is another point.
        let other = statement(sharedPoint: right.sharedPoint + .generator)
        let first = DiscreteLogEqualityProof(challenge: e, response: e * secret)
        #expect(!first.isValid(for: other))
        // T2 = zR - eK vanishes for K = (z / e) R; T1 does not.
        let scaled = statement(sharedPoint: right.ephemeralKey.multiplied(by: Scalar(3)))
        let second = DiscreteLogEqualityProof(challenge: e, response: e * Scalar(3))
        #expect(!second.isValid(for: scaled))
        #expect(proof(of: right).isValid(for: right))
    }

    @Test func theSecretMustBeThatOfBothPoints() {
        let right = statement()
        // E belongs to e_j, K to another secret, whichever of the two the prover uses.
        let wrong = statement(sharedPoint: right.ephemeralKey.multiplied(by: Scalar(3)))
        #expect(!proof(of: wrong).isValid(for: wrong))
        let other = DiscreteLogEqualityProof(
            secret: SecretScalar(Scalar(3)), nonce: SecretScalar(Scalar(7)), of: wrong)
        #expect(!other.isValid(for: wrong))
        // With both belonging to it, it is fine.
        let both = statement(
            sharedPoint: wrong.sharedPoint, encryptionKey: Scalar(3).timesGenerator())
        let fine = DiscreteLogEqualityProof(
            secret: SecretScalar(Scalar(3)), nonce: SecretScalar(Scalar(7)), of: both)
        #expect(fine.isValid(for: both))
    }

    @Test func theNonceFollowsFromEverySecretAndEveryFieldOfTheStatement() throws {
        let right = statement()
        func nonce(
            _ statement: ComplaintStatement, seedOf owner: ParticipantIndex? = nil,
            keyOf member: ParticipantIndex? = nil
        ) -> Scalar {
            statement.nonce(
                seed: fixture.seed(of: owner ?? accuser),
                sessionKey: fixture.sessionKey(of: member ?? accuser)
            ).disclosed()
        }
        let second = try SessionFixture(.pedersen, name: "second").session
        let all = [
            nonce(right), nonce(right, seedOf: dealer), nonce(right, keyOf: dealer),
            nonce(statement(sharedPoint: -right.sharedPoint)),
            nonce(statement(accuser: dealer)), nonce(statement(session: second)),
            nonce(statement(dealing: try fixture.accepted(of: accuser))),
            nonce(statement(dealing: try fixture.accepted(of: dealer, wrongFor: accuser))),
        ]
        #expect(Set(all).count == all.count)
        #expect(!all.contains(.zero))
        #expect(nonce(statement()) == all[0])
    }
}
