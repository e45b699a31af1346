import CeremonyLog
import DKG
import TestSupport

/// A key, a derivation, and files that are changed in every way.
enum SealedSample {
    static let salt = [UInt8](0x10..<0x20)

    static func derivation(
        passes: UInt32 = 4, memoryKiB: UInt32 = 256 << 10, salt: [UInt8] = SealedSample.salt
    ) throws -> KeyDerivation {
        try KeyDerivation(passes: passes, memoryKiB: memoryKiB, salt: salt)
    }

    /// The key whose bytes begin with `first` and count up from there.
    static func key(
        _ first: UInt8 = 0x20, derivedBy derivation: KeyDerivation? = nil
    ) throws -> SealedFileKey {
        let bytes = SecretBytes(copying: (0..<32).map { first &+ $0 })
        guard let key = SealedFileKey(bytes, derivedBy: try derivation ?? self.derivation()) else {
            throw TestError("a key has 32 bytes")
        }
        return key
    }

    /// 0, 1, 2 and so on.
    static func content(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    }

    /// A file with the key of `key()`.
    static func file(
        _ content: [UInt8] = SealedSample.content(64), as kind: SealedFile.Kind = .identity
    ) throws -> SealedFile {
        try SealedFile(sealing: SecretBytes(copying: content), as: kind, with: key())
    }

    /// A file with a check that fits again, as somebody makes it who alters one on purpose.
    static func checked(_ bytes: [UInt8]) -> [UInt8] {
        let rest = Array(bytes.dropLast(4))
        return rest + SHA256.hash(rest).prefix(4)
    }

    /// Why bytes do not decode; `nil` if they do.
    static func error(
        decoding bytes: [UInt8], as kind: SealedFile.Kind = .identity
    ) -> SealedFileError? {
        do throws(SealedFileError) {
            _ = try SealedFile(decoding: bytes, as: kind)
            return nil
        } catch {
            return error
        }
    }

    /// Why a file does not open; `nil` if it does.
    static func error(
        opening file: SealedFile, with key: borrowing SealedFileKey
    ) -> SealedFileError? {
        do throws(SealedFileError) {
            _ = try file.open(with: key)
            return nil
        } catch {
            return error
        }
    }
}

extension SecretBytes {
    /// All of the bytes.
    borrowing func all() -> [UInt8] { publicBytes(in: 0..<count) }
}
