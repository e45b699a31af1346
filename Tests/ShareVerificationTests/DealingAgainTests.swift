import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

/// Dealings of a share that exists, whose constant term everybody knows.
@Suite("Shares that are dealt again")
struct DealingAgainTests {
    private let dealer: ParticipantIndex
    private let stranger: ParticipantIndex

    init() throws {
        dealer = try ParticipantIndex(7)
        stranger = try ParticipantIndex(8)
    }

    private static let share = Scalar(77)

    private func session(
        threshold: Int = 3, receivers: Int = 5, share: Scalar = share
    ) throws -> DealingSession {
        DealingSession(
            id: TaggedHash("test session").digest(of: [1]), threshold: try Threshold(threshold),
            dealingAgain: [
                dealer: share.timesGenerator(), try ParticipantIndex(9): .generator,
            ],
            receivers: try (1...receivers).reversed().map {
                .init(
                    index: try ParticipantIndex($0),
                    encryptionKey: Scalar(UInt64(100 + $0)).timesGenerator())
            },
            ownDealers: [try ParticipantIndex(2): dealer])
    }

    private func secrets(threshold: Int = 3, share: Scalar = share) throws -> DealerSecrets {
        let coefficients = [share] + (1..<max(threshold, 1)).map { Scalar(UInt64(1000 + $0)) }
        return DealerSecrets(
            polynomial: try SecretPolynomial(coefficients), blinding: .feldman,
            ephemeralSecret: SecretScalar(Scalar(31)))
    }

    private func dealing(threshold: Int = 3, share: Scalar = share) throws -> Dealing {
        try secrets(threshold: threshold, share: share).deal(
            as: dealer, in: session(threshold: threshold)
        ) { _ in nil }
    }

    @Test("Roles have indices of their own")
    func roles() throws {
        let session = try session()
        #expect(session.dealers.map(\.value) == [7, 9] && session.dealsAgain)
        #expect(session.receivers.map(\.index.value) == [1, 2, 3, 4, 5])
        #expect(session.statedPointCount == 2)
        let two = try ParticipantIndex(2)
        #expect(session.isOnePerson(dealer: dealer, receiver: two))
        #expect(!session.isOnePerson(dealer: two, receiver: two))
        let new = try SessionFixture(.feldman).session
        #expect(new.isOnePerson(dealer: two, receiver: two) && !new.dealsAgain)
        #expect(!new.isOnePerson(dealer: dealer, receiver: two))
        #expect(new.statedPointCount == 3 && new.constantTerms.isEmpty)
    }

    @Test("A dealing states one point less, and proves nothing of the first", arguments: 1...4)
    func form(threshold: Int) throws {
        let session = try session(threshold: threshold)
        let dealing = try dealing(threshold: threshold)
        #expect(dealing.commitment.points.count == threshold - 1)
        #expect(dealing.constantTermProof == nil)
        // count, points, R, count, sealed shares, one proof.
        #expect(dealing.encoded.count == 2 + 64 * (threshold - 1) + 33 + 2 + 32 * 5 + 64)
        #expect(try Dealing(decoding: dealing.encoded, in: session) == dealing)
        var reader = ByteReader(dealing.encoded)
        let accepted = try #require(AcceptedDealing(decoding: &reader, from: dealer, in: session))
        #expect(try accepted == AcceptedDealing(verifying: dealing, from: dealer, in: session))
        let polynomial = try FeldmanCommitment(to: secrets(threshold: threshold).polynomial)
        #expect(accepted.commitment == .feldman(polynomial))
        var released = accepted
        released.releaseCommitment()
        #expect(released.commitment == .feldman(polynomial))
    }

    @Test("Shares satisfy the equation whose constant term is the old share")
    func equation() throws {
        let session = try session()
        let right = try AcceptedDealing(verifying: dealing(), from: dealer, in: session)
        // Somebody deals another constant term, consistently: everybody sees it.
        let wrong = try AcceptedDealing(
            verifying: secrets(share: Self.share + .one).deal(as: dealer, in: session) { _ in nil },
            from: dealer, in: session)
        for receiver in session.receivers.map(\.index) {
            let key = SecretScalar(Scalar(UInt64(100 + receiver.value)))
            for (accepted, holds) in [(right, true), (wrong, false)] {
                switch accepted.share(of: receiver, sessionKey: key, in: session) {
                case .some(let share):
                    #expect(accepted.commitment.isSatisfied(by: share, at: receiver) == holds)
                case .none: Issue.record("no share for \(receiver)")
                }
            }
        }
    }

    @Test("Another count, a proof too many, a stranger")
    func refused() throws {
        let session = try session()
        let dealing = try dealing()
        func verify(
            _ points: [Point], proof: Signature? = nil, from index: ParticipantIndex? = nil
        ) throws {
            let changed = Dealing(
                commitment: DealingCommitment(points: points, scheme: .feldman),
                ephemeralKey: dealing.ephemeralKey, sealedShares: dealing.sealedShares,
                ephemeralKeyProof: dealing.ephemeralKeyProof, constantTermProof: proof)
            _ = try AcceptedDealing(verifying: changed, from: index ?? dealer, in: session)
        }
        let points = dealing.commitment.points
        #expect(throws: Never.self) { try verify(points) }
        for count in [0, 1, 3] {
            #expect(throws: DealingError.commitmentCount(expected: 2, got: count)) {
                try verify([Point](repeating: .generator, count: count))
            }
        }
        #expect(throws: DealingError.constantTermProof) {
            try verify(points, proof: dealing.ephemeralKeyProof)
        }
        #expect(throws: DealingError.notADealer(stranger)) { try verify(points, from: stranger) }
        #expect(throws: DealingError.ephemeralKeyProof) { try verify([points[1], points[0]]) }
        #expect(throws: DealingError.ephemeralKeyProof) {
            try verify(points, from: ParticipantIndex(9))
        }
    }

    @Test("One commitment too many, or too few, with fitting shares does not decode")
    func otherThresholds() throws {
        for threshold in [2, 4] {
            let bytes = try dealing(threshold: threshold).encoded
            #expect(throws: DecodingError.self) { try Dealing(decoding: bytes, in: session()) }
            var reader = ByteReader(bytes)
            #expect(try AcceptedDealing(decoding: &reader, from: dealer, in: session()) == nil)
        }
    }

    @Test("A dealing of a new key is none, and the reverse")
    func otherForm() throws {
        let fixture = try SessionFixture(.feldman)
        let first = try ParticipantIndex(1)
        let new = try fixture.dealing(of: first).encoded
        #expect(throws: DecodingError.self) { try Dealing(decoding: new, in: session()) }
        let again = try dealing().encoded
        #expect(throws: DecodingError.self) { try Dealing(decoding: again, in: fixture.session) }
    }
}
