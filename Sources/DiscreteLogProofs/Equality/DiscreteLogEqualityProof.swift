public import Secp256k1Group

/// The proof that one secret is the logarithm of two points to two bases (Chaum and Pedersen 1992, made
/// non-interactive after Fiat and Shamir).
///
/// Whoever knows x = log_G(`key`) can show a point x `base`, and nothing else, in a way that it cannot lie about.
///
/// A proof consists of the challenge and the response, 64 bytes. The nonce points follow from both and are hashed,
/// so that many proofs cannot be put into one equation: each is verified by itself.
public struct DiscreteLogEqualityProof: Hashable, Sendable {
    /// The challenge e.
    public let challenge: Scalar

    /// The response z = k + e x.
    public let response: Scalar

    /// Wraps a proof that was received.
    ///
    /// - Parameters:
    ///   - challenge: The challenge e.
    ///   - response: The response z.
    public init(challenge: Scalar, response: Scalar) {
        self.challenge = challenge
        self.response = response
    }

    /// Proves, in constant time.
    ///
    /// - Parameters:
    ///   - secret: x, the logarithm of the statement's key and of its image. That it fits is not checked: with
    ///     another one the proof is not valid.
    ///   - nonce: k, not zero: fresh and uniform, or a hash of the secret and of the whole statement. Two proofs of
    ///     different statements with one k give the secret away.
    ///   - statement: What is proved.
    public init(
        secret: borrowing SecretScalar, nonce: borrowing SecretScalar,
        of statement: some EqualityStatement
    ) {
        challenge = statement.challenge(nonce.timesGenerator(), nonce.times(statement.base))
        response = nonce.adding(secret.multiplied(by: challenge)).disclosed()
    }

    /// Whether the proof verifies.
    ///
    /// Variable time: everything is public. libsecp256k1 computes, so that the answer may accuse.
    ///
    /// - Parameter statement: What is proved.
    /// - Returns: `true` if T1 = zG - e `key` and T2 = z `base` - e `image` are not infinity and the challenge that
    ///   follows from them is the proof's.
    public func isValid(for statement: some EqualityStatement) -> Bool {
        let first = response.timesGenerator() - statement.key.multiplied(by: challenge)
        let second =
            statement.base.multiplied(by: response) - statement.image.multiplied(by: challenge)
        if first.isInfinity || second.isInfinity { return false }
        return statement.challenge(first, second) == challenge
    }
}
