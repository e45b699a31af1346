import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@Suite struct ShareOpeningTests {
    /// K_ij, from the dealer's side.
    static func sharedPoint(
        _ fixture: SessionFixture, _ dealer: ParticipantIndex, _ receiver: ParticipantIndex
    ) throws -> Point {
        let key = try #require(fixture.session.encryptionKey(of: receiver))
        return fixture.ephemeralSecret(of: dealer).times(key)
    }

    @Test(arguments: CommitmentScheme.allCases, [[1, 2, 3, 4, 5], [2, 255, 256, 65535]])
    func everyReceiverOpensItsShareAndSoDoesWhoeverKnowsK(
        scheme: CommitmentScheme, members: [Int]
    ) throws {
        let fixture = try SessionFixture(scheme, members: members)
        for dealer in fixture.session.receivers.map(\.index) {
            let accepted = try fixture.accepted(of: dealer)
            for receiver in fixture.session.receivers.map(\.index) {
                let comment = Comment("\(dealer) to \(receiver)")
                let secret = try #require(
                    fixture.share(from: accepted, to: receiver))
                let point = try Self.sharedPoint(fixture, dealer, receiver)
                let opened = accepted.share(
                    of: receiver, sharedPoint: point, in: fixture.session)
                #expect(opened == secret, comment)
                #expect(accepted.commitment.isSatisfied(by: secret, at: receiver), comment)
                let dealt = try fixture.secrets(of: dealer).share(of: receiver).disclosed()
                #expect(secret == dealt, comment)
                #expect((secret.blinding != nil) == (scheme == .pedersen), comment)
            }
        }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func anotherKeyOpensNothing(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let dealer = try ParticipantIndex(1)
        let receiver = try ParticipantIndex(2)
        let accepted = try fixture.accepted(of: dealer)
        func isRight(_ point: Point) throws -> Bool {
            let share = try #require(
                accepted.share(of: receiver, sharedPoint: point, in: fixture.session))
            return accepted.commitment.isSatisfied(by: share, at: receiver)
        }
        let point = try Self.sharedPoint(fixture, dealer, receiver)
        #expect(try isRight(point))
        #expect(try !isRight(-point))
        #expect(try !isRight(point + .generator))
        #expect(try !isRight(.infinity))
        #expect(try !isRight(Self.sharedPoint(fixture, dealer, ParticipantIndex(3))))
        #expect(try !isRight(Self.sharedPoint(fixture, ParticipantIndex(3), receiver)))

        let stranger = try ParticipantIndex(3)
        let wrong = try #require(
            fixture.share(from: accepted, to: receiver, keyOf: stranger))
        #expect(!accepted.commitment.isSatisfied(by: wrong, at: receiver))
    }

    @Test(arguments: CommitmentScheme.allCases)
    func aShareSatisfiesTheEquationOfItsReceiverOnly(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let accepted = try fixture.accepted(of: ParticipantIndex(1))
        let receiver = try ParticipantIndex(2)
        let share = try #require(
            fixture.share(from: accepted, to: receiver))
        for member in fixture.session.receivers {
            let holds = accepted.commitment.isSatisfied(by: share, at: member.index)
            #expect(holds == (member.index == receiver), "at \(member.index)")
        }
        // With the key of 2 the ciphertext of 3 stays closed.
        let three = try ParticipantIndex(3)
        let wrong = try #require(
            fixture.share(from: accepted, to: three, keyOf: receiver))
        #expect(!accepted.commitment.isSatisfied(by: wrong, at: three))
    }

    @Test(arguments: CommitmentScheme.allCases)
    func strangersHaveNoShare(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme, members: [2, 3, 5])
        let accepted = try fixture.accepted(of: ParticipantIndex(2))
        for value in [1, 4, 6, 65535] {
            let stranger = try ParticipantIndex(value)
            let secret = fixture.share(from: accepted, to: stranger)
            #expect(secret == nil, "index \(stranger)")
            let opened = accepted.share(
                of: stranger, sharedPoint: .generator, in: fixture.session)
            #expect(opened == nil, "index \(stranger)")
        }
        let five = try ParticipantIndex(5)
        #expect(accepted.share(of: five, sharedPoint: .generator, in: fixture.session) != nil)
    }

    @Test(arguments: CommitmentScheme.allCases)
    func aLargerSessionIsNoTrap(scheme: CommitmentScheme) throws {
        let small = try SessionFixture(scheme, members: [1, 2, 3])
        let large = try SessionFixture(scheme, members: [1, 2, 3, 4])
        let accepted = try small.accepted(of: ParticipantIndex(1))
        let four = try ParticipantIndex(4)
        #expect(accepted.share(of: four, sharedPoint: .generator, in: large.session) == nil)
        let three = try ParticipantIndex(3)
        #expect(accepted.share(of: three, sharedPoint: .generator, in: large.session) != nil)
    }

    @Test(arguments: CommitmentScheme.allCases)
    func aZeroSessionKeyOpensNothing(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let accepted = try fixture.accepted(of: ParticipantIndex(1))
        let two = try ParticipantIndex(2)
        let none = accepted.share(
            of: two, sessionKey: SecretScalar(Scalar.zero), in: fixture.session)?.disclosed()
        #expect(none == nil)
        let some = accepted.share(
            of: two, sessionKey: SecretScalar(Scalar.one), in: fixture.session)?.disclosed()
        #expect(some != nil)
    }

    @Test(arguments: CommitmentScheme.allCases)
    func aZeroShareIsAccepted(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme, zeroShares: [1: 4])
        let accepted = try fixture.accepted(of: ParticipantIndex(1))
        let four = try ParticipantIndex(4)
        let share = try #require(
            fixture.share(from: accepted, to: four))
        #expect(share.value == .zero)
        #expect(share.blinding == (scheme == .feldman ? nil : .zero))
        #expect(accepted.commitment.isSatisfied(by: share, at: four))

        let wrong = try fixture.accepted(of: ParticipantIndex(1), wrongFor: four)
        let altered = try #require(
            fixture.share(from: wrong, to: four))
        #expect(altered.value == .one)
        #expect(!wrong.commitment.isSatisfied(by: altered, at: four))
    }
}
