import Secp256k1Group

/// What a signature signs, and by which of the schemes that share one equation.
enum SignedMessage: Sendable {
    /// 32 bytes, by BIP 340.
    case digest(Digest)
    /// Bytes of any number, by BIP 340. Made when they are needed: of a thousand long messages there
    /// is one at a time.
    case bytes(@Sendable () -> [UInt8])
    /// Bytes, by a scheme with tags of its own, under a point whose x-coordinate is the key.
    case tagged([UInt8], SchnorrScheme, under: Point)

    /// The challenge e, all by which the equations of the schemes differ.
    func challenge(of signature: Signature, under key: VerificationKey) -> Scalar {
        switch self {
        case .digest(let message): signature.challenge(under: key, for: message)
        case .bytes(let message):
            SchnorrScheme.bip340.challenge(of: signature, forMessage: message(), under: key)
        case .tagged(let message, let scheme, _):
            scheme.challenge(of: signature, forMessage: message, under: key)
        }
    }

    /// What libsecp256k1 says about a signature alone.
    func isSigned(by signature: Signature, under key: VerificationKey) -> Bool {
        switch self {
        case .digest(let message): key.isValid(signature, for: message)
        case .bytes(let message): key.isValid(signature, forMessage: message())
        case .tagged(let message, let scheme, let point):
            scheme.isValid(signature, forMessage: message, under: point, key)
        }
    }

    /// Counts what a long message adds to the cost of a signature.
    func count() {
        if case .bytes(let message) = self {
            CountedCall.countMessage(byteCount: message().count)
        }
    }
}
