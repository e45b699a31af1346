import DKG
import TestSupport
import Testing

/// Whatever is altered in a group key file, it is refused (O1, O2, O10).
@Suite("Group key files")
struct GroupKeyFileTests {
    private static let schemes = CommitmentScheme.allCases

    @Test("Every single bit flipped in turn (O1)", arguments: schemes)
    func bits(scheme: CommitmentScheme) throws {
        let key = try ResultSample(scheme, n: 3, t: 2).key
        let file = key.encoded
        for bit in 0..<(8 * file.count) {
            var flipped = file
            flipped[bit / 8] ^= 1 << (bit % 8)
            #expect(throws: KeyFileError.self, "bit \(bit)") { try GroupKey(decoding: flipped) }
        }
        #expect(try GroupKey(decoding: file) == key)
    }

    @Test("Every truncation, and trailing bytes (O6)")
    func length() throws {
        let file = try ResultSample(n: 3, t: 2).key.encoded
        for count in 0..<file.count {
            #expect(throws: KeyFileError.self, "\(count)") {
                try GroupKey(decoding: Array(file.prefix(count)))
            }
        }
        for extra in [1, 2, 66] {
            #expect(throws: KeyFileError.malformed(.trailing(count: extra))) {
                try GroupKey(decoding: file + [UInt8](repeating: 0, count: extra))
            }
        }
        #expect(throws: KeyFileError.malformed(.truncated(needed: 1, available: 0))) {
            try GroupKey(decoding: [])
        }
    }

    @Test("A join that is not in the roster")
    func outsideTheRoster() throws {
        let key = try ResultSample(n: 3, t: 2).key
        let file = key.encoded
        let last = try #require(key.session.joins.last)
        let join = [0, 3] + last.encryptionKey.compressed
        let start = try #require(file.indices.first { file[$0...].starts(with: join) })
        for value in [4, 5, 255] as [UInt8] {
            let altered = KeyFileError.malformed(
                .unexpectedValue(field: "the joins", got: Int(value)))
            #expect(throws: altered) {
                try GroupKey(decoding: file.replacing([value], at: start + 1))
            }
        }
    }

    @Test("Version and kind")
    func preamble() throws {
        let sample = try ResultSample(n: 3, t: 2)
        let file = sample.key.encoded
        let version = KeyFileError.malformed(
            .unexpectedValue(field: "the version of the file", got: 2))
        #expect(throws: version) { try GroupKey(decoding: file.replacing([2], at: 0)) }
        let kind = KeyFileError.malformed(
            .unexpectedValue(
                field: "the kind of the file (1 group key, 2 key package, 3 fault)", got: 2))
        #expect(throws: kind) { try GroupKey(decoding: file.replacing([2], at: 1)) }
        // A key package is no group key.
        #expect(throws: kind) { try GroupKey(decoding: sample.packageBytes(of: 1)) }
    }

    @Test("Purpose, board, scheme, threshold, roster, instance and context altered (O10)")
    func ceremony() throws {
        let key = try ResultSample(n: 5, t: 2).key
        let file = key.encoded
        // 01 01 scheme purpose board t t n n roster
        let altered: [(String, [UInt8], Int)] = [
            ("purpose decryption", [2], 3), ("purpose randomness", [3], 3), ("relay", [2], 4),
            ("feldman", [1], 2), ("threshold 1", [0, 1], 5), ("threshold 3", [0, 3], 5),
            ("instance", [file[2 + 7 + 160] ^ 1], 2 + 7 + 160),
            ("context", [file[2 + 7 + 160 + 33] ^ 1], 2 + 7 + 160 + 33),
            ("roster", key.ceremony.roster.keys.reversed().flatMap(\.bytes), 9),
        ]
        for (name, bytes, position) in altered {
            let other = file.replacing(bytes, at: position)
            #expect(other != file)
            #expect(throws: KeyFileError.self, "\(name)") { try GroupKey(decoding: other) }
        }
        // What could not have been a ceremony at all says so.
        #expect(
            throws: KeyFileError.ceremony(
                .tooFewParticipants(board: .agreed, threshold: 4, needed: 7, got: 5))
        ) { try GroupKey(decoding: file.replacing([0, 4], at: 5)) }
        #expect(throws: KeyFileError.ceremony(.threshold(got: 0))) {
            try GroupKey(decoding: file.replacing([0, 0], at: 5))
        }
        #expect(throws: KeyFileError.malformed(.unexpectedValue(field: "the purpose", got: 4))) {
            try GroupKey(decoding: file.replacing([4], at: 3))
        }
    }

    @Test("Counts that lie, also huge ones, run out of bytes or are refused before they are used")
    func counts() throws {
        let key = try ResultSample(n: 3, t: 2).key
        let file = key.encoded
        let joins = 2 + 7 + 96 + 32 + 1 + key.ceremony.context.count
        let qualified = joins + 2 + 3 * 67 + 32
        let points = qualified + 2 * (2 + 6)
        for position in [joins, qualified, qualified + 8, points, points + 2 + 66] {
            for count in [0xffff, 4, 2, 0] {
                let other = file.replacing([UInt8(count >> 8), UInt8(count & 255)], at: position)
                if other == file { continue }
                #expect(throws: KeyFileError.self, "\(count) at \(position)") {
                    try GroupKey(decoding: other)
                }
            }
            #expect(file[position] == 0)
            #expect(file[position + 1] == (position == points ? 2 : 3), "\(position)")
        }
        #expect(
            throws: KeyFileError.malformed(.countAbove(field: "the joins", maximum: 3, got: 4))
        ) { try GroupKey(decoding: file.replacing([0, 4], at: joins)) }
        #expect(
            throws: KeyFileError.malformed(
                .count(field: "the public polynomial", expected: 2, got: 3))
        ) { try GroupKey(decoding: file.replacing([0, 3], at: points)) }
        #expect(
            throws: KeyFileError.malformed(
                .notAscending(field: "the qualified set", previous: 2, next: 2))
        ) {
            try GroupKey(
                decoding: file.replacing([0, 2], at: qualified + 2)
                    .replacing([0, 2], at: qualified + 4))
        }
        #expect(
            throws: KeyFileError.malformed(.unexpectedValue(field: "the holders", got: 4))
        ) { try GroupKey(decoding: file.replacing([0, 4], at: qualified + 8 + 6)) }
    }

    @Test("The file is read back as the same key", arguments: schemes, BoardKind.allCases)
    func roundTrip(scheme: CommitmentScheme, board: BoardKind) throws {
        let key = try ResultSample(scheme, n: 4, t: 2, board: board).key
        let decoded = try GroupKey(decoding: key.encoded)
        #expect(decoded == key)
        #expect(decoded.ceremony == key.ceremony)
        #expect(decoded.session.id == key.session.id)
        #expect(decoded.publicKey == key.publicKey)
        #expect(decoded.threshold.count == 2)
        #expect(decoded.purpose == .signing)
    }
}
