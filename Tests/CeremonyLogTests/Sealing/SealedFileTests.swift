import DKG
import TestSupport
import Testing

@testable import CeremonyLog

@Suite("Sealed files")
struct SealedFileTests {
    @Test(
        "What was sealed opens, whatever its length",
        arguments: [0, 1, 31, 32, 33, 63, 64, 65, 1000])
    func opens(count: Int) throws {
        let content = SealedSample.content(count)
        for kind in SealedFile.Kind.allCases {
            let sealed = try SealedSample.file(content, as: kind)
            let file = try SealedFile(decoding: sealed.encoded, as: kind)
            #expect(file == sealed)
            #expect(file.kind == kind)
            #expect(try file.derivation == SealedSample.derivation())
            let opened = try file.open(with: SealedSample.key()).all()
            #expect(opened == content)
        }
    }

    @Test("The content is not in the file, and each block has another pad")
    func hidden() throws {
        let zeros = [UInt8](repeating: 0, count: 96)
        let file = try SealedSample.file(zeros).encoded
        let pads = (0..<3).map { Array(file[63 + 32 * $0..<95 + 32 * $0]) }
        #expect(Set(pads).count == 3)
        // Another content, another tag, other pads.
        let other = try SealedSample.file([1] + zeros.dropFirst()).encoded
        #expect(other[31..<63] != file[31..<63])
        #expect(other[95..<159] != file[95..<159])
        // Another key, and another kind, too.
        let otherKey = try SealedFile(
            sealing: SecretBytes(copying: zeros), as: .identity, with: SealedSample.key(9)
        ).encoded
        #expect(otherKey[31..<159] != file[31..<159])
        let otherKind = try SealedSample.file(zeros, as: .state).encoded
        #expect(otherKind[31..<63] != file[31..<63])
        #expect(otherKind[63..<159] != file[63..<159])
        // The same of the same is the same.
        #expect(try SealedSample.file(zeros).encoded == file)
    }

    @Test("Every bit that is changed by accident is seen without the passphrase")
    func changed() throws {
        let bytes = try SealedSample.file().encoded
        for position in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[position] ^= 1 << bit
                #expect(SealedSample.error(decoding: changed) == .changed, "\(position), \(bit)")
            }
        }
        for count in bytes.indices {
            #expect(SealedSample.error(decoding: Array(bytes[..<count])) == .changed)
        }
        #expect(SealedSample.error(decoding: bytes + [0]) == .changed)
        #expect(SealedSample.error(decoding: bytes) == nil)
    }

    @Test("Every bit that is altered on purpose is refused all the same")
    func altered() throws {
        let bytes = try SealedSample.file(SealedSample.content(70)).encoded
        for position in 0..<bytes.count - 4 {
            for bit in 0..<8 {
                var altered = bytes
                altered[position] ^= 1 << bit
                altered = SealedSample.checked(altered)
                if SealedSample.error(decoding: altered) != nil {
                    // Version, kind and derivation say by themselves what is wrong.
                    #expect(position < 31)
                    continue
                }
                let file = try SealedFile(decoding: altered, as: .identity)
                // With the key that the altered header asks for, as the caller would derive it: here the same
                // bytes, which is more than an attacker has.
                let key = try SealedSample.key(derivedBy: file.derivation)
                #expect(
                    SealedSample.error(opening: file, with: key) == .notAuthentic,
                    "byte \(position), bit \(bit)")
            }
        }
    }

    @Test("Shortened and continued on purpose: refused")
    func lengths() throws {
        let bytes = try SealedSample.file().encoded
        let body = Array(bytes.dropLast(4))
        let key = try SealedSample.key()
        for count in 0..<63 {
            let cut = SealedSample.checked(Array(body[..<count]) + [0, 0, 0, 0])
            guard case .malformed(.truncated)? = SealedSample.error(decoding: cut) else {
                Issue.record(
                    "\(count) bytes: \(String(describing: SealedSample.error(decoding: cut)))")
                continue
            }
        }
        for body in [Array(body[..<63]), Array(body.dropLast()), body + [0]] {
            let file = try SealedFile(
                decoding: SealedSample.checked(body + [0, 0, 0, 0]), as: .identity)
            #expect(SealedSample.error(opening: file, with: key) == .notAuthentic)
        }
    }

    @Test("A wrong passphrase, and a key that was derived in another way, are told apart")
    func keys() throws {
        let file = try SealedSample.file()
        #expect(
            try SealedSample.error(opening: file, with: SealedSample.key(0x21)) == .notAuthentic)
        for derivation in [
            try SealedSample.derivation(passes: 5), try SealedSample.derivation(memoryKiB: 8),
            try SealedSample.derivation(salt: [UInt8](repeating: 1, count: 16)),
        ] {
            let key = try SealedSample.key(derivedBy: derivation)
            #expect(SealedSample.error(opening: file, with: key) == .otherDerivation)
        }
        for bytes in [
            [UInt8](repeating: 0, count: 32), [], SealedSample.content(31),
            SealedSample.content(33),
        ] {
            let derivation = try SealedSample.derivation()
            switch SealedFileKey(SecretBytes(copying: bytes), derivedBy: derivation) {
            case .some: Issue.record("\(bytes.count) bytes")
            case .none: break
            }
        }
    }

    @Test("Another kind under that name is said, and what it is")
    func kinds() throws {
        for kind in SealedFile.Kind.allCases {
            let bytes = try SealedSample.file(as: kind).encoded
            for expected in SealedFile.Kind.allCases where expected != kind {
                let error = SealedSample.error(decoding: bytes, as: expected)
                #expect(error == .otherKind(expected: expected, got: kind.rawValue))
                #expect(error?.description.contains("of the kind '\(kind)'") == true)
            }
            #expect(SealedSample.error(decoding: bytes, as: kind) == nil)
        }
        var unknown = try SealedSample.file().encoded
        unknown[1] = 0x0F
        let error = SealedSample.error(decoding: SealedSample.checked(unknown))
        #expect(error == .otherKind(expected: .identity, got: 0x0F))
        #expect(error?.description.contains("unknown kind 15") == true)
    }

    @Test("Contents and files above the limit are refused before anything is made of them")
    func limits() throws {
        let maximum = 64 << 20
        #expect(SealedFile.contentLimit == maximum)
        let huge = SecretBytes(copying: [UInt8](repeating: 0, count: maximum + 1))
        let key = try SealedSample.key()
        #expect(throws: SealedFileError.tooLong(maximum: maximum, got: maximum + 1)) {
            _ = try SealedFile(sealing: huge, as: .state, with: key)
        }
        let bytes = [UInt8](repeating: 0, count: maximum + 68)
        #expect(
            SealedSample.error(decoding: bytes)
                == .tooLong(maximum: maximum + 67, got: maximum + 68))
        #expect(SealedFile.byteLimit == maximum + 67)
        #expect(throws: Never.self) { try SealedFile.check(3, atMost: 3) }
        #expect(throws: SealedFileError.tooLong(maximum: 3, got: 4)) {
            try SealedFile.check(4, atMost: 3)
        }
    }
}
