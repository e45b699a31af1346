package import Secp256k1Group

/// NonceGen of BIP 445 with all its optional inputs.
package enum BIP445Nonces {
    /// Makes a secret nonce, 64 bytes; share and public share are hashed as they come.
    package static func generate(
        _ version: BIP445Version, random: borrowing SecretBytes,
        share: consuming SecretBytes?, identifier: Int?, publicShare: [UInt8],
        thresholdKey: [UInt8], message: [UInt8]?, extra: [UInt8]
    ) throws(BIP445Error) -> SecretBytes {
        if let identifier, let maximum = version.maximumMemberCount {
            guard (0..<maximum).contains(identifier) else { throw .identifierRange(position: 0) }
        }
        let seed: SecretBytes
        switch consume share {
        case .some(let share): seed = NonceGeneration.maskedSeed(share, random)
        case .none: seed = random.duplicate()
        }
        let binding = NonceGeneration.Binding(
            version: version, identifier: identifier.map { UInt32(clamping: $0) },
            publicShare: publicShare, thresholdKey: thresholdKey, message: message, extra: extra)
        let first = NonceGeneration.bip445Nonce(1, seed: seed, binding)
        let second = NonceGeneration.bip445Nonce(2, seed: seed, binding)
        var secret = SecretPreimage(capacity: 64)
        secret.append(first)
        secret.append(second)
        return secret.bytes()
    }

    /// The public nonce of a secret one: 66 bytes.
    package static func publicNonce(of secret: borrowing SecretBytes) throws(BIP445Error) -> [UInt8]
    {
        let first = try BIP445Session.nonce(secret, half: 1)
        let second = try BIP445Session.nonce(secret, half: 2)
        return first.timesGenerator().compressed + second.timesGenerator().compressed
    }
}
