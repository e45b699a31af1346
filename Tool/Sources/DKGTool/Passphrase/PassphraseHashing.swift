import CLibArgon2
import CeremonyLog
import DKG

/// Argon2id, by which a passphrase becomes a key (Nodes.md, section 3).
enum PassphraseHashing {
    /// Derives the key of a sealed file.
    ///
    /// - Parameters:
    ///   - passphrase: The passphrase.
    ///   - derivation: How; its bounds were checked when it was made.
    /// - Returns: The key.
    /// - Throws: ``PassphraseError/memory(kibibytes:)``, ``PassphraseError/derivation(code:)`` or
    ///   ``PassphraseError/wrongLibrary``.
    static func key(
        of passphrase: borrowing SecretBytes, _ derivation: KeyDerivation
    ) throws(PassphraseError) -> SealedFileKey {
        guard isLibraryRight else { throw .wrongLibrary }
        var code: Int32 = 0
        let bytes = SecretBytes(count: SealedFileKey.byteCount) { output in
            unsafe output.withUnsafeMutableBytes { buffer, count in
                code = unsafe hash(passphrase, derivation, into: buffer)
                if code == ARGON2_OK.rawValue { count = buffer.count }
            }
        }
        if code == ARGON2_MEMORY_ALLOCATION_ERROR.rawValue {
            throw .memory(kibibytes: derivation.memoryKiB)
        }
        // Nothing was filled in if it failed.
        guard let key = SealedFileKey(bytes, derivedBy: derivation) else {
            throw .derivation(code: code)
        }
        return key
    }

    private static func hash(
        _ passphrase: borrowing SecretBytes, _ derivation: KeyDerivation,
        into buffer: UnsafeMutableRawBufferPointer
    ) -> Int32 {
        passphrase.withBytes { passphrase in
            unsafe passphrase.withUnsafeBytes { passphrase in
                unsafe derivation.salt.withUnsafeBytes { salt in
                    unsafe argon2id_hash_raw(
                        derivation.passes, derivation.memoryKiB, KeyDerivation.lanes,
                        passphrase.baseAddress, passphrase.count, salt.baseAddress, salt.count,
                        buffer.baseAddress, buffer.count)
                }
            }
        }
    }

    /// Whether the library answers one question, with public values, as two others do.
    ///
    /// They are argon2-cffi for Python, and libsodium. It is asked once.
    private static let isLibraryRight: Bool = {
        let answer = "1ffcf383ba5c3ad3baa679e3ac2240e5f28789e9dd57a7320a3f9845c9da6bdf"
        guard let derivation = try? KeyDerivation(passes: 1, memoryKiB: 8, salt: Array(0..<16))
        else { return false }
        var bytes = [UInt8](repeating: 0, count: SealedFileKey.byteCount)
        let code = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe hash(
                SecretBytes(copying: Array("known answer".utf8)), derivation, into: buffer)
        }
        return code == ARGON2_OK.rawValue && bytes.hexadecimal == answer
    }()
}
