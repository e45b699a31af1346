public import FROSTPackages

/// How shares of a key sign: which hashes, which encodings, and what verifies the signature (Signing.md, section 1).
///
/// All signers of a session use the same one, and a nonce belongs to one of them.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningScheme: Hashable, Sendable {
    /// FROST(secp256k1, SHA-256) of RFC 9591, as the crate `frost-secp256k1` 3.0 does it.
    ///
    /// The signature has 65 bytes, and is none of BIP 340.
    case rfc9591

    /// FROST for Taproot, as the crate `frost-secp256k1-tr` 3.0 does it: signatures of BIP 340, 64 bytes.
    case taproot

    /// FROST for Taproot as the draft of BIP 445 has it: signatures of BIP 340, 64 bytes.
    ///
    /// What a signer computes does not grow with the number of signers, but for the hashing of their numbers.
    case bip445(BIP445Version)

    /// The number by which a request names the scheme.
    var number: UInt8 {
        switch self {
        case .rfc9591: 1
        case .taproot: 2
        case .bip445: 3
        }
    }

    /// The version by which a request names it, too.
    var version: UInt32 {
        switch self {
        case .rfc9591, .taproot: 0
        case .bip445(let version): version.rawValue
        }
    }

    /// The scheme with a number and a version; `nil` if it is none that is known.
    package init?(number: UInt8, version: UInt32) {
        switch (number, version) {
        case (1, 0): self = .rfc9591
        case (2, 0): self = .taproot
        case (3, _):
            guard let draft = BIP445Version(rawValue: version) else { return nil }
            self = .bip445(draft)
        default: return nil
        }
    }

    /// The ciphersuite of the crates; `nil` for BIP 445, which has none.
    public var ciphersuite: FROSTCiphersuite? {
        switch self {
        case .rfc9591: .secp256k1
        case .taproot: .secp256k1Taproot
        case .bip445: nil
        }
    }

    /// From how many random bytes a pair of nonces is made.
    var nonceRandomByteCount: Int {
        switch self {
        case .rfc9591, .taproot: 64
        case .bip445: 32
        }
    }

    /// Whether the signature is one of BIP 340, which forgets the parity of the key's y.
    public var isBIP340: Bool { self != .rfc9591 }

    /// The size of a signature: 65 bytes, of BIP 340 64.
    public var signatureByteCount: Int { isBIP340 ? 64 : 65 }
}

extension SigningScheme: CustomStringConvertible {
    /// `rfc9591`, `taproot`, or `bip445` and the draft's version.
    public var description: String {
        switch self {
        case .rfc9591: "rfc9591"
        case .taproot: "taproot"
        case .bip445(let version): "bip445 \(version)"
        }
    }
}
