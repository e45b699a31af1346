import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

/// A proof belongs to one dealer, one session and one content.
@Suite struct DealingProofTests {
    /// What the proof of another dealing, made with the same secrets, differs in.
    enum Difference: CaseIterable {
        case nothing, session, dealer, commitment, ephemeralKeySign, value, blinding, members
    }

    /// Where the proof is wanted: dealer 1 of the first session.
    static func target(_ scheme: CommitmentScheme) throws -> (SessionFixture, Dealing) {
        let fixture = try SessionFixture(scheme)
        return (fixture, try fixture.dealing(of: ParticipantIndex(1)))
    }

    /// A dealing by the same secrets which differs in one thing.
    static func other(_ scheme: CommitmentScheme, _ difference: Difference) throws -> Dealing {
        let fixture = try SessionFixture(scheme)
        let one = try ParticipantIndex(1)
        func prove(
            _ session: DealingSession? = nil, as dealer: ParticipantIndex = one,
            _ change: (inout SessionFixture.Draft) -> Void = { _ in }
        ) throws -> Dealing {
            try fixture.dealing(of: one, provedAs: dealer, in: session, changing: change)
        }
        switch difference {
        case .nothing:
            return try prove()
        case .session:
            return try prove(try SessionFixture(scheme, name: "second").session)
        case .dealer:
            return try prove(as: ParticipantIndex(2))
        case .commitment:
            return try prove { draft in
                var points = draft.commitment.points
                points[2] = .generator
                draft.commitment = DealingCommitment(points: points, scheme: scheme)
            }
        case .ephemeralKeySign:
            // The same x-coordinate, so the same BIP 340 key.
            return try prove { $0.ephemeralKey = -$0.ephemeralKey }
        case .value:
            return try prove { $0.sealedShares[4] = $0.sealedShares[4].shifted(by: .one) }
        case .blinding:
            return try prove { draft in
                let last = draft.sealedShares[4]
                draft.sealedShares[4] = SealedShare(
                    value: last.value, blinding: last.blinding.map { $0 + .one })
            }
        case .members:
            return try prove { $0.sealedShares.swapAt(0, 1) }
        }
    }

    /// Whether the other dealing is the same dealing.
    static func isSame(_ scheme: CommitmentScheme, _ difference: Difference) -> Bool {
        difference == .nothing || (scheme == .feldman && difference == .blinding)
    }

    @Test(arguments: CommitmentScheme.allCases, Difference.allCases)
    func theProofOfTheEphemeralKey(scheme: CommitmentScheme, difference: Difference) throws {
        let (fixture, dealing) = try Self.target(scheme)
        let one = try ParticipantIndex(1)
        let proof = try Self.other(scheme, difference).ephemeralKeyProof
        let moved = dealing.with(ephemeralKeyProof: proof)
        if Self.isSame(scheme, difference) {
            _ = try fixture.accept(moved, from: one)
        } else {
            #expect(throws: DealingError.ephemeralKeyProof) {
                try fixture.accept(moved, from: one)
            }
        }
    }

    @Test(arguments: Difference.allCases)
    func theProofOfTheConstantTerm(difference: Difference) throws {
        let (fixture, dealing) = try Self.target(.feldman)
        let one = try ParticipantIndex(1)
        let proof = try #require(try Self.other(.feldman, difference).constantTermProof)
        let moved = dealing.with(constantTermProof: proof)
        if Self.isSame(.feldman, difference) {
            _ = try fixture.accept(moved, from: one)
        } else {
            #expect(throws: DealingError.constantTermProof) {
                try fixture.accept(moved, from: one)
            }
        }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func aWholeDealingCannotBeMoved(scheme: CommitmentScheme) throws {
        let (fixture, dealing) = try Self.target(scheme)
        let one = try ParticipantIndex(1)
        let second = try SessionFixture(scheme, name: "second")
        #expect(throws: DealingError.ephemeralKeyProof) { try second.accept(dealing, from: one) }
        #expect(throws: DealingError.ephemeralKeyProof) {
            try fixture.accept(dealing, from: ParticipantIndex(2))
        }
        _ = try fixture.accept(dealing, from: one)
        _ = try second.accept(second.dealing(of: one), from: one)
    }

    @Test func aRogueConstantTermIsRefused() throws {
        let fixture = try SessionFixture(.feldman)
        let one = try ParticipantIndex(1)
        // A_0 is chosen so that the sum with another dealer's is a key known to the rogue.
        let two = try fixture.dealing(of: ParticipantIndex(2))
        let rogue = Scalar(5).timesGenerator() - two.commitment.points[0]
        #expect(throws: DealingError.constantTermProof) {
            try fixture.accept(
                fixture.dealing(of: one) { draft in
                    draft.commitment = DealingCommitment(
                        points: [rogue] + draft.commitment.points.dropFirst(), scheme: .feldman)
                }, from: one)
        }
        _ = try fixture.accept(fixture.dealing(of: one) { _ in }, from: one)
    }

    @Test(arguments: CommitmentScheme.allCases)
    func theDigestCoversEverythingButTheProofs(scheme: CommitmentScheme) throws {
        let (fixture, dealing) = try Self.target(scheme)
        let one = try ParticipantIndex(1)
        let digest = dealing.digest(from: one, in: fixture.session)
        for difference in Difference.allCases where difference != .session && difference != .dealer
        {
            let other = try Self.other(scheme, difference)
            let isEqual = other.digest(from: one, in: fixture.session) == digest
            #expect(isEqual == Self.isSame(scheme, difference), "\(difference)")
        }
        let second = try SessionFixture(scheme, name: "second").session
        #expect(dealing.digest(from: one, in: second) != digest)
        #expect(try dealing.digest(from: ParticipantIndex(2), in: fixture.session) != digest)
        let unproved = dealing.with(ephemeralKeyProof: Signature(nonce: .zero, response: .zero))
        #expect(unproved.digest(from: one, in: fixture.session) == digest)
    }
}
