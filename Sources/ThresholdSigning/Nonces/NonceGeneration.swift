import FROSTPackages
import ThresholdKeys

/// How a scheme makes nonces of fresh bytes and the share: both, so that a generator that repeats itself gives nothing
/// away as long as the share is secret, and a share that is known gives no nonce away.
enum NonceGeneration {
    /// H3(random || s_i), the nonce of RFC 9591, section 4.1 (Signing.md, section 1.1).
    static func frostNonce(
        _ random: borrowing SecretBytes, _ share: borrowing SecretScalar,
        _ suite: FROSTCiphersuite
    ) -> SecretScalar {
        var preimage = SecretPreimage(capacity: 64)
        preimage.append(random)
        preimage.append(share)
        return HashToField.secretScalar(of: preimage, tag: suite.contextString + "nonce")
    }

    /// What a nonce of BIP 445 is hashed of besides its seed.
    struct Binding {
        let version: BIP445Version
        var identifier: UInt32?
        /// 33 bytes, or none.
        var publicShare: [UInt8] = []
        /// x(key), 32 bytes.
        var thresholdKey: [UInt8] = []
        /// `nil` for none, which is not an empty one.
        var message: [UInt8]?
        var extra: [UInt8] = []
    }

    private static let auxiliaryHash = TaggedHash("BIP0445/aux")
    private static let nonceHash = TaggedHash("BIP0445/nonce")

    /// s XOR TH("BIP0445/aux", random), 32 bytes each: the seed of BIP 445's NonceGen when it is given the share.
    static func maskedSeed(
        _ share: borrowing SecretBytes, _ random: borrowing SecretBytes
    ) -> SecretBytes {
        var preimage = SecretPreimage(capacity: 64)
        preimage.append(random)
        return share.mixed(with: auxiliaryHash.secretDigest(of: preimage))
    }

    /// k_i of BIP 445's NonceGen, i = 1 or 2 (Signing.md, section 1.3).
    static func bip445Nonce(
        _ number: UInt8, seed: borrowing SecretBytes, _ binding: Binding
    ) -> SecretScalar {
        var preimage = SecretPreimage(capacity: 192 + (binding.message?.count ?? 0))
        preimage.append(seed)
        preimage.append(binding.version.nonceIdentity(binding.identifier))
        preimage.append(UInt8(truncatingIfNeeded: binding.publicShare.count))
        preimage.append(binding.publicShare)
        preimage.append(UInt8(truncatingIfNeeded: binding.thresholdKey.count))
        preimage.append(binding.thresholdKey)
        if let message = binding.message {
            preimage.append([1] + UInt64(message.count).bigEndianBytes)
            preimage.append(message)
        } else {
            preimage.append(UInt8(0))
        }
        preimage.append(UInt32(clamping: binding.extra.count).bigEndianBytes)
        preimage.append(binding.extra)
        preimage.append(number &- 1)
        return nonceHash.secretScalar(of: preimage)
    }
}

extension UInt64 {
    /// Eight bytes, the most significant one first.
    var bigEndianBytes: [UInt8] {
        UInt32(truncatingIfNeeded: self >> 32).bigEndianBytes
            + UInt32(truncatingIfNeeded: self).bigEndianBytes
    }
}
