public import Secp256k1Group

/// The proof that K = e_j R_i belongs to E_j = e_j G: one secret, two bases (Chaum and Pedersen 1992,
/// made non-interactive after Fiat and Shamir; Protocol.md, section 5).
///
/// It lets a receiver reveal the one shared point under which one share is sealed, and nothing else,
/// in a way that it cannot lie about.
public struct DiscreteLogEqualityProof: Hashable, Sendable {
    /// The challenge e.
    public let challenge: Scalar

    /// The response z = k + e e_j.
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
    ///   - secret: e_j, the logarithm of the statement's encryption key and of its shared point.
    ///   - nonce: k, not zero and never used for another statement.
    ///   - statement: What is proved.
    public init(
        secret: borrowing SecretScalar, nonce: borrowing SecretScalar,
        of statement: ComplaintStatement
    ) {
        challenge = statement.challenge(
            nonce.timesGenerator(), nonce.times(statement.ephemeralKey))
        response = nonce.adding(secret.multiplied(by: challenge)).disclosed()
    }

    /// Whether the proof verifies.
    ///
    /// - Parameter statement: What is proved.
    /// - Returns: `true` if T1 = zG - eE_j and T2 = zR_i - eK are not infinity and the challenge
    ///   that follows from them is the proof's.
    public func isValid(for statement: ComplaintStatement) -> Bool {
        let first =
            Point.generatorTimes(response) - statement.encryptionKey.multiplied(by: challenge)
        let second =
            statement.ephemeralKey.multiplied(by: response)
            - statement.sharedPoint.multiplied(by: challenge)
        if first.isInfinity || second.isInfinity { return false }
        return statement.challenge(first, second) == challenge
    }
}
