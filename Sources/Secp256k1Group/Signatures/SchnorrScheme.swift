/// Schnorr signatures as in BIP 340, with tags of one's own.
///
/// A protocol that proves knowledge of a secret under tags of its own cannot use libsecp256k1's
/// signatures, whose challenge tag is fixed. This type computes the same formulas from operations on
/// scalars and points; with the prefix "BIP0340" it gives BIP 340 itself. Signing is constant time.
public struct SchnorrScheme: Sendable {
    private let auxiliary: TaggedHash
    private let nonce: TaggedHash
    private let challenge: TaggedHash

    /// BIP 340 itself, for challenges of messages of any length.
    package static let bip340 = SchnorrScheme(tagPrefix: "BIP0340")

    /// Creates a scheme.
    ///
    /// - Parameter tagPrefix: What the three tags have in common; "/aux", "/nonce" and
    ///   "/challenge" follow it.
    public init(tagPrefix: String) {
        auxiliary = TaggedHash(tagPrefix + "/aux")
        nonce = TaggedHash(tagPrefix + "/nonce")
        challenge = TaggedHash(tagPrefix + "/challenge")
    }

    /// Signs a message, in time that depends on the message's length alone.
    ///
    /// The signature is a function of the three arguments.
    ///
    /// - Parameters:
    ///   - message: The message, any length.
    ///   - secret: The secret key.
    ///   - auxiliaryRandomness: What is mixed into the nonce; BIP 340 asks for 32 bytes.
    /// - Returns: The signature, which verifies under the x-coordinate of the secret times G.
    /// - Throws: ``ScalarError/zero`` if the secret is zero, or the nonce is, which happens once in
    ///   2^256.
    public func sign(
        _ message: [UInt8], with secret: borrowing SecretScalar,
        auxiliaryRandomness: borrowing SecretBytes
    ) throws(ScalarError) -> Signature {
        let key = secret.timesGenerator()
        guard let x = key.verificationKey?.digest else { throw .zero }
        // The point is public, and so is the parity of its y.
        let even = key.hasOddY ? secret.negated() : secret.duplicate()

        var auxiliaryPreimage = SecretPreimage()
        auxiliaryPreimage.append(auxiliaryRandomness)
        let masked = even.secretEncoding()
        masked.formXor(auxiliary.secretDigest(of: auxiliaryPreimage))
        var noncePreimage = SecretPreimage(capacity: 64 + message.count)
        noncePreimage.append(masked)
        noncePreimage.append(x)
        noncePreimage.append(message)
        let secretNonce = nonce.secretScalar(of: noncePreimage)

        let noncePoint = secretNonce.timesGenerator()
        guard let nonceX = noncePoint.verificationKey?.digest else { throw .zero }
        // Which of the two nonces gave the published x-coordinate says nothing about the key.
        let evenNonce = noncePoint.hasOddY ? secretNonce.negated() : secretNonce.duplicate()
        let response = evenNonce.adding(
            even.multiplied(by: challengeScalar(nonceX, x, message))
        ).disclosed()
        return Signature(nonce: nonceX, response: Digest(response))
    }

    /// Whether a signature verifies under the x-coordinate of a point.
    ///
    /// Variable time: everything is public.
    ///
    /// - Parameters:
    ///   - signature: The signature.
    ///   - message: The message.
    ///   - key: The point; only its x-coordinate counts, and under infinity nothing verifies.
    /// - Returns: `true` if it verifies.
    public func isValid(
        _ signature: Signature, forMessage message: [UInt8], under key: Point
    ) -> Bool {
        guard let x = key.verificationKey else { return false }
        return isValid(signature, forMessage: message, under: key, x)
    }

    /// As ``isValid(_:forMessage:under:)``, with the key of the point at hand.
    package func isValid(
        _ signature: Signature, forMessage message: [UInt8], under point: Point,
        _ key: VerificationKey
    ) -> Bool {
        guard let response = signature.responseScalar else { return false }
        let even = point.hasOddY ? -point : point
        let factor = challenge(of: signature, forMessage: message, under: key)
        // R = s G - e P has to have an even y and the x-coordinate that the signature states.
        let noncePoint = even.multiplied(by: -factor).adding(timesGenerator: response)
        return noncePoint.verificationKey?.digest == signature.nonce && !noncePoint.hasOddY
    }

    /// The challenge e of a signature: int(TH(prefix || "/challenge", r || P || m)) mod q.
    ///
    /// - Parameters:
    ///   - signature: The signature, whose r is hashed.
    ///   - message: The message m.
    ///   - key: The key P.
    /// - Returns: The challenge.
    package func challenge(
        of signature: Signature, forMessage message: [UInt8], under key: VerificationKey
    ) -> Scalar {
        challengeScalar(signature.nonce, key.digest, message)
    }

    private func challengeScalar(_ nonce: Digest, _ key: Digest, _ message: [UInt8]) -> Scalar {
        var writer = ByteWriter(capacity: 64 + message.count)
        writer.append(nonce)
        writer.append(key)
        writer.append(message)
        return Scalar(reducing: challenge.digest(of: writer))
    }
}
