public import ThresholdKeys

/// The tweak that makes a Taproot output key of a key: Q = P + tw G with
/// tw = int(TH("TapTweak", x(P) | merkle root)) mod q (BIP 341).
///
/// Protocols do not agree on what P is when its y is odd, and so not on Q: name the one you speak.
public struct FROSTTaprootTweak: Hashable, Sendable {
    /// Which point is tweaked when y of the key is odd.
    public enum Parity: Hashable, Sendable, CaseIterable {
        /// -P, whose y is even: every share is negated first.
        ///
        /// What BIP 341 says, and what `frost-secp256k1-tr` does.
        case liftedToEven
        /// P itself.
        ///
        /// What ChillDKG does. For an odd y the output key is another one.
        case kept
    }

    /// Which point is tweaked.
    public let parity: Parity

    /// The root of the tree of scripts; `nil` commits to no script.
    public let merkleRoot: Digest?

    private static let hash = TaggedHash("TapTweak")

    /// Chooses a tweak; without arguments that of `frost-secp256k1-tr` after key generation.
    ///
    /// - Parameters:
    ///   - parity: Which point is tweaked.
    ///   - merkleRoot: The root of the tree of scripts; `nil` commits to no script.
    public init(parity: Parity = .liftedToEven, merkleRoot: Digest? = nil) {
        self.parity = parity
        self.merkleRoot = merkleRoot
    }

    /// Whether the shares of a key are negated before they are tweaked.
    func negates(_ key: Point) -> Bool {
        switch parity {
        case .liftedToEven: key.hasOddY
        case .kept: false
        }
    }

    /// tw; the same for P and -P.
    ///
    /// BIP 341 refuses a hash of q or more, the crate reduces it; nobody will ever see one.
    func scalar(for key: Point) -> Scalar {
        var writer = ByteWriter(capacity: 64)
        writer.append(key.compressed.dropFirst())
        if let merkleRoot { writer.append(merkleRoot) }
        return Scalar(reducing: FROSTTaprootTweak.hash.digest(of: writer))
    }

    /// The point of a key or of a share, tweaked.
    func applied(to point: Point, of key: Point) -> Point {
        (negates(key) ? -point : point) + scalar(for: key).timesGenerator()
    }
}
