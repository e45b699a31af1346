public import DKG

/// How the key of a sealed file follows from a passphrase: Argon2id (RFC 9106) with these parameters.
///
/// They stand in the clear in the file's header, so that whoever knows the passphrase can derive the key. This
/// module does not derive it: the caller does, with any implementation of Argon2id, version 13 (hexadecimal),
/// 32 bytes of output, neither secret nor associated data.
///
/// The bounds hold wherever parameters come from. Those of a file are refused before anybody allocates the memory
/// that they ask for: a file from a stranger must not be able to ask for all of it.
public struct KeyDerivation: Hashable, Sendable {
    /// t, how often Argon2id goes over its memory.
    public let passes: UInt32

    /// m, the memory of Argon2id in KiB.
    public let memoryKiB: UInt32

    /// 16 public bytes, drawn for the file.
    public let salt: [UInt8]

    /// p, the number of lanes.
    ///
    /// Always one: libsodium knows no other number.
    public static let lanes: UInt32 = 1

    /// The size of the salt.
    public static let saltByteCount = 16

    /// How many passes are allowed.
    public static let passesRange: ClosedRange<UInt32> = 1...10

    /// How much memory is allowed in KiB: from the least that Argon2id takes with one lane to 1 GiB.
    public static let memoryRange: ClosedRange<UInt32> = 8...1 << 20

    /// The passes of a new file, where nobody says otherwise.
    public static let defaultPasses: UInt32 = 4

    /// The memory of a new file in KiB, where nobody says otherwise: 256 MiB, which takes about a second.
    public static let defaultMemoryKiB: UInt32 = 256 << 10

    /// Gathers parameters.
    ///
    /// - Parameters:
    ///   - passes: t, one of ``passesRange``.
    ///   - memoryKiB: m in KiB, one of ``memoryRange``.
    ///   - salt: 16 bytes that no other file has.
    /// - Throws: ``SealedFileError/passes(got:)``, ``SealedFileError/memory(gotKiB:)`` or
    ///   ``SealedFileError/saltLength(got:)``.
    public init(passes: UInt32, memoryKiB: UInt32, salt: [UInt8]) throws(SealedFileError) {
        guard KeyDerivation.passesRange.contains(passes) else { throw .passes(got: passes) }
        guard KeyDerivation.memoryRange.contains(memoryKiB) else {
            throw .memory(gotKiB: memoryKiB)
        }
        guard salt.count == KeyDerivation.saltByteCount else {
            throw .saltLength(got: salt.count)
        }
        self.passes = passes
        self.memoryKiB = memoryKiB
        self.salt = salt
    }

    /// Draws the salt of a new file.
    ///
    /// - Parameters:
    ///   - passes: t, one of ``passesRange``.
    ///   - memoryKiB: m in KiB, one of ``memoryRange``.
    ///   - source: Where the salt comes from.
    /// - Throws: ``SealedFileError/passes(got:)``, ``SealedFileError/memory(gotKiB:)`` or
    ///   ``SealedFileError/random(_:)``.
    public init(
        passes: UInt32 = KeyDerivation.defaultPasses,
        memoryKiB: UInt32 = KeyDerivation.defaultMemoryKiB, random source: inout some RandomSource
    ) throws(SealedFileError) {
        let salt: [UInt8]
        do throws(RandomSourceError) {
            salt = Array(try Digest(random: &source).encoded.prefix(KeyDerivation.saltByteCount))
        } catch {
            throw .random(error)
        }
        try self.init(passes: passes, memoryKiB: memoryKiB, salt: salt)
    }
}
