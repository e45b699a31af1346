import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

@Suite struct SecretPolynomialTests {
    /// Fails, or delivers zeros, after some calls.
    struct BrokenSource: RandomSource {
        var remaining: Int
        let failsLoudly: Bool

        mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
            remaining -= 1
            if remaining < 0 && failsLoudly { throw .unavailable }
            let value: UInt8 = remaining < 0 ? 0 : 1
            for offset in 0..<bytes.byteCount {
                bytes.storeBytes(of: value, toByteOffset: offset, as: UInt8.self)
            }
        }
    }

    @Test(arguments: [1, 2, 3, 7, 40], [UInt64(1), 2, 3])
    func sharesAreSumsOfPlainPowers(count: Int, seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let coefficients = random.scalars(count)
        let polynomial = try SecretPolynomial(coefficients)
        for value in [1, 2, 3, 255, 256, 65535] {
            let index = try ParticipantIndex(value)
            let share = polynomial.share(of: index).disclosed()
            #expect(share == coefficients.value(at: index.value), "index \(index)")
            // Only a constant has the same value elsewhere.
            let elsewhere = coefficients.value(at: index.value ^ 4)
            #expect((share == elsewhere) == (count == 1), "index \(index)")
        }
    }

    @Test func extremeCoefficientsAreReduced() throws {
        for coefficients: [Scalar] in [
            [.minusOne, .minusOne, .minusOne], [.zero, .minusOne], [.zero, .zero], [.one, .zero],
        ] {
            let polynomial = try SecretPolynomial(coefficients)
            for value in [UInt16(1), 2, 65535] {
                let share = polynomial.share(of: try ParticipantIndex(value)).disclosed()
                #expect(share == coefficients.value(at: value), "\(coefficients) at \(value)")
            }
        }
    }

    @Test func aShareMayBeZero() throws {
        var random = SeededRandomSource(seed: 4)
        let index = try ParticipantIndex(9)
        let polynomial = try SecretPolynomial(random.scalars(3).withRoot(at: index))
        #expect(polynomial.share(of: index).disclosed() == .zero)
        #expect(polynomial.share(of: try ParticipantIndex(8)).disclosed() != .zero)
    }

    @Test func coefficientsAreKeptInOrder() throws {
        let polynomial = try SecretPolynomial([Scalar(5), Scalar(6), Scalar(7)])
        #expect(polynomial.threshold.count == 3)
        #expect(polynomial.constantTerm().disclosed() == Scalar(5))
        for k in 0..<3 {
            #expect(polynomial.coefficient(k).disclosed() == Scalar(UInt64(5 + k)))
        }
        #expect(polynomial.coefficient(3).disclosed() == .zero)
        #expect(polynomial.coefficient(-1).disclosed() == .zero)
    }

    @Test func coefficientsAreAskedForOnceEach() throws {
        var asked: [UInt16] = []
        let polynomial = SecretPolynomial(threshold: try Threshold(4)) { k in
            asked.append(k)
            return SecretScalar(Scalar(UInt64(k)))
        }
        #expect(asked == [0, 1, 2, 3])
        #expect(polynomial.coefficient(3).disclosed() == Scalar(3))
    }

    @Test func anErrorOfTheClosureComesThrough() throws {
        let threshold = try Threshold(4)
        #expect(throws: ScalarError.zero) {
            _ = try SecretPolynomial(threshold: threshold) { k throws(ScalarError) in
                if k == 2 { throw .zero }
                return SecretScalar(Scalar.one)
            }
        }
    }

    @Test(arguments: [UInt64(1), 2])
    func randomPolynomialsFollowTheSource(seed: UInt64) throws {
        let threshold = try Threshold(5)
        var random = SeededRandomSource(seed: seed)
        let polynomial = try SecretPolynomial(threshold: threshold, random: &random)
        var again = SeededRandomSource(seed: seed)
        let same = try SecretPolynomial(threshold: threshold, random: &again)
        let other = try SecretPolynomial(threshold: threshold, random: &again)
        let coefficients = (0..<5).map { polynomial.coefficient($0).disclosed() }
        #expect(coefficients == (0..<5).map { same.coefficient($0).disclosed() })
        #expect(coefficients != (0..<5).map { other.coefficient($0).disclosed() })
        #expect(Set(coefficients).count == 5)
    }

    @Test func aBrokenSourceMakesNoPolynomial() throws {
        let threshold = try Threshold(3)
        #expect(throws: RandomSourceError.unavailable) {
            var source = BrokenSource(remaining: 2, failsLoudly: true)
            _ = try SecretPolynomial(threshold: threshold, random: &source)
        }
        #expect(throws: RandomSourceError.allZero) {
            var source = BrokenSource(remaining: 2, failsLoudly: false)
            _ = try SecretPolynomial(threshold: threshold, random: &source)
        }
        var source = BrokenSource(remaining: 3, failsLoudly: true)
        _ = try SecretPolynomial(threshold: threshold, random: &source)
    }
}
