import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

@Suite struct InterpolationTests {
    static func indices(_ values: [Int]) throws -> [ParticipantIndex] {
        try values.map { try ParticipantIndex($0) }
    }

    static func vector(_ values: [Scalar]) -> SecretScalarVector {
        SecretScalarVector(count: values.count) { SecretScalar(values[$0]) }
    }

    @Test func nothingCannotBeInterpolated() throws {
        #expect(throws: InterpolationError.noShares) {
            try Interpolation.lagrangeCoefficients(of: [])
        }
        #expect(throws: InterpolationError.noShares) { try Interpolation.polynomial(through: []) }
        #expect(throws: InterpolationError.noShares) {
            _ = try Interpolation.secret(of: [], shares: Self.vector([]))
        }
        let single = try Self.indices([7])
        #expect(try Interpolation.lagrangeCoefficients(of: single) == [.one])
    }

    @Test func oneIndexTwiceIsRefused() throws {
        let seven = try ParticipantIndex(7)
        let duplicate = InterpolationError.duplicate(index: seven)
        let indices = try Self.indices([7, 3, 7])
        #expect(throws: duplicate) { try Interpolation.lagrangeCoefficients(of: indices, at: 2) }
        #expect(throws: duplicate) {
            // Refused although both shares say the same.
            try Interpolation.polynomial(through: [(seven, Scalar.one), (seven, Scalar.one)])
        }
        #expect(throws: duplicate) {
            _ = try Interpolation.secret(of: indices, shares: Self.vector([.one, .one, .one]))
        }
        let distinct = try Self.indices([7, 3, 8])
        let weights = try Interpolation.lagrangeCoefficients(of: distinct, at: 2)
        #expect(weights.count == 3)
    }

    @Test(arguments: [0, 1, 3])
    func eachIndexNeedsOneShare(count: Int) throws {
        let indices = try Self.indices([1, 2])
        let shares = [Scalar](repeating: .one, count: count)
        #expect(throws: InterpolationError.count(indices: 2, shares: count)) {
            _ = try Interpolation.secret(of: indices, shares: Self.vector(shares))
        }
        // One of many polynomials, too.
        #expect(throws: InterpolationError.count(indices: 2, shares: count)) {
            _ = try Interpolation.polynomials(at: indices, through: [[.one, .one], shares])
        }
        let secret = try Interpolation.secret(of: indices, shares: Self.vector([.one, .one]))
        #expect(secret.disclosed() == .one)
    }

    @Test func sharesAtScalarsGiveTheSameSecret() throws {
        let values = [Scalar.one, Scalar(5), Scalar(11)]
        let indices = try Self.indices([7, 3, 300])
        let byIndex = try Interpolation.secret(of: indices, shares: Self.vector(values))
        let points = [Scalar(7), Scalar(3), Scalar(300)]
        switch Interpolation.secret(ofPoints: points, shares: Self.vector(values)) {
        case .some(let secret): #expect(secret.disclosed() == byIndex.disclosed())
        case .none: Issue.record("no secret")
        }
        // Equal points, none, and another number of them than of shares.
        for (points, count) in [
            ([Scalar(7), Scalar(7)], 2), ([], 0), ([Scalar(7)], 2), ([Scalar(7), Scalar(3)], 1),
        ] {
            let shares = Self.vector([Scalar](repeating: .one, count: count))
            switch Interpolation.secret(ofPoints: points, shares: shares) {
            case .some: Issue.record("\(points.count) points, \(count) shares")
            case .none: break
            }
        }
    }

    @Test(arguments: [[1], [1, 2], [5, 1, 9], [65535, 1, 2, 300]])
    func atAMemberTheWeightsAreOneAndZeros(values: [Int]) throws {
        let indices = try Self.indices(values)
        for (position, index) in indices.enumerated() {
            let weights = try Interpolation.lagrangeCoefficients(of: indices, at: index.value)
            let expected = indices.indices.map { $0 == position ? Scalar.one : .zero }
            #expect(weights == expected, "at \(index)")
        }
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func theWeightsGiveTheValueAnywhere(seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let coefficients = random.scalars(4)
        let indices = try Self.indices([65535, 2, 255, 31])
        for target: UInt16 in [0, 1, 3, 254, 65534] {
            let weights = try Interpolation.lagrangeCoefficients(of: indices, at: target)
            #expect(weights.reduce(.zero, +) == .one)
            var value = Scalar.zero
            for (weight, index) in zip(weights, indices) {
                value = value + weight * coefficients.value(at: index.value)
            }
            #expect(value == coefficients.value(at: target), "at \(target)")
        }
    }

    @Test func theWeightsFollowTheOrderOfTheIndices() throws {
        let forwards = try Interpolation.lagrangeCoefficients(of: Self.indices([2, 5, 9]))
        let mixed = try Interpolation.lagrangeCoefficients(of: Self.indices([9, 2, 5]))
        #expect(mixed == [forwards[2], forwards[0], forwards[1]])
        #expect(Set(forwards).count == 3)
    }

    @Test(arguments: [UInt64(1), 2])
    func weightsReconstructInTheExponentAsWell(seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let polynomial = try SecretPolynomial(random.scalars(3))
        let commitment = FeldmanCommitment(to: polynomial)
        let indices = try Self.indices([4, 11, 6])
        let weights = try Interpolation.lagrangeCoefficients(of: indices)
        let products = zip(weights, indices).map {
            commitment.evaluated(at: $1).multiplied(by: $0)
        }
        #expect(Point.sum(of: products) == commitment.constantTerm)
        #expect(Point.sum(of: Array(products.dropLast())) != commitment.constantTerm)
    }

    @Test func manySharesReconstruct() throws {
        var random = SeededRandomSource(seed: 5)
        let coefficients = random.scalars(60)
        let indices = try Self.indices((0..<60).map { 1 + 1000 * $0 })
        let shares = indices.map { ($0, coefficients.value(at: $0.value)) }
        #expect(try Interpolation.polynomial(through: shares).coefficients == coefficients)
        let secret = try Interpolation.secret(of: indices, shares: Self.vector(shares.map(\.1)))
        #expect(secret.disclosed() == coefficients[0])
    }
}
