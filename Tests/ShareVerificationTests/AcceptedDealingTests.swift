import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

/// Each public rule of a dealing, and the dealing that keeps it.
@Suite struct AcceptedDealingTests {
    static func flipped(_ signature: Signature, at position: Int) throws -> Signature {
        var bytes = signature.bytes
        bytes[position] ^= 1
        return try #require(Signature(bytes))
    }

    @Test(arguments: CommitmentScheme.allCases)
    func anHonestDealingIsAcceptedAsItIs(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        for member in fixture.session.receivers {
            let dealing = try fixture.dealing(of: member.index)
            let accepted = try fixture.accept(dealing, from: member.index)
            #expect(accepted.dealer == member.index)
            #expect(accepted.commitment == dealing.commitment)
            #expect(accepted.ephemeralKey == dealing.ephemeralKey)
            #expect(accepted.sealedShares == dealing.sealedShares)
            #expect(accepted.digest == dealing.digest(from: member.index, in: fixture.session))
        }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func theDealerIsAMember(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme, members: [1, 2, 4])
        // A stranger deals to everybody, and proves it well.
        for stranger in [3, 5, 65535] {
            let stranger = try ParticipantIndex(stranger)
            let dealing = try fixture.dealing(of: stranger)
            #expect(throws: DealingError.notADealer(stranger)) {
                try fixture.accept(dealing, from: stranger)
            }
        }
        let four = try ParticipantIndex(4)
        _ = try fixture.accept(fixture.dealing(of: four), from: four)
    }

    @Test(arguments: CommitmentScheme.allCases)
    func whoReceivesNeedNotDeal(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme, members: [1, 2, 4])
        let (one, two, four) = (
            try ParticipantIndex(1), try ParticipantIndex(2), try ParticipantIndex(4)
        )
        let session = DealingSession(
            id: fixture.session.id, scheme: scheme, threshold: fixture.session.threshold,
            dealers: [four, one, four], receivers: fixture.session.receivers)
        #expect(session.dealers == [one, four] && session.receivers == fixture.session.receivers)
        #expect(session.isDealer(one) && session.isDealer(four) && !session.isDealer(two))
        for dealer in session.dealers {
            _ = try AcceptedDealing(
                verifying: fixture.dealing(of: dealer), from: dealer, in: session)
        }
        #expect(throws: DealingError.notADealer(two)) {
            try AcceptedDealing(verifying: fixture.dealing(of: two), from: two, in: session)
        }
    }

    @Test func theSchemeIsThatOfTheSession() throws {
        let one = try ParticipantIndex(1)
        let feldman = try SessionFixture(.feldman)
        let pedersen = try SessionFixture(.pedersen)
        #expect(throws: DealingError.scheme(expected: .pedersen)) {
            try pedersen.accept(feldman.dealing(of: one), from: one)
        }
        #expect(throws: DealingError.scheme(expected: .feldman)) {
            try feldman.accept(pedersen.dealing(of: one), from: one)
        }
        _ = try feldman.accept(feldman.dealing(of: one), from: one)
        _ = try pedersen.accept(pedersen.dealing(of: one), from: one)
    }

    @Test(arguments: CommitmentScheme.allCases, [0, 1, 2, 3, 4, 5])
    func thereAreAsManyCommitmentsAsCoefficients(scheme: CommitmentScheme, count: Int) throws {
        let fixture = try SessionFixture(scheme)
        let one = try ParticipantIndex(1)
        let dealing = try fixture.dealing(of: one) { draft in
            var points = draft.commitment.points
            while points.count < count { points.append(.generator) }
            draft.commitment = DealingCommitment(
                points: Array(points.prefix(count)), scheme: scheme)
        }
        if count == 3 {
            _ = try fixture.accept(dealing, from: one)
            return
        }
        #expect(throws: DealingError.commitmentCount(expected: 3, got: count)) {
            try fixture.accept(dealing, from: one)
        }
    }

    @Test(arguments: CommitmentScheme.allCases, [0, 4, 5, 6])
    func thereAreAsManySealedSharesAsMembers(scheme: CommitmentScheme, count: Int) throws {
        let fixture = try SessionFixture(scheme)
        let one = try ParticipantIndex(1)
        let dealing = try fixture.dealing(of: one) { draft in
            while draft.sealedShares.count < count {
                draft.sealedShares.append(draft.sealedShares[0])
            }
            draft.sealedShares = Array(draft.sealedShares.prefix(count))
        }
        if count == 5 {
            _ = try fixture.accept(dealing, from: one)
            return
        }
        #expect(throws: DealingError.sealedShareCount(expected: 5, got: count)) {
            try fixture.accept(dealing, from: one)
        }
    }

    @Test(arguments: CommitmentScheme.allCases, 0..<5)
    func everySealedShareHasItsHalves(scheme: CommitmentScheme, position: Int) throws {
        let fixture = try SessionFixture(scheme)
        let one = try ParticipantIndex(1)
        func dealing(blinding: Scalar?) throws -> Dealing {
            try fixture.dealing(of: one) { draft in
                draft.sealedShares[position] = SealedShare(value: .one, blinding: blinding)
            }
        }
        let wrong: Scalar? = scheme == .feldman ? .one : nil
        let right: Scalar? = scheme == .feldman ? nil : .one
        #expect(throws: DealingError.sealedShareCount(expected: 5, got: 4)) {
            try fixture.accept(dealing(blinding: wrong), from: one)
        }
        _ = try fixture.accept(dealing(blinding: right), from: one)
    }

    @Test(arguments: CommitmentScheme.allCases)
    func aSuperfluousHalfIsCounted(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let one = try ParticipantIndex(1)
        // Five complete sealed shares, and one more that is not.
        let dealing = try fixture.dealing(of: one) { draft in
            draft.sealedShares.append(
                SealedShare(value: .one, blinding: scheme == .feldman ? .one : nil))
        }
        #expect(throws: DealingError.sealedShareCount(expected: 5, got: 6)) {
            try fixture.accept(dealing, from: one)
        }
        _ = try fixture.accept(fixture.dealing(of: one) { _ in }, from: one)
    }

    @Test(arguments: CommitmentScheme.allCases, 0..<3)
    func noCommitmentIsInfinity(scheme: CommitmentScheme, k: Int) throws {
        let fixture = try SessionFixture(scheme)
        let one = try ParticipantIndex(1)
        func dealing(_ point: Point) throws -> Dealing {
            try fixture.dealing(of: one) { draft in
                var points = draft.commitment.points
                points[k] = point
                draft.commitment = DealingCommitment(points: points, scheme: scheme)
            }
        }
        #expect(throws: DealingError.infinity) {
            try fixture.accept(dealing(.infinity), from: one)
        }
        // Another point is no public fault, except that nobody knows the logarithm of this A_0.
        if scheme == .feldman && k == 0 {
            #expect(throws: DealingError.constantTermProof) {
                try fixture.accept(dealing(.pedersenGenerator), from: one)
            }
        } else {
            _ = try fixture.accept(dealing(.pedersenGenerator), from: one)
        }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func theEphemeralKeyIsNotInfinityAndProved(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let one = try ParticipantIndex(1)
        let two = try ParticipantIndex(2)
        func dealing(_ key: Point) throws -> Dealing {
            try fixture.dealing(of: one) { $0.ephemeralKey = key }
        }
        #expect(throws: DealingError.infinity) {
            try fixture.accept(dealing(.infinity), from: one)
        }
        // Another dealer's key, and one at a known distance of it, cannot be proved.
        let borrowed = fixture.ephemeralSecret(of: two).timesGenerator()
        for key in [borrowed, borrowed + .generator, .generator] {
            #expect(throws: DealingError.ephemeralKeyProof) {
                try fixture.accept(dealing(key), from: one)
            }
        }
        let own = fixture.ephemeralSecret(of: one).timesGenerator()
        _ = try fixture.accept(dealing(own), from: one)
    }

    @Test(arguments: CommitmentScheme.allCases, [0, 31, 32, 63])
    func alteredProofsAreRefused(scheme: CommitmentScheme, position: Int) throws {
        let fixture = try SessionFixture(scheme)
        let one = try ParticipantIndex(1)
        let dealing = try fixture.dealing(of: one)
        let altered = try Self.flipped(dealing.ephemeralKeyProof, at: position)
        #expect(throws: DealingError.ephemeralKeyProof) {
            try fixture.accept(dealing.with(ephemeralKeyProof: altered), from: one)
        }
        _ = try fixture.accept(dealing, from: one)
        guard let proof = dealing.constantTermProof else { return }
        let second = try Self.flipped(proof, at: position)
        #expect(throws: DealingError.constantTermProof) {
            try fixture.accept(dealing.with(constantTermProof: second), from: one)
        }
    }

    @Test func theConstantTermIsProvedInTheFeldmanSchemeAndOnlyThere() throws {
        let one = try ParticipantIndex(1)
        let feldman = try SessionFixture(.feldman)
        let dealing = try feldman.dealing(of: one)
        #expect(throws: DealingError.constantTermProof) {
            try feldman.accept(dealing.with(constantTermProof: .some(nil)), from: one)
        }
        #expect(throws: DealingError.constantTermProof) {
            let proof = dealing.ephemeralKeyProof
            _ = try feldman.accept(dealing.with(constantTermProof: proof), from: one)
        }
        _ = try feldman.accept(dealing, from: one)

        let pedersen = try SessionFixture(.pedersen)
        let blinded = try pedersen.dealing(of: one)
        #expect(throws: DealingError.constantTermProof) {
            let proof = blinded.ephemeralKeyProof
            _ = try pedersen.accept(blinded.with(constantTermProof: proof), from: one)
        }
        _ = try pedersen.accept(blinded, from: one)
    }

    @Test(arguments: CommitmentScheme.allCases)
    func twoAreEqualIfEverythingButTheProofsIs(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let one = try ParticipantIndex(1)
        let two = try ParticipantIndex(2)
        let accepted = try fixture.accepted(of: one)
        let proved = try fixture.secrets(of: one).deal(as: one, in: fixture.session) { _ in
            SecretBytes(copying: [UInt8](repeating: 1, count: 32))
        }
        #expect(try proved.encoded != fixture.dealing(of: one).encoded)
        let again = try fixture.accept(proved, from: one)
        #expect(accepted == again)
        #expect(accepted.hashValue == again.hashValue)

        // Another share in it, the same content of another dealer, and another session.
        let others = [
            try fixture.accepted(of: one, wrongFor: two),
            try fixture.accept(
                fixture.dealing(of: one, provedAs: two) { _ in }, from: two),
            try SessionFixture(scheme, name: "second").accepted(of: one),
        ]
        for other in others { #expect(accepted != other) }
        #expect(Set([accepted, again] + others).count == 4)
    }
}
