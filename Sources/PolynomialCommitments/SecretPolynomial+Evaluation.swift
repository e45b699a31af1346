public import Secp256k1Group

extension SecretPolynomial {
    /// The value at any scalar, by Horner's rule, in constant time.
    ///
    /// For protocols whose participants are named by scalars. A small scalar takes the fast path of
    /// ``share(of:)``.
    ///
    /// - Parameter point: The evaluation point, which is public. The value at zero is the secret.
    /// - Returns: The value, which may be zero.
    public borrowing func value(at point: Scalar) -> SecretScalar {
        if let index = ParticipantIndex(point) { return share(of: index) }
        var result = SecretScalar(Scalar.zero)
        for k in stride(from: threshold.count - 1, through: 0, by: -1) {
            result = result.multiplied(by: point).adding(coefficient(k))
        }
        return result
    }
}
