import DKG
import TestSupport
import Testing

/// Key packages: a share that belongs to nobody, or to somebody else, is refused.
@Suite("Key packages")
struct KeyPackageFileTests {
    private func decode(_ bytes: [UInt8]) throws(KeyFileError) -> Int {
        Int(try KeyPackage(decoding: SecretBytes(copying: bytes)).index.value)
    }

    @Test("Every single bit flipped in turn (O1)")
    func bits() throws {
        let file = try ResultSample(n: 3, t: 2).packageBytes(of: 2)
        for bit in 0..<(8 * file.count) {
            var flipped = file
            flipped[bit / 8] ^= 1 << (bit % 8)
            #expect(throws: KeyFileError.self, "bit \(bit)") { try decode(flipped) }
        }
        #expect(try decode(file) == 2)
    }

    @Test("Every truncation, and trailing bytes")
    func length() throws {
        let file = try ResultSample(n: 3, t: 2).packageBytes(of: 2)
        for count in 0..<file.count {
            let error = #expect(throws: KeyFileError.self, "\(count)") {
                try decode(Array(file.prefix(count)))
            }
            if count <= 36 {
                #expect(error == .malformed(.truncated(needed: 37, available: count)))
            }
        }
        #expect(throws: KeyFileError.malformed(.trailing(count: 1))) { try decode(file + [0]) }
    }

    @Test("Another's share, another's index, a share of zero, an index outside")
    func shares() throws {
        let sample = try ResultSample()
        let first = try sample.packageBytes(of: 1)
        let second = try sample.packageBytes(of: 2)
        #expect(first != second)
        let index = try ParticipantIndex(1)
        for share in [Array(second[4..<36]), [UInt8](repeating: 0, count: 32)] {
            #expect(throws: KeyFileError.shareMismatch(index)) {
                try decode(first.replacing(share, at: 4))
            }
        }
        #expect(throws: KeyFileError.shareMismatch(try ParticipantIndex(2))) {
            try decode(first.replacing([0, 2], at: 2))
        }
        for number in [6, 0x0100, 0xffff] {
            #expect(throws: KeyFileError.notAMember(try ParticipantIndex(number))) {
                try decode(first.replacing([UInt8(number >> 8), UInt8(number & 255)], at: 2))
            }
        }
        #expect(
            throws: KeyFileError.malformed(.unexpectedValue(field: "the index", got: 0))
        ) { try decode(first.replacing([0, 0], at: 2)) }
        #expect(throws: KeyFileError.malformed(.scalar(.notReduced))) {
            try decode(first.replacing(Scalar.orderBytes, at: 4))
        }
        #expect(try decode(first) == 1)
        #expect(try decode(second) == 2)
    }

    @Test("A group key is not a key package, and the share of one key none of another")
    func mixed() throws {
        let sample = try ResultSample()
        let other = try ResultSample(instance: "another")
        #expect(
            throws: KeyFileError.malformed(
                .unexpectedValue(
                    field: "the kind of the file (1 group key, 2 key package, 3 fault)", got: 1))
        ) { try decode(sample.key.encoded) }
        let share = try sample.packageBytes(of: 1)[..<36]
        #expect(throws: KeyFileError.shareMismatch(try ParticipantIndex(1))) {
            try decode(share + other.key.encoded)
        }
        #expect(try decode(share + sample.key.encoded) == 1)
    }

    @Test("Put together from parts")
    func parts() throws {
        let sample = try ResultSample()
        let package = try sample.package(of: 3)
        let index = package.index
        let share = package.share.disclosed()
        #expect(package.verificationShare == share.timesGenerator())
        func make(_ number: Int, _ share: Scalar) throws(KeyFileError) -> Point {
            guard let index = try? ParticipantIndex(number) else { return .infinity }
            return try KeyPackage(
                index: index, share: SecretScalar(share), groupKey: sample.key
            ).verificationShare
        }
        #expect(try make(3, share) == sample.key.verificationShare(of: index))
        #expect(throws: KeyFileError.shareMismatch(index)) { try make(3, share + .one) }
        #expect(throws: KeyFileError.shareMismatch(try ParticipantIndex(4))) { try make(4, share) }
        #expect(throws: KeyFileError.notAMember(try ParticipantIndex(6))) { try make(6, share) }
    }

    @Test("Somebody in the roster that did not join is no member")
    func notJoined() throws {
        var bench = try Bench(n: 5, t: 2)
        bench.postings[5] = []
        bench.finish()
        let key = try #require(bench.state.groupKey)
        let five = try ParticipantIndex(5)
        #expect(key.verificationShare(of: five) == nil)
        #expect(throws: KeyFileError.notAMember(five)) {
            _ = try KeyPackage(index: five, share: SecretScalar(Scalar.one), groupKey: key)
        }
    }

    @Test("A file of more than a kilobyte is written and read like a small one")
    func large() throws {
        let sample = try ResultSample(n: 15, t: 3)
        let file = try sample.packageBytes(of: 15)
        #expect(file.count > 2048)
        #expect(file.suffix(sample.key.encoded.count) == sample.key.encoded[...])
        #expect(try decode(file) == 15)
    }
}
