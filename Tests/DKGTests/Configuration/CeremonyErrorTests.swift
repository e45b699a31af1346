import DKG
import TestSupport
import Testing

/// What a configuration refuses (S1, S2, S3, S7), each with a twin that works.
@Suite("Refused configurations")
struct CeremonyErrorTests {
    /// Distinct valid keys: the generator's first multiples.
    static func roster(_ count: Int) throws -> Roster {
        var keys: [VerificationKey] = []
        for number in 0..<count {
            let point = Scalar(UInt64(number + 1)).timesGenerator()
            keys.append(try #require(point.verificationKey))
        }
        return try Roster(keys)
    }

    static func instance(_ number: UInt8? = nil) throws -> Ceremony.Instance {
        try Ceremony.Instance(TaggedHash("test instance").digest(of: number.map { [$0] } ?? []))
    }

    /// The configuration that works, unless an argument says otherwise.
    private func ceremony(
        scheme: CommitmentScheme = .pedersen, purpose: Purpose = .signing,
        board: BoardKind = .agreed, t: Int = 2, n: Int = 3, instance: Ceremony.Instance? = nil,
        context: [UInt8] = []
    ) throws -> Ceremony {
        try Ceremony(
            scheme: scheme, purpose: purpose, board: board, threshold: t,
            roster: CeremonyErrorTests.roster(n),
            instance: instance ?? CeremonyErrorTests.instance(), context: context)
    }

    @Test("A threshold of zero, below it or above 65535", arguments: [0, -1, 65536, .min, .max])
    func threshold(t: Int) throws {
        #expect(throws: CeremonyError.threshold(got: t)) { try ceremony(t: t) }
        #expect(try ceremony(t: 1).threshold.count == 1)
    }

    @Test(
        "The agreed board needs n >= 2t - 1",
        arguments: [(2, 1), (2, 2), (3, 4), (4, 3), (5, 8), (65535, 3)])
    func agreed(t: Int, n: Int) throws {
        let needed = 2 * t - 1
        #expect(
            throws: CeremonyError.tooFewParticipants(
                board: .agreed, threshold: t, needed: needed, got: n)
        ) { try ceremony(t: t, n: n) }
        if needed < 20 { #expect(try ceremony(t: t, n: needed).participantCount == needed) }
    }

    @Test("A relay needs n >= 3t - 2", arguments: [(2, 3), (3, 6), (4, 9), (3, 5)])
    func relay(t: Int, n: Int) throws {
        let needed = 3 * t - 2
        #expect(
            throws: CeremonyError.tooFewParticipants(
                board: .relay, threshold: t, needed: needed, got: n)
        ) { try ceremony(board: .relay, t: t, n: n) }
        #expect(try ceremony(board: .relay, t: t, n: needed).participantCount == needed)
        #expect(try ceremony(board: .agreed, t: t, n: n).participantCount == n)
    }

    @Test("Small ceremonies work", arguments: BoardKind.allCases, [(1, 1), (1, 2), (2, 4)])
    func small(board: BoardKind, size: (t: Int, n: Int)) throws {
        let ceremony = try ceremony(board: board, t: size.t, n: size.n)
        #expect(ceremony.participantCount == size.n)
        #expect(ceremony.threshold.count == size.t)
    }

    @Test("Feldman is refused for randomness, and for nothing else")
    func randomness() throws {
        #expect(throws: CeremonyError.biasedRandomness) {
            try ceremony(scheme: .feldman, purpose: .randomness)
        }
        for purpose in Purpose.allCases {
            #expect(try ceremony(scheme: .pedersen, purpose: purpose).purpose == purpose)
            if purpose != .randomness {
                #expect(try ceremony(scheme: .feldman, purpose: purpose).purpose == purpose)
            }
        }
    }

    @Test("A context has at most 255 bytes", arguments: [256, 1000])
    func context(length: Int) throws {
        #expect(throws: CeremonyError.contextTooLong(got: length)) {
            try ceremony(context: [UInt8](repeating: 1, count: length))
        }
        for length in [0, 1, 255] {
            let bytes = [UInt8](repeating: 1, count: length)
            #expect(try ceremony(context: bytes).context == bytes)
        }
    }

    @Test("An instance of zeros")
    func instance() throws {
        #expect(throws: CeremonyError.zeroInstance) { try Ceremony.Instance(.zero) }
        let last = try #require(Digest([UInt8](repeating: 0, count: 31) + [1]))
        #expect(try ceremony(instance: Ceremony.Instance(last)).instance.digest == last)
        // 40 bytes of a ceremony without members and context, of which 32 are the instance.
        var bytes = try ceremony().encoded
        bytes.replaceSubrange(
            bytes.count - 33..<bytes.count - 1, with: [UInt8](repeating: 0, count: 32))
        #expect(throws: KeyFileError.ceremony(.zeroInstance)) { try Ceremony(decoding: bytes) }
    }

    @Test("An instance is drawn from the source, whose faults are its own")
    func drawnInstance() throws {
        var source = SeededRandomSource(seed: 7)
        var same = SeededRandomSource(seed: 7)
        let drawn = try Ceremony.Instance(random: &source)
        #expect(try drawn.digest == Digest(random: &same) && drawn.description == "\(drawn.digest)")
        #expect(try Ceremony.Instance(random: &source) != drawn)
        struct Zeros: RandomSource {
            func fill(_ bytes: inout MutableRawSpan) {}
        }
        var zeros = Zeros()
        #expect(throws: RandomSourceError.allZero) { try Ceremony.Instance(random: &zeros) }
    }

    @Test("Every error says what came")
    func descriptions() throws {
        let first = try ParticipantIndex(3)
        let second = try ParticipantIndex(8)
        let errors: [(CeremonyError, [String])] = [
            (.rosterSize(got: 70_000), ["70000"]),
            (.duplicateIdentity(first: first, second: second), ["3", "8"]),
            (.invalidIdentity(index: second, .notOnCurve), ["8", "\(PointError.notOnCurve)"]),
            (.threshold(got: -4), ["-4"]),
            (
                .tooFewParticipants(board: .relay, threshold: 5, needed: 13, got: 12),
                ["relay", "5", "13", "12"]
            ),
            (.biasedRandomness, ["pedersen"]),
            (.contextTooLong(got: 300), ["300", "255"]),
            (.zeroInstance, ["32"]),
        ]
        for (error, parts) in errors {
            for part in parts { #expect("\(error)".contains(part), "\(error)") }
        }
    }
}
