import PublicPointEngine
public import Secp256k1Group

/// A signature that may or may not verify, under a key that is seldom seen twice, such as a proof of
/// knowledge: of BIP 340, or of a scheme that differs from it in its tags.
public struct SignatureClaim: Sendable {
    /// A point whose x-coordinate is the key; its y may be odd.
    let point: Point
    /// The key, x(point).
    let key: VerificationKey
    let signature: Signature
    let message: SignedMessage

    /// Puts a claim of BIP 340 over a 32-byte message together.
    ///
    /// - Parameters:
    ///   - signature: The signature.
    ///   - message: The message.
    ///   - point: The point whose x-coordinate is the key; `nil` if it is infinity, which is not a key.
    public init?(_ signature: Signature, for message: Digest, under point: Point) {
        self.init(signature, .digest(message), under: point)
    }

    /// Puts a claim of BIP 340 over a message of any length together.
    ///
    /// - Parameters:
    ///   - signature: The signature.
    ///   - point: The point whose x-coordinate is the key; `nil` if it is infinity, which is not a key.
    ///   - message: Gives the message, the same whenever it is asked.
    public init?(
        _ signature: Signature, under point: Point, message: @escaping @Sendable () -> [UInt8]
    ) {
        self.init(signature, .bytes(message), under: point)
    }

    /// Puts a claim of a scheme with tags of its own together.
    ///
    /// - Parameters:
    ///   - signature: The signature.
    ///   - message: The message.
    ///   - scheme: The scheme.
    ///   - point: The point whose x-coordinate is the key; `nil` if it is infinity, which is not a key.
    public init?(
        _ signature: Signature, forMessage message: [UInt8], in scheme: SchnorrScheme,
        under point: Point
    ) {
        self.init(signature, .tagged(message, scheme, under: point), under: point)
    }

    private init?(_ signature: Signature, _ message: SignedMessage, under point: Point) {
        guard let key = point.verificationKey else { return nil }
        self.point = point
        self.key = key
        self.signature = signature
        self.message = message
    }

    /// What libsecp256k1 says about this signature alone.
    public var isValid: Bool { message.isSigned(by: signature, under: key) }

    /// The first of many signatures that does not verify.
    ///
    /// - Parameter claims: The signatures.
    /// - Returns: Its position; `nil` if all verify.
    public static func firstInvalid(of claims: [SignatureClaim]) -> Int? {
        firstInvalid(of: claims, by: .standard)
    }

    /// The first of many signatures that does not verify, whoever verifies.
    package static func firstInvalid(
        of claims: [SignatureClaim], by arithmetic: PublicArithmetic
    ) -> Int? {
        switch arithmetic {
        case .engine: verdicts(on: claims, by: .engine).firstIndex(of: false)
        // The rest need not be looked at.
        case .libsecp256k1: claims.firstIndex { !$0.isValid }
        }
    }

    /// Which of many signatures verify.
    ///
    /// - Parameter claims: The signatures.
    /// - Returns: For each claim whether it verifies, in their order.
    public static func verdicts(on claims: [SignatureClaim]) -> [Bool] {
        verdicts(on: claims, by: .standard)
    }

    /// Which of many signatures verify, whoever verifies.
    package static func verdicts(
        on claims: [SignatureClaim], by arithmetic: PublicArithmetic
    ) -> [Bool] {
        // The batch asks libsecp256k1 when there are too few for an equation.
        guard arithmetic == .engine, claims.count >= SignatureBatch.smallest else {
            return claims.map(\.isValid)
        }
        for claim in claims { claim.message.count() }
        return CountedCall.batchedProof.counting(claims.count) {
            var batch = SignatureBatch(capacity: claims.count)
            for claim in claims {
                batch.append(
                    LiftedKey(once: claim.point, key: claim.key), claim.signature,
                    claim.message)
            }
            return batch.verdicts()
        }
    }
}
