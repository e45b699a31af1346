import CeremonyLog
import DKG
import TestSupport
import Testing

@Suite("Parameters of the key derivation")
struct KeyDerivationTests {
    /// A file whose derivation says this, with a check that fits.
    private func file(passes: UInt32, memoryKiB: UInt32, lanes: UInt32) throws -> [UInt8] {
        var writer = ByteWriter()
        writer.append([1, 0x0C, 1])
        writer.append(passes)
        writer.append(memoryKiB)
        writer.append(lanes)
        writer.append(try SealedSample.file().encoded.dropFirst(15))
        return SealedSample.checked(writer.bytes)
    }

    private func error(passes: UInt32, memoryKiB: UInt32) -> SealedFileError? {
        do throws(SealedFileError) {
            _ = try KeyDerivation(passes: passes, memoryKiB: memoryKiB, salt: SealedSample.salt)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "Passes: 1 to 10, in a file and by the caller",
        arguments: [(0, false), (1, true), (10, true), (11, false), (.max, false)]
            as [(UInt32, Bool)])
    func passes(number: UInt32, isAllowed: Bool) throws {
        let expected: SealedFileError? = isAllowed ? nil : .passes(got: number)
        #expect(error(passes: number, memoryKiB: 64) == expected)
        let file = try file(passes: number, memoryKiB: 64, lanes: 1)
        #expect(SealedSample.error(decoding: file) == expected)
    }

    @Test(
        "Memory: 8 KiB to 1 GiB, in a file and by the caller",
        arguments: [
            (0, false), (7, false), (8, true), (1 << 20, true), (1 << 20 + 1, false), (.max, false),
        ] as [(UInt32, Bool)])
    func memory(number: UInt32, isAllowed: Bool) throws {
        let expected: SealedFileError? = isAllowed ? nil : .memory(gotKiB: number)
        #expect(error(passes: 1, memoryKiB: number) == expected)
        let file = try file(passes: 1, memoryKiB: number, lanes: 1)
        #expect(SealedSample.error(decoding: file) == expected)
    }

    @Test("Lanes: one", arguments: [0, 2, .max] as [UInt32])
    func lanes(number: UInt32) throws {
        let file = try file(passes: 1, memoryKiB: 64, lanes: number)
        #expect(SealedSample.error(decoding: file) == .lanes(got: number))
    }

    @Test("Another version, and another function, are said")
    func versions() throws {
        var bytes = try SealedSample.file().encoded
        bytes[0] = 2
        #expect(SealedSample.error(decoding: SealedSample.checked(bytes)) == .version(got: 2))
        bytes[0] = 1
        bytes[2] = 2
        #expect(SealedSample.error(decoding: SealedSample.checked(bytes)) == .function(got: 2))
    }

    @Test("The salt has 16 bytes, and is drawn anew for each file")
    func salts() throws {
        for count in [0, 15, 17] {
            #expect(throws: SealedFileError.saltLength(got: count)) {
                _ = try SealedSample.derivation(salt: [UInt8](repeating: 1, count: count))
            }
        }
        var random = SeededRandomSource(seed: 1)
        let first = try KeyDerivation(random: &random)
        let second = try KeyDerivation(random: &random)
        #expect(first.salt != second.salt)
        #expect(first.salt.count == 16)
        #expect(first.passes == 4 && first.memoryKiB == 262_144)
        let small = try KeyDerivation(passes: 2, memoryKiB: 65_536, random: &random)
        #expect(small.passes == 2 && small.memoryKiB == 65_536)
        #expect(throws: SealedFileError.random(.allZero)) {
            var zeros = ZeroSource()
            _ = try KeyDerivation(random: &zeros)
        }
        #expect(throws: SealedFileError.passes(got: 11)) {
            _ = try KeyDerivation(passes: 11, random: &random)
        }
    }

    @Test("Errors say what was expected, what came and what to do")
    func descriptions() {
        let errors: [SealedFileError] = [
            .changed, .tooLong(maximum: 1, got: 2), .malformed(.trailing(count: 1)),
            .version(got: 2), .otherKind(expected: .identity, got: 0x0E), .function(got: 2),
            .passes(got: 0), .memory(gotKiB: 7), .lanes(got: 2), .saltLength(got: 15),
            .random(.allZero), .otherDerivation, .notAuthentic,
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(SealedFileError.passes(got: 0).description.contains("1 to 10"))
        #expect(SealedFileError.memory(gotKiB: 7).description.contains("8 to 1048576 KiB"))
    }
}

/// A generator that leaves the memory as it was.
struct ZeroSource: RandomSource {
    mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {}
}
