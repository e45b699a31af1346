public import Secp256k1Group

/// A public key and what has been done to it: its children, its Taproot output keys, and what becomes of shares.
///
/// Tweaks add up to one sign and one number. If P is the key in the beginning, ``publicKey`` is P or -P, as
/// ``isNegated`` says, plus ``sum`` times G; and so it is for every share, because the coefficients with which shares
/// are put together add up to one. All of it is public, and everything here takes variable time but for what is said of
/// secrets.
///
/// ```swift
/// let root = try TweakedKey(of: key)
/// let (child, _) = try root.descendant(DerivationPath("m/0/7"), chainCode: ChainCode(of: key))
/// let output = try child.outputKey(.withoutScripts)
/// let address = output.verificationKey.taprootAddress(on: .main)
/// ```
public struct TweakedKey: Hashable, Sendable {
    /// The key as it is now.
    public let publicKey: PublicKey

    /// Whether the key in the beginning, and every share of it, is negated: gacc is -1.
    public let isNegated: Bool

    /// What is added to the secret key, and to every share: tacc.
    public let sum: Scalar

    private init(publicKey: PublicKey, isNegated: Bool, sum: Scalar) {
        self.publicKey = publicKey
        self.isNegated = isNegated
        self.sum = sum
    }

    /// Begins with a key to which nothing has been done.
    ///
    /// Whoever has a ``ThresholdKey`` takes ``init(of:)``, which looks at what the key is for.
    ///
    /// - Parameter key: The key.
    public init(_ key: PublicKey) {
        self.init(publicKey: key, isNegated: false, sum: .zero)
    }

    /// Begins with a threshold key to which nothing has been done.
    ///
    /// - Parameter key: The key, which has to be for signing.
    /// - Throws: ``DerivationError/wrongPurpose(_:)``.
    public init(of key: ThresholdKey) throws(DerivationError) {
        guard key.purpose == .signing else { throw .wrongPurpose(key.purpose) }
        self.init(key.publicKey)
    }

    /// What a verifier of BIP 340 is given: the x-coordinate, 32 bytes.
    ///
    /// A signature by shares that ``publicShare(_:)`` follows verifies under it once the signers have taken account of
    /// an odd y of ``publicKey``, as every scheme with BIP 340 signatures does.
    public var verificationKey: VerificationKey { publicKey.verificationKey }

    /// The key with a number times G added to it.
    ///
    /// - Parameters:
    ///   - scalar: The number; zero changes nothing of a plain key, and makes an x-only one even.
    ///   - mode: Whether the key is taken as it is or by its x-coordinate.
    /// - Returns: The other key.
    /// - Throws: ``DerivationError/infinity``.
    public func tweaked(
        by scalar: Scalar, as mode: KeyTweak.Mode
    ) throws(DerivationError) -> TweakedKey {
        // g = -1 if x-only and Q is odd, else 1; Q <- gQ + tG; gacc <- g gacc; tacc <- t + g tacc.
        let flips =
            switch mode {
            case .plain: false
            case .xOnly: publicKey.point.hasOddY
            }
        let point = (flips ? -publicKey.point : publicKey.point).adding(timesGenerator: scalar)
        guard let key = PublicKey(point) else { throw .infinity }
        return TweakedKey(
            publicKey: key, isNegated: isNegated != flips, sum: scalar + (flips ? -sum : sum))
    }

    /// The key after one tweak.
    ///
    /// - Parameter tweak: The tweak.
    /// - Returns: The other key.
    /// - Throws: ``DerivationError/infinity``.
    public func tweaked(by tweak: KeyTweak) throws(DerivationError) -> TweakedKey {
        try tweaked(by: tweak.scalar, as: tweak.mode)
    }
}

extension TweakedKey: CustomStringConvertible {
    /// The compressed public key as it is now, and how it came about.
    public var description: String {
        "\(publicKey), \(isNegated ? "negated" : "not negated"), plus \(sum) G"
    }
}
