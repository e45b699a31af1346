package import PolynomialCommitments
package import Secp256k1Group

extension Scalar {
    /// q - 1, the largest scalar.
    package static let minusOne: Scalar = -.one

    /// The 32 bytes of q, which is not a scalar.
    package static let orderBytes: [UInt8] = {
        var bytes = minusOne.bytes
        // q is odd: its last byte is one more than that of q - 1 and carries nothing.
        bytes[31] += 1
        return bytes
    }()
}

extension Array<Scalar> {
    /// The value at a point of the polynomial with these coefficients, from plain powers.
    package func value(at point: UInt16) -> Scalar {
        var power = Scalar.one
        var sum = Scalar.zero
        for coefficient in self {
            sum = sum + coefficient * power
            power = power * Scalar(UInt64(point))
        }
        return sum
    }

    /// The same polynomial with another constant term, so that its value at the index is zero.
    package func withRoot(at index: ParticipantIndex) -> [Scalar] {
        guard let first else { return [] }
        return [first - value(at: index.value)] + dropFirst()
    }
}

extension SecretPolynomial {
    /// The polynomial with these coefficients, constant term first.
    package init(_ coefficients: [Scalar]) throws {
        let threshold = try Threshold(coefficients.count)
        self.init(threshold: threshold) { SecretScalar(coefficients[Int($0)]) }
    }
}
