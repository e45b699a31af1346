import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@Suite struct DealerSecretsTests {
    static func secrets(
        _ scheme: CommitmentScheme, a: [Scalar], ephemeralSecret: Scalar = Scalar(9)
    ) throws -> DealerSecrets {
        guard scheme == .pedersen else {
            return DealerSecrets(
                polynomial: try SecretPolynomial(a), blinding: .feldman,
                ephemeralSecret: SecretScalar(ephemeralSecret))
        }
        return DealerSecrets(
            polynomial: try SecretPolynomial(a),
            blinding: .pedersen(try SecretPolynomial([Scalar(11), Scalar(12), Scalar(13)])),
            ephemeralSecret: SecretScalar(ephemeralSecret))
    }

    static func deal(_ secrets: borrowing DealerSecrets, _ fixture: SessionFixture) throws
        -> Dealing
    {
        try secrets.deal(as: ParticipantIndex(1), in: fixture.session) { _ in nil }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func theKindOfCommitmentFollowsFromTheBlinding(scheme: CommitmentScheme) throws {
        let a = [Scalar(1), Scalar(2), Scalar(3)]
        let secrets = try Self.secrets(scheme, a: a)
        switch secrets.commitment() {
        case .feldman(let commitment):
            #expect(scheme == .feldman)
            #expect(commitment == FeldmanCommitment(to: PublicPolynomial(coefficients: a)))
        case .pedersen(let commitment):
            #expect(scheme == .pedersen)
            let b = try SecretPolynomial([Scalar(11), Scalar(12), Scalar(13)])
            #expect(commitment == PedersenCommitment(to: try SecretPolynomial(a), blinding: b))
        }
        let share = secrets.share(of: try ParticipantIndex(2)).disclosed()
        #expect(share.value == Scalar(1 + 4 + 12))
        #expect(share.blinding == (scheme == .feldman ? nil : Scalar(11 + 24 + 52)))
    }

    @Test(arguments: CommitmentScheme.allCases)
    func aZeroEphemeralSecretMakesNoDealing(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let a = [Scalar(1), Scalar(2), Scalar(3)]
        #expect(throws: ScalarError.zero) {
            try Self.deal(Self.secrets(scheme, a: a, ephemeralSecret: .zero), fixture)
        }
        _ = try Self.deal(Self.secrets(scheme, a: a, ephemeralSecret: .one), fixture)
    }

    @Test func aZeroConstantTermCanBeProvedByNobody() throws {
        let zero = [Scalar.zero, Scalar(2), Scalar(3)]
        let feldman = try SessionFixture(.feldman)
        #expect(throws: ScalarError.zero) {
            try Self.deal(Self.secrets(.feldman, a: zero), feldman)
        }
        _ = try Self.deal(Self.secrets(.feldman, a: [.one, Scalar(2), Scalar(3)]), feldman)
        // The Pedersen scheme hides it until extraction.
        let pedersen = try SessionFixture(.pedersen)
        let one = try ParticipantIndex(1)
        let dealing = try Self.deal(Self.secrets(.pedersen, a: zero), pedersen)
        _ = try pedersen.accept(dealing, from: one)
    }

    @Test func proofsAreFunctionsOfTheAuxiliaryRandomness() throws {
        let fixture = try SessionFixture(.feldman)
        let one = try ParticipantIndex(1)
        let secrets = try fixture.secrets(of: one)
        var asked: [Digest] = []
        let none = try secrets.deal(as: one, in: fixture.session) { _ in nil }
        let zeros = try secrets.deal(as: one, in: fixture.session) { message in
            asked.append(message)
            return SecretBytes(copying: [UInt8](repeating: 0, count: 32))
        }
        let ones = try secrets.deal(as: one, in: fixture.session) { _ in
            SecretBytes(copying: [UInt8](repeating: 1, count: 32))
        }
        #expect(none == zeros)
        #expect(Set(asked).count == 2)
        #expect(ones.ephemeralKeyProof != none.ephemeralKeyProof)
        #expect(ones.constantTermProof != none.constantTermProof)
        #expect(
            ones.with(
                ephemeralKeyProof: none.ephemeralKeyProof,
                constantTermProof: none.constantTermProof) == none)
        _ = try fixture.accept(ones, from: one)
    }

    @Test func sharesBecomeSecretAndPublicAgain() {
        for blinding in [nil, Scalar(4)] {
            let opened = OpenedShare(value: Scalar(3), blinding: blinding)
            #expect(SecretShare(opened).disclosed() == opened)
            #expect(opened != OpenedShare(value: Scalar(3), blinding: Scalar(5)))
        }
    }
}
