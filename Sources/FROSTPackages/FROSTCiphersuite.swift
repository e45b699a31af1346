internal import ThresholdKeys

/// Which of the two crates the other participants use.
///
/// Everybody in a session uses the same one: hashes, proofs, encodings and the key itself differ.
public enum FROSTCiphersuite: String, Hashable, Sendable, CaseIterable {
    /// The suite of RFC 9591, crate `frost-secp256k1`.
    case secp256k1 = "FROST-secp256k1-SHA256-v1"

    /// The suite for BIP 340 signatures, crate `frost-secp256k1-tr`.
    ///
    /// The proofs have a nonce with even y, and the key is tweaked at the end, so that it can be a
    /// Taproot output key that commits to no script.
    case secp256k1Taproot = "FROST-secp256k1-SHA256-TR-v1"

    /// CTX, the string that separates the suite's hashes; JSON names the suite by it.
    public var contextString: String { rawValue }

    /// The size of a signature: 65 bytes, in the Taproot suite 64.
    public var signatureByteCount: Int {
        switch self {
        case .secp256k1: 65
        case .secp256k1Taproot: 64
        }
    }

    /// The size of a proof of knowledge, which is a signature.
    public var proofByteCount: Int { signatureByteCount }

    /// The crate whose messages these are, with the version that was compared.
    var crate: String {
        switch self {
        case .secp256k1: "frost-secp256k1 3.0"
        case .secp256k1Taproot: "frost-secp256k1-tr 3.0"
        }
    }

    /// Four bytes that name the suite in a binary encoding: the CRC-32 of the context string.
    var shortName: [UInt8] {
        let checksum = CRC32.checksum(Array(contextString.utf8))
        return stride(from: 24, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: checksum >> UInt32($0))
        }
    }

    /// A hash of public bytes as a scalar: "dkg" and "chal" for challenges, "id" for identifiers.
    package func scalar(_ message: [UInt8], purpose: String) -> Scalar {
        HashToField.scalar(message, tag: contextString + purpose)
    }
}

extension FROSTCiphersuite: CustomStringConvertible {
    /// The context string.
    public var description: String { contextString }
}
