import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

/// What holds for both commitments, and for each of them alone.
@Suite struct CommitmentTests {
    static let indices: [UInt16] = [1, 2, 255, 65535]

    /// The sum of points[k] index^k with powers multiplied out, and no Horner's rule.
    static func plainValue(_ points: [Point], at index: UInt16) -> Point {
        var power = Scalar.one
        var sum = Point.infinity
        for point in points {
            sum = sum + point.multiplied(by: power)
            power = power * Scalar(UInt64(index))
        }
        return sum
    }

    @Test(arguments: [1, 2, 6], [UInt64(1), 2, 3])
    func evaluatedFeldmanCommitmentsCommitToTheShare(count: Int, seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let polynomial = try SecretPolynomial(random.scalars(count))
        let commitment = FeldmanCommitment(to: polynomial)
        for value in Self.indices {
            let index = try ParticipantIndex(value)
            let share = polynomial.share(of: index)
            let expected = share.timesGenerator()
            #expect(commitment.evaluated(at: index) == expected, "index \(index)")
            let plain = Self.plainValue(commitment.points, at: value)
            #expect(commitment.evaluated(at: index) == plain, "index \(index)")
            let next = share.adding(.one).timesGenerator()
            #expect(commitment.evaluated(at: index) != next, "index \(index)")
        }
    }

    @Test(arguments: [1, 2, 6], [UInt64(1), 2, 3])
    func evaluatedPedersenCommitmentsCommitToBothShares(count: Int, seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let polynomial = try SecretPolynomial(random.scalars(count))
        let blinding = try SecretPolynomial(random.scalars(count))
        let commitment = PedersenCommitment(to: polynomial, blinding: blinding)
        for value in Self.indices {
            let index = try ParticipantIndex(value)
            let share = polynomial.share(of: index)
            let other = blinding.share(of: index)
            let expected = PedersenCommitment.commit(share, blinding: other)
            let exchanged = PedersenCommitment.commit(other, blinding: share)
            #expect(commitment.evaluated(at: index) == expected, "index \(index)")
            let plain = Self.plainValue(commitment.points, at: value)
            #expect(commitment.evaluated(at: index) == plain, "index \(index)")
            #expect(commitment.evaluated(at: index) != exchanged, "index \(index)")
        }
    }

    @Test(arguments: [UInt64(1), 2])
    func committingIsCoefficientTimesGenerator(seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let (a, b) = (random.scalars(4), random.scalars(4))
        let feldman = FeldmanCommitment(to: try SecretPolynomial(a))
        #expect(feldman.points == a.map { Point.generator.multiplied(by: $0) })
        #expect(feldman.constantTerm == feldman.points[0])
        #expect(feldman == FeldmanCommitment(to: PublicPolynomial(coefficients: a)))
        #expect(feldman != FeldmanCommitment(to: PublicPolynomial(coefficients: b)))

        let pedersen = PedersenCommitment(
            to: try SecretPolynomial(a), blinding: try SecretPolynomial(b))
        let expected = zip(a, b).map {
            Point.generator.multiplied(by: $0) + Point.pedersenGenerator.multiplied(by: $1)
        }
        #expect(pedersen.points == expected)
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func commitmentsAreHomomorphic(seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let (a, b, c, d) = (
            random.scalars(3), random.scalars(3), random.scalars(3), random.scalars(3)
        )
        func sum(_ x: [Scalar], _ y: [Scalar]) -> [Scalar] { zip(x, y).map { $0 + $1 } }

        let feldman = FeldmanCommitment.sum(of: [
            FeldmanCommitment(to: try SecretPolynomial(a)),
            FeldmanCommitment(to: try SecretPolynomial(c)),
        ])
        #expect(feldman == FeldmanCommitment(to: try SecretPolynomial(sum(a, c))))
        #expect(feldman != FeldmanCommitment(to: try SecretPolynomial(sum(a, d))))

        let pedersen = PedersenCommitment.sum(of: [
            PedersenCommitment(to: try SecretPolynomial(a), blinding: try SecretPolynomial(b)),
            PedersenCommitment(to: try SecretPolynomial(c), blinding: try SecretPolynomial(d)),
        ])
        #expect(
            pedersen
                == PedersenCommitment(
                    to: try SecretPolynomial(sum(a, c)), blinding: try SecretPolynomial(sum(b, d))))
        #expect(
            pedersen
                != PedersenCommitment(
                    to: try SecretPolynomial(sum(a, c)), blinding: try SecretPolynomial(sum(b, a))))
    }

    @Test func sumsOfDifferentLengthsPadWithInfinity() throws {
        let (one, two) = (Scalar.one.timesGenerator(), Scalar(2).timesGenerator())
        let short = FeldmanCommitment(points: [one])
        let long = FeldmanCommitment(points: [two, two, two])
        let expected = [Scalar(3).timesGenerator(), two, two]
        #expect(FeldmanCommitment.sum(of: [short, long]).points == expected)
        #expect(FeldmanCommitment.sum(of: [long, short]).points == expected)
        #expect(FeldmanCommitment.sum(of: [long, FeldmanCommitment(points: [])]) == long)
        #expect(FeldmanCommitment.sum(of: [long]) == long)
        let index = try ParticipantIndex(7)
        #expect(
            FeldmanCommitment.sum(of: [short, long]).evaluated(at: index)
                == short.evaluated(at: index) + long.evaluated(at: index))
    }

    @Test func sumsOfNothingAreEmpty() throws {
        #expect(FeldmanCommitment.sum(of: []).points.isEmpty)
        #expect(PedersenCommitment.sum(of: []).points.isEmpty)
        #expect(FeldmanCommitment(points: []).constantTerm == .infinity)
        #expect(FeldmanCommitment(points: []).evaluated(at: try ParticipantIndex(1)) == .infinity)
    }

    @Test func sumsThatCancelAreInfinity() {
        let point = Scalar(9).timesGenerator()
        let sum = FeldmanCommitment.sum(of: [
            FeldmanCommitment(points: [point, point]), FeldmanCommitment(points: [-point, point]),
        ])
        #expect(sum.points == [.infinity, point + point])
        #expect(sum.constantTerm.isInfinity)
    }

    @Test func zeroCoefficientsCommitToInfinity() throws {
        let zeros = try SecretPolynomial([.zero, .zero, .zero])
        let mixed = try SecretPolynomial([.zero, .one, .zero])
        let index = try ParticipantIndex(65535)
        let feldman = FeldmanCommitment(to: zeros)
        #expect(feldman.points == [.infinity, .infinity, .infinity])
        #expect(feldman.evaluated(at: index) == .infinity)
        #expect(FeldmanCommitment(to: mixed).points == [.infinity, .generator, .infinity])
        #expect(
            FeldmanCommitment(to: mixed).evaluated(at: index)
                == Scalar(65535).timesGenerator())
        #expect(PedersenCommitment(to: zeros, blinding: zeros).points == feldman.points)
        #expect(
            PedersenCommitment(to: mixed, blinding: mixed).points
                == [.infinity, .generator + .pedersenGenerator, .infinity])
        #expect(
            PedersenCommitment(to: zeros, blinding: mixed).points
                == [.infinity, .pedersenGenerator, .infinity])
    }

    @Test func aValueThatVanishesIsInfinity() throws {
        var random = SeededRandomSource(seed: 8)
        for value in Self.indices {
            let index = try ParticipantIndex(value)
            let polynomial = try SecretPolynomial(random.scalars(3).withRoot(at: index))
            let commitment = FeldmanCommitment(to: polynomial)
            #expect(commitment.evaluated(at: index).isInfinity, "index \(index)")
            #expect(!commitment.evaluated(at: try ParticipantIndex(value ^ 8)).isInfinity)
        }
    }

    @Test("A public value has the commitment that it has as a secret")
    func publicValues() {
        var source = SeededRandomSource(seed: 77)
        let scalars = [Scalar.zero, .one, -.one] + source.scalars(3)
        for value in scalars {
            for blinding in scalars {
                let expected = PedersenCommitment.commit(
                    SecretScalar(value), blinding: SecretScalar(blinding))
                #expect(PedersenCommitment.commit(value, blinding: blinding) == expected)
            }
        }
    }
}
