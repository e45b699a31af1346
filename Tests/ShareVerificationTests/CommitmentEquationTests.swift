import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@Suite struct CommitmentEquationTests {
    static let indices = [1, 2, 255, 65535]

    /// All ways to ask whether a pair satisfies a Pedersen commitment; they must agree.
    static func answer(
        _ commitment: PedersenCommitment, _ share: Scalar, _ blinding: Scalar,
        at index: ParticipantIndex
    ) -> Set<Bool> {
        let opened = OpenedShare(value: share, blinding: blinding)
        let dealing = DealingCommitment.pedersen(commitment)
        return [
            commitment.isSatisfied(by: share, blinding: blinding, at: index),
            commitment.isSatisfied(
                by: SecretScalar(share), blinding: SecretScalar(blinding), at: index),
            dealing.isSatisfied(by: opened, at: index),
            dealing.isSatisfied(by: SecretShare(opened), at: index),
        ]
    }

    /// All ways to ask whether a share satisfies a Feldman commitment.
    static func answer(
        _ commitment: FeldmanCommitment, _ share: Scalar, at index: ParticipantIndex
    ) -> Set<Bool> {
        let opened = OpenedShare(value: share, blinding: nil)
        let dealing = DealingCommitment.feldman(commitment)
        return [
            commitment.isSatisfied(by: share, at: index),
            commitment.isSatisfied(by: SecretScalar(share), at: index),
            dealing.isSatisfied(by: opened, at: index),
            dealing.isSatisfied(by: SecretShare(opened), at: index),
        ]
    }

    @Test(arguments: indices, [UInt64(1), 2])
    func equationF(value: Int, seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let coefficients = random.scalars(3)
        let commitment = FeldmanCommitment(to: PublicPolynomial(coefficients: coefficients))
        let index = try ParticipantIndex(value)
        let share = coefficients.value(at: index.value)
        #expect(Self.answer(commitment, share, at: index) == [true])
        #expect(Self.answer(commitment, share + .one, at: index) == [false])
        #expect(Self.answer(commitment, -share, at: index) == [false])
        #expect(Self.answer(commitment, .zero, at: index) == [false])
        #expect(Self.answer(commitment, share, at: try ParticipantIndex(77)) == [false])
        for k in 0..<3 {
            var points = commitment.points
            points[k] = points[k] + .generator
            let other = FeldmanCommitment(points: points)
            #expect(Self.answer(other, share, at: index) == [false])
        }
    }

    @Test(arguments: indices, [UInt64(1), 2])
    func equationP(value: Int, seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let (a, b) = (random.scalars(3), random.scalars(3))
        let commitment = PedersenCommitment(
            to: try SecretPolynomial(a), blinding: try SecretPolynomial(b))
        let index = try ParticipantIndex(value)
        let (share, blinding) = (a.value(at: index.value), b.value(at: index.value))
        #expect(Self.answer(commitment, share, blinding, at: index) == [true])
        #expect(Self.answer(commitment, share + .one, blinding, at: index) == [false])
        #expect(Self.answer(commitment, share, blinding + .one, at: index) == [false])
        #expect(Self.answer(commitment, share + .one, blinding - .one, at: index) == [false])
        #expect(Self.answer(commitment, blinding, share, at: index) == [false])
        #expect(Self.answer(commitment, .zero, .zero, at: index) == [false])
        #expect(Self.answer(commitment, share, blinding, at: try ParticipantIndex(77)) == [false])
        for k in 0..<3 {
            var points = commitment.points
            points[k] = points[k] + .pedersenGenerator
            let other = PedersenCommitment(points: points)
            #expect(Self.answer(other, share, blinding, at: index) == [false])
        }
    }

    @Test(arguments: indices)
    func aZeroShareWithInfinityOnTheRight(value: Int) throws {
        var random = SeededRandomSource(seed: 3)
        let index = try ParticipantIndex(value)
        let (a, b) = (random.scalars(3).withRoot(at: index), random.scalars(3).withRoot(at: index))

        let feldman = FeldmanCommitment(to: PublicPolynomial(coefficients: a))
        #expect(feldman.evaluated(at: index).isInfinity)
        #expect(feldman.points.allSatisfy { !$0.isInfinity })
        #expect(Self.answer(feldman, .zero, at: index) == [true])
        #expect(Self.answer(feldman, .one, at: index) == [false])
        #expect(Self.answer(feldman, .zero, at: try ParticipantIndex(77)) == [false])

        let pedersen = PedersenCommitment(
            to: try SecretPolynomial(a), blinding: try SecretPolynomial(b))
        #expect(pedersen.evaluated(at: index).isInfinity)
        #expect(Self.answer(pedersen, .zero, .zero, at: index) == [true])
        #expect(Self.answer(pedersen, .one, .zero, at: index) == [false])
        #expect(Self.answer(pedersen, .zero, .one, at: index) == [false])
        #expect(Self.answer(pedersen, .zero, .zero, at: try ParticipantIndex(77)) == [false])
    }

    @Test func oneHalfOfAPairMayBeZero() throws {
        var random = SeededRandomSource(seed: 4)
        let index = try ParticipantIndex(6)
        let (root, other) = (random.scalars(3).withRoot(at: index), random.scalars(3))
        let value = other.value(at: 6)
        let zeroShare = PedersenCommitment(
            to: try SecretPolynomial(root), blinding: try SecretPolynomial(other))
        #expect(Self.answer(zeroShare, .zero, value, at: index) == [true])
        #expect(Self.answer(zeroShare, value, .zero, at: index) == [false])
        let zeroBlinding = PedersenCommitment(
            to: try SecretPolynomial(other), blinding: try SecretPolynomial(root))
        #expect(Self.answer(zeroBlinding, value, .zero, at: index) == [true])
        #expect(Self.answer(zeroBlinding, .zero, value, at: index) == [false])
    }

    @Test func aPedersenShareWithoutBlindingSatisfiesNothing() throws {
        let index = try ParticipantIndex(2)
        let a = try SecretPolynomial([.one, .one])
        let b = try SecretPolynomial([.zero, .zero])
        let commitment = DealingCommitment.pedersen(PedersenCommitment(to: a, blinding: b))
        let half = OpenedShare(value: Scalar(3), blinding: nil)
        #expect(!commitment.isSatisfied(by: half, at: index))
        let isSatisfied = commitment.isSatisfied(by: SecretShare(half), at: index)
        #expect(!isSatisfied)
        let whole = OpenedShare(value: Scalar(3), blinding: .zero)
        #expect(commitment.isSatisfied(by: whole, at: index))
    }

    @Test func aFeldmanCommitmentIsSatisfiedByNoPedersenShare() throws {
        let index = try ParticipantIndex(2)
        let commitment = DealingCommitment.feldman(
            FeldmanCommitment(to: try SecretPolynomial([.one, .one])))
        let pair = OpenedShare.pedersen(Scalar(3), blinding: .zero)
        #expect(!commitment.isSatisfied(by: pair, at: index))
        let isSatisfied = commitment.isSatisfied(by: SecretShare(pair), at: index)
        #expect(!isSatisfied)
        #expect(commitment.isSatisfied(by: OpenedShare.feldman(Scalar(3)), at: index))
    }
}
