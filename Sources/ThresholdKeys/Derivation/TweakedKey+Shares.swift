public import Secp256k1Group

// share' = gacc x_j + tacc, so Y'_j = gacc Y_j + tacc G. Of the public polynomial A'_0 = gacc A_0 + tacc G, and
// A'_k = gacc A_k above.
extension TweakedKey {
    /// What a public share of the key in the beginning becomes.
    ///
    /// - Parameter point: The public share Y_j, or the public key itself; infinity is a share of zero.
    /// - Returns: The public share of this key, which may be infinity.
    public func publicShare(_ point: Point) -> Point {
        (isNegated ? -point : point).adding(timesGenerator: sum)
    }

    /// What a secret share of the key in the beginning becomes, in constant time as far as the share is concerned.
    ///
    /// It is a value of a moment. Together with the sum, which is public, it is the share of the key itself: it has no
    /// encoding and is never reshared.
    ///
    /// - Parameter secret: The share x_j, or the secret key itself.
    /// - Returns: The share of this key.
    package func share(_ secret: borrowing SecretScalar) -> SecretScalar {
        isNegated ? secret.negated().adding(sum) : secret.adding(sum)
    }
}
