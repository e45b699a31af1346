extension SecretBytes {
    /// The bytes, each combined with one of the pad by exclusive or, as a public ciphertext.
    ///
    /// Constant time. Whoever knows the pad knows the bytes, so it is used once.
    ///
    /// - Parameter pad: As many bytes, uniform for whoever does not know the key; `nil` is returned for
    ///   any other number.
    /// - Returns: The ciphertext.
    package borrowing func sealed(under pad: borrowing SecretBytes) -> [UInt8]? {
        guard let ciphertext = combined(with: pad) else { return nil }
        unsafe ciphertext.withUnsafePointer { address in
            unsafe PublicByDesign.sealedSecret.declare(address, byteCount: ciphertext.count)
        }
        return ciphertext.publicBytes(in: 0..<ciphertext.count)
    }

    /// Opens what was sealed under a pad; the inverse of ``sealed(under:)``.
    ///
    /// Constant time.
    ///
    /// - Parameters:
    ///   - ciphertext: The ciphertext.
    ///   - pad: As many bytes; `nil` is returned for any other number.
    package init?(opening ciphertext: [UInt8], under pad: borrowing SecretBytes) {
        guard let opened = SecretBytes(copying: ciphertext).combined(with: pad) else { return nil }
        self = opened
    }

    /// The bytes, each combined with one of a mask by exclusive or, as secret as before; constant time.
    ///
    /// - Parameter mask: The mask; bytes beyond its end stay as they are.
    /// - Returns: The mixture.
    package borrowing func mixed(with mask: borrowing SecretBytes) -> SecretBytes {
        let result = duplicate()
        result.formXor(mask)
        return result
    }

    private borrowing func combined(with pad: borrowing SecretBytes) -> SecretBytes? {
        guard count == pad.count else { return nil }
        let result = duplicate()
        result.formXor(pad)
        return result
    }
}
