import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

/// Every subset of the shares of small groups: t shares determine the polynomial, t - 1 say nothing.
@Suite struct SubsetTests {
    typealias Share = (index: ParticipantIndex, value: Scalar)

    /// n and t with 1 <= t <= n <= 6.
    static let sizes: [[Int]] = (1...6).flatMap { n in (1...n).map { [n, $0] } }

    static func subsets<Element>(of elements: [Element], count: Int) -> [[Element]] {
        (0..<(1 << elements.count)).compactMap { mask in
            let chosen = elements.indices.filter { mask >> $0 & 1 == 1 }
            return chosen.count == count ? chosen.map { elements[$0] } : nil
        }
    }

    /// A polynomial, and the shares of everybody in a group whose indices are not all neighbours.
    static func deal(_ size: [Int]) throws -> (coefficients: [Scalar], shares: [Share]) {
        var random = SeededRandomSource(seed: UInt64(10 * size[0] + size[1]))
        let coefficients = random.scalars(size[1])
        let polynomial = try SecretPolynomial(coefficients)
        let shares = try [1, 2, 3, 7, 255, 65535].prefix(size[0]).map { value -> Share in
            let index = try ParticipantIndex(value)
            return (index, polynomial.share(of: index).disclosed())
        }
        return (coefficients, shares)
    }

    @Test func thereAreAsManySubsetsAsThereShouldBe() {
        #expect(Self.sizes.count == 21)
        let numbers = (0...6).map { Self.subsets(of: Array(1...6), count: $0).count }
        #expect(numbers == [1, 6, 15, 20, 15, 6, 1])
    }

    @Test(arguments: sizes)
    func anyThresholdSharesGiveTheWholePolynomial(size: [Int]) throws {
        let (coefficients, shares) = try Self.deal(size)
        for subset in Self.subsets(of: shares, count: size[1]) {
            let indices = subset.map(\.index)
            #expect(try Interpolation.polynomial(through: subset).coefficients == coefficients)
            let backwards = Array(subset.reversed())
            #expect(try Interpolation.polynomial(through: backwards).coefficients == coefficients)

            let secrets = SecretScalarVector(count: subset.count) { SecretScalar(subset[$0].value) }
            let secret = try Interpolation.secret(of: indices, shares: secrets).disclosed()
            #expect(secret == coefficients[0], "shares of \(indices)")

            // One altered share moves the secret.
            let altered = SecretScalarVector(count: subset.count) {
                SecretScalar($0 == 0 ? subset[$0].value + .one : subset[$0].value)
            }
            let moved = try Interpolation.secret(of: indices, shares: altered).disclosed()
            #expect(moved != coefficients[0], "shares of \(indices)")
        }
    }

    @Test(arguments: sizes)
    func moreSharesGiveTheSamePolynomialPaddedWithZeros(size: [Int]) throws {
        let (coefficients, shares) = try Self.deal(size)
        let padding = [Scalar](repeating: .zero, count: size[0] - size[1])
        #expect(
            try Interpolation.polynomial(through: shares).coefficients == coefficients + padding)
    }

    @Test(arguments: sizes)
    func oneShareLessMissesTheSecret(size: [Int]) throws {
        let (coefficients, shares) = try Self.deal(size)
        // The polynomial through t - 1 shares differs from the dealt one by its leading coefficient
        // times the product of (x - index), which is not zero at 0.
        #expect(coefficients.last != .zero)
        for subset in Self.subsets(of: shares, count: size[1] - 1) {
            guard !subset.isEmpty else {
                #expect(throws: InterpolationError.noShares) {
                    try Interpolation.polynomial(through: subset)
                }
                continue
            }
            let guess = try Interpolation.polynomial(through: subset).coefficients
            #expect(guess[0] != coefficients[0], "shares of \(subset.map(\.index))")
        }
    }

    @Test(arguments: sizes)
    func oneShareLessFitsAnySecret(size: [Int]) throws {
        let (coefficients, shares) = try Self.deal(size)
        var random = SeededRandomSource(seed: 99)
        let claims = [.zero, .one, .minusOne, coefficients[0], random.scalar()]
        for subset in Self.subsets(of: shares, count: size[1] - 1) {
            // The product of (x - index) vanishes for everybody in the subset. Adding a multiple of
            // it leaves their shares as they are and moves the secret to wherever one likes.
            var vanishing = [Scalar.one]
            for share in subset {
                let root = Scalar(UInt64(share.index.value))
                let raised = [.zero] + vanishing
                let lowered = vanishing.map { $0 * root } + [.zero]
                vanishing = zip(raised, lowered).map { $0 - $1 }
            }
            let inverse = try #require(vanishing[0].inverted())
            for claim in claims {
                let factor = (claim - coefficients[0]) * inverse
                let fitting = PublicPolynomial(
                    coefficients: zip(coefficients, vanishing).map { $0 + factor * $1 })
                #expect(fitting.coefficients.count == size[1])
                #expect(fitting.coefficients[0] == claim)
                #expect(subset.allSatisfy { fitting.evaluated(at: $0.index) == $0.value })
                // Whoever holds one share more sees the difference.
                let inside = Set(subset.map(\.index))
                for share in shares where !inside.contains(share.index) {
                    let fits = fitting.evaluated(at: share.index) == share.value
                    #expect(fits == (claim == coefficients[0]))
                }
            }
        }
    }
}
