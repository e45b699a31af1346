import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

/// What a complaint makes public opens one ciphertext and no other.
@Suite struct RevealedKeyTests {
    /// Whether K opens the ciphertext of a dealing for a receiver.
    static func opens(
        _ point: Point, _ dealing: AcceptedDealing, for receiver: Int, in session: DealingSession
    ) throws -> Bool {
        let receiver = try ParticipantIndex(receiver)
        let share = try #require(dealing.share(of: receiver, sharedPoint: point, in: session))
        return dealing.commitment.isSatisfied(by: share, at: receiver)
    }

    /// K of an honest dealing by 2, as 4's complaint reveals it.
    static func revealed(_ fixture: SessionFixture) throws -> Point {
        let accuser = try ParticipantIndex(4)
        let complaint = Complaint(
            about: try fixture.accepted(of: ParticipantIndex(2)), by: accuser,
            sessionKey: fixture.sessionKey(of: accuser), seed: fixture.seed(of: accuser),
            in: fixture.session)
        return complaint.sharedPoint
    }

    @Test(arguments: CommitmentScheme.allCases)
    func everyDealerAndEveryReceiver(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let point = try Self.revealed(fixture)
        for dealer in 1...5 {
            let dealing = try fixture.accepted(of: ParticipantIndex(dealer))
            for receiver in 1...5 {
                let opens = try Self.opens(point, dealing, for: receiver, in: fixture.session)
                #expect(opens == (dealer == 2 && receiver == 4), "\(dealer) to \(receiver)")
                let own = fixture.sharedPoint(from: dealing, to: try ParticipantIndex(receiver))
                #expect(try Self.opens(own, dealing, for: receiver, in: fixture.session))
            }
        }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func anotherSessionWithTheSameKeys(scheme: CommitmentScheme) throws {
        let first = try SessionFixture(scheme)
        let second = try SessionFixture(scheme, name: "second")
        let two = try ParticipantIndex(2)
        let point = try Self.revealed(first)
        // All secrets are repeated, so even K is the same; the pads still differ.
        #expect(try Self.revealed(second) == point)
        let (here, there) = (try first.accepted(of: two), try second.accepted(of: two))
        #expect(try Self.opens(point, here, for: 4, in: first.session))
        #expect(try !Self.opens(point, here, for: 4, in: second.session))
        #expect(try Self.opens(point, there, for: 4, in: second.session))
        #expect(here.sealedShares[3] != there.sealedShares[3])
    }

    @Test(arguments: CommitmentScheme.allCases)
    func theOtherDirection(scheme: CommitmentScheme) throws {
        // The worst case: participants 2 and 4 deal with their session keys as ephemeral secrets, so
        // that K is the same in both directions.
        let fixture = try SessionFixture(scheme)
        let (two, four) = (try ParticipantIndex(2), try ParticipantIndex(4))
        func accepted(_ dealer: ParticipantIndex) throws -> AcceptedDealing {
            let polynomial = try SecretPolynomial(fixture.coefficients(of: dealer))
            let key = fixture.sessionKey(of: dealer)
            let secrets: DealerSecrets
            if scheme == .pedersen {
                let blinding = try SecretPolynomial(fixture.coefficients("b", of: dealer))
                secrets = DealerSecrets(
                    polynomial: polynomial, blinding: .pedersen(blinding), ephemeralSecret: key)
            } else {
                secrets = DealerSecrets(
                    polynomial: polynomial, blinding: .feldman, ephemeralSecret: key)
            }
            let dealing = try secrets.deal(as: dealer, in: fixture.session) { _ in nil }
            return try fixture.accept(dealing, from: dealer)
        }
        let (there, back) = (try accepted(two), try accepted(four))
        let point = fixture.sharedPoint(from: there, to: four)
        #expect(fixture.sharedPoint(from: back, to: two) == point)
        let session = fixture.session
        #expect(try Self.opens(point, there, for: 4, in: session))
        #expect(try Self.opens(point, back, for: 2, in: session))

        // One pad is the difference of ciphertext and share; it fits the other direction nowhere.
        let opened = try #require(there.share(of: four, sharedPoint: point, in: session))
        let pad = there.sealedShares[3].value - opened.value
        func isRight(_ dealing: AcceptedDealing, for receiver: Int) throws -> Bool {
            let index = try ParticipantIndex(receiver)
            let share = try #require(dealing.share(of: index, sharedPoint: point, in: session))
            let sealed = dealing.sealedShares[receiver - 1]
            return dealing.commitment.isSatisfied(
                by: OpenedShare(value: sealed.value - pad, blinding: share.blinding), at: index)
        }
        #expect(try isRight(there, for: 4))
        #expect(try !isRight(back, for: 2))
    }

    @Test func thePadOfTheShareIsNotThatOfItsBlinding() throws {
        let fixture = try SessionFixture(.pedersen)
        let four = try ParticipantIndex(4)
        let dealing = try fixture.accepted(of: ParticipantIndex(2))
        let share = try #require(fixture.share(from: dealing, to: four))
        let sealed = dealing.sealedShares[3]
        let blinding = try #require(sealed.blinding)
        let pad = sealed.value - share.value
        #expect(share.blinding != blinding - pad)
        let second = try #require(share.blinding)
        #expect(dealing.commitment.isSatisfied(by: share, at: four))
        #expect(second != share.value)
    }
}
