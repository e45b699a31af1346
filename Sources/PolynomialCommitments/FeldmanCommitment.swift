public import Secp256k1Group

/// A_k = a_k G: binding without any assumption, and it shows the points of the coefficients.
public struct FeldmanCommitment: PolynomialCommitment {
    /// The points A_0 to A_{t-1}.
    public let points: [Point]

    /// Wraps points that were received or computed.
    ///
    /// - Parameter points: A_0 ... A_{t-1}.
    public init(points: [Point]) {
        self.points = points
    }

    /// Commits to a polynomial, in constant time.
    ///
    /// - Parameter polynomial: The polynomial.
    public init(to polynomial: borrowing SecretPolynomial) {
        var points: [Point] = []
        points.reserveCapacity(polynomial.threshold.count)
        for k in 0..<polynomial.threshold.count {
            points.append(polynomial.coefficient(k).timesGenerator())
        }
        self.points = points
    }

    /// Commits to a polynomial that everybody may see, such as a reconstructed one.
    ///
    /// - Parameter polynomial: The polynomial.
    public init(to polynomial: PublicPolynomial) {
        points = polynomial.coefficients.map { $0.timesGenerator() }
    }

    /// A_0, the public key of the shared secret; infinity if there are no points.
    public var constantTerm: Point { points.first ?? .infinity }
}
