import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

@Suite struct PublicPolynomialTests {
    @Test(arguments: [1, 2, 5, 33], [UInt64(1), 2])
    func hornersRuleAgreesWithPlainPowers(count: Int, seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let coefficients = random.scalars(count)
        let polynomial = PublicPolynomial(coefficients: coefficients)
        for value in [UInt16(1), 2, 255, 65535] {
            let result = polynomial.evaluated(at: try ParticipantIndex(value))
            #expect(result == coefficients.value(at: value), "index \(value)")
        }
    }

    @Test func noCoefficientsGiveZero() throws {
        let index = try ParticipantIndex(3)
        #expect(PublicPolynomial(coefficients: []).evaluated(at: index) == .zero)
        #expect(PublicPolynomial(coefficients: [.one]).evaluated(at: index) == .one)
    }
}
