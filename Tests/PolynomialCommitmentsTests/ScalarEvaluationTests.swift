import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

@Suite struct ScalarEvaluationTests {
    /// Small points take another path than full ones; both are the polynomial's value.
    @Test(arguments: 1...5)
    func theValueIsTheSumOfPowers(_ threshold: Int) throws {
        var source = SeededRandomSource(seed: UInt64(threshold))
        let coefficients = source.scalars(threshold)
        let polynomial = try SecretPolynomial(coefficients)
        let commitment = FeldmanCommitment(to: polynomial)
        let points = [
            .zero, .one, Scalar(65535), Scalar(65536), -Scalar.one, source.scalar(),
            source.scalar(),
        ]
        for point in points {
            var power = Scalar.one
            var sum = Scalar.zero
            for coefficient in coefficients {
                sum = sum + coefficient * power
                power = power * point
            }
            let value = polynomial.value(at: point).disclosed()
            #expect(value == sum, "at \(point)")
            #expect(commitment.evaluated(at: point) == sum.timesGenerator(), "at \(point)")
        }
    }

    @Test func onlySmallScalarsAreIndices() throws {
        #expect(ParticipantIndex(Scalar.zero) == nil)
        #expect(ParticipantIndex(Scalar.one) == (try ParticipantIndex(1)))
        #expect(ParticipantIndex(Scalar(65535)) == (try ParticipantIndex(65535)))
        #expect(ParticipantIndex(Scalar(65536)) == nil)
        #expect(ParticipantIndex(-Scalar.one) == nil)
    }
}
