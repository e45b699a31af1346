// For the module that verifies many signatures at once.
extension Signature {
    private static let challengeHash = TaggedHash("BIP0340/challenge")

    /// The x-coordinate of the nonce point, r of BIP 340; not checked in any way.
    package var noncePoint: Digest { nonce }

    /// The response s of BIP 340; `nil` if it is q or more, with which no signature verifies.
    package var responseScalar: Scalar? {
        unsafe response.withUnsafePointer { unsafe Scalar(unsafeCanonical: $0) }
    }

    /// The challenge e = int(TH("BIP0340/challenge", r || P || m)) mod q of BIP 340.
    ///
    /// - Parameters:
    ///   - key: The key P.
    ///   - message: The message m.
    /// - Returns: The challenge.
    package func challenge(under key: VerificationKey, for message: Digest) -> Scalar {
        let digest = unsafe withUnsafeBytes(of: (nonce, key.digest, message)) { preimage in
            // Three digests of 32 bytes each lie side by side.
            unsafe Signature.challengeHash.digest(
                of: preimage.bindMemory(to: UInt8.self))
        }
        return Scalar(reducing: digest)
    }
}
