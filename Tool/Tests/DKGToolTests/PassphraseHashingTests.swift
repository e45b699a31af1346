import CeremonyLog
import DKG
import Foundation
import Testing

@testable import DKGTool

@Suite("Argon2id")
struct PassphraseHashingTests {
    /// The key as hexadecimal digits.
    private func hash(_ passphrase: String, passes: UInt32, memoryKiB: UInt32) throws -> Digest {
        let derivation = try KeyDerivation(
            passes: passes, memoryKiB: memoryKiB, salt: Array(0..<16))
        let key = try PassphraseHashing.key(
            of: SecretBytes(copying: Array(passphrase.utf8)), derivation)
        // The key shows its bytes to nobody, but what is sealed with it tells keys apart.
        let file = try SealedFile(sealing: SecretBytes(copying: []), as: .state, with: key)
        return try Digest(decoding: file.encoded[31..<63])
    }

    /// The same with the key that another implementation derives.
    private func tag(_ key: String, passes: UInt32, memoryKiB: UInt32) throws -> Digest {
        let derivation = try KeyDerivation(
            passes: passes, memoryKiB: memoryKiB, salt: Array(0..<16))
        let bytes = try #require([UInt8](hexadecimal: key))
        guard let key = SealedFileKey(SecretBytes(copying: bytes), derivedBy: derivation) else {
            Issue.record("a key has 32 bytes")
            return .zero
        }
        let file = try SealedFile(sealing: SecretBytes(copying: []), as: .state, with: key)
        return try Digest(decoding: file.encoded[31..<63])
    }

    /// Two libraries for Python say this.
    ///
    /// They are argon2-cffi, which has the reference implementation, and PyNaCl, which has that of libsodium:
    ///
    ///     hash_secret_raw(passphrase, bytes(range(16)), t, m, 1, 32, Type.ID).hex()
    ///     crypto_pwhash_alg(32, passphrase, bytes(range(16)), t, 1024 * m, crypto_pwhash_ALG_ARGON2ID13).hex()
    @Test(
        "The key is the one of the reference implementation and of libsodium",
        arguments: [
            (1, 64, "92dc5d67019623868bde079275e522f4b7e8213d3414ed85cbc2ac8a41117288"),
            (3, 8, "7744e9ee1925ffcab43d94e81f1e845b930f4beb49226906b5da0ecaefff4c73"),
        ] as [(UInt32, UInt32, String)])
    func knownAnswers(passes: UInt32, memoryKiB: UInt32, key: String) throws {
        let passphrase = "correct horse battery staple"
        let expected = try tag(key, passes: passes, memoryKiB: memoryKiB)
        #expect(try hash(passphrase, passes: passes, memoryKiB: memoryKiB) == expected)
        // Every parameter counts.
        #expect(try hash(passphrase + "r", passes: passes, memoryKiB: memoryKiB) != expected)
    }

    @Test("Memory that is not there is said")
    func memory() throws {
        let folder = try TestFolder()
        let run = try folder.shell(
            "ulimit -v 900000; printf secret | "
                + "dkg identity new --data d --kdf-memory 1024 --passphrase-fd 0")
        #expect(run.status == 1, "\(run.error)")
        #expect(run.error.contains("1024 MiB of memory"), "\(run.error)")
    }

    @Test(
        "Another library in the way of libargon2 is noticed before anything is sealed",
        .enabled(if: hasCompiler, "a C compiler and LD_PRELOAD are needed"))
    func foreignLibrary() throws {
        let folder = try TestFolder()
        // One that answers the same to everybody.
        let source =
            "int argon2id_hash_raw(unsigned t, unsigned m, unsigned p, const void *w, unsigned long n, "
            + "const void *s, unsigned long k, unsigned char *h, unsigned long l) "
            + "{ while (l) h[--l] = 7; return 0; }"
        try folder.write(Array(source.utf8), to: "wrong.c")
        try folder.succeed("cc -shared -fPIC -o wrong.so wrong.c")
        let command = "\"$0\" identity new --data d \(IdentityCommandTests.quick) --passphrase-fd 0"
        let run = try folder.shell("printf secret | env LD_PRELOAD=$PWD/wrong.so " + command)
        #expect(run.status == 1)
        #expect(run.error.contains("argon2id_hash_raw gives a wrong answer"), "\(run.error)")
        #expect(try folder.shell("ls d").output == "lock\n")
    }

    private static let hasCompiler: Bool = {
        #if os(Linux)
            (try? Tool.shell("cc --version").status) == 0
        #else
            false
        #endif
    }()
}
