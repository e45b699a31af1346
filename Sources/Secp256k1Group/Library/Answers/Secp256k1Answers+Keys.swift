import CLibSecp256k1

extension Secp256k1Answers {
    /// The functions for BIP 340 keys and signatures.
    func keys() -> [LibraryAnswer] {
        let secret = KnownNumber.secret.bytes
        let parsed = calls.serialised(calls.xOnly(Encoding.publicKey.x))
        // The y of -G is odd, and that of the key is even.
        let negative = calls.parsed([3] + Encoding.generator.x)
        let converted = calls.serialised(calls.xOnly(of: negative))
        guard let pair = calls.pair(secret) else {
            return [LibraryAnswer("secp256k1_keypair_create", false)]
        }
        let read = readings(pair)
        let isSerialisedRight =
            parsed == Encoding.publicKey.x || converted == Encoding.generator.x
            || read.publicKey
        let offCurve = calls.xOnly(KnownNumber.offCurveX.bytes)
        return [
            LibraryAnswer("secp256k1_xonly_pubkey_serialize", isSerialisedRight),
            LibraryAnswer(
                "secp256k1_xonly_pubkey_parse",
                parsed == Encoding.publicKey.x && offCurve == nil),
            LibraryAnswer(
                "secp256k1_xonly_pubkey_from_pubkey", converted == Encoding.generator.x),
            // One wrong reading of a pair is the reading's fault, two are the pair's.
            LibraryAnswer("secp256k1_keypair_create", read.rightCount >= 2),
            LibraryAnswer("secp256k1_keypair_sec", read.secret),
            LibraryAnswer("secp256k1_keypair_xonly_pub", read.publicKey),
            LibraryAnswer("secp256k1_schnorrsig_sign32", read.signature),
            LibraryAnswer("secp256k1_schnorrsig_sign_custom", longSignatureIsRight(pair)),
            LibraryAnswer("secp256k1_schnorrsig_verify", verificationIsRight),
        ]
    }

    /// Whether the pair of d has the right public key: the second opinion on the multiplication by G,
    /// for which it is asked only if the first is wrong.
    func isPairRight(_ secret: [UInt8]) -> Bool {
        guard let pair = calls.pair(secret) else { return false }
        return unsafe withUnsafePointer(to: pair) { pair in
            unsafe calls.serialised(calls.xOnly(of: pair)) == Encoding.publicKey.x
        }
    }

    /// What the three functions that read a key pair say of that of d, and whether it is right.
    private struct Readings {
        let secret: Bool
        let publicKey: Bool
        let signature: Bool

        var rightCount: Int { [secret, publicKey, signature].count { $0 } }
    }

    private func readings(_ pair: secp256k1_keypair) -> Readings {
        let message = KnownNumber.message.bytes
        let auxiliary = KnownNumber.auxiliary.bytes
        return unsafe withUnsafePointer(to: pair) { pair in
            let secret = unsafe calls.bytes(32) {
                unsafe secp256k1_keypair_sec(calls.context, $0, pair)
            }
            let signature = unsafe calls.bytes(64) {
                unsafe secp256k1_schnorrsig_sign32(calls.context, $0, message, pair, auxiliary)
            }
            return unsafe Readings(
                secret: secret == KnownNumber.secret.bytes,
                publicKey: calls.serialised(calls.xOnly(of: pair)) == Encoding.publicKey.x,
                signature: signature == KnownNumber.signature.bytes)
        }
    }

    private func longSignatureIsRight(_ pair: secp256k1_keypair) -> Bool {
        let message = KnownNumber.longMessage
        var auxiliary = KnownNumber.auxiliary.bytes
        let signature = unsafe withUnsafePointer(to: pair) { pair in
            unsafe auxiliary.withUnsafeMutableBytes { auxiliary in
                var parameters = unsafe secp256k1_schnorrsig_extraparams(
                    magic: secp256k1_schnorrsig_extraparams.magicBytes, noncefp: nil,
                    ndata: auxiliary.baseAddress)
                return unsafe calls.bytes(64) {
                    unsafe secp256k1_schnorrsig_sign_custom(
                        calls.context, $0, message, message.count, pair, &parameters)
                }
            }
        }
        return signature == KnownNumber.longSignature.bytes
    }

    /// A signature that verifies, and one that does not.
    private var verificationIsRight: Bool {
        let valid = calls.verified(
            KnownNumber.longMessageSignature.bytes, KnownNumber.longMessage,
            calls.xOnly(KnownNumber.longMessageKey.bytes))
        let invalid = calls.verified(
            KnownNumber.invalidSignature.bytes, KnownNumber.message.bytes,
            calls.xOnly(Encoding.publicKey.x))
        return valid == 1 && invalid == 0
    }
}
