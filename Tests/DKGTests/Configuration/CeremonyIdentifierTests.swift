import TestSupport
import Testing

@testable import DKG

@Suite("Ceremony: name, quorum, sizes")
struct CeremonyIdentifierTests {
    /// One ceremony for each field that differs from the first.
    private func variants() throws -> [Ceremony] {
        let roster = try CeremonyErrorTests.roster(7)
        let other = try Roster(roster.keys.reversed())
        let more = try CeremonyErrorTests.roster(8)
        let instance = try CeremonyErrorTests.instance()
        let next = try CeremonyErrorTests.instance(1)
        return [
            try Ceremony(threshold: 3, roster: roster, instance: instance),
            try Ceremony(scheme: .feldman, threshold: 3, roster: roster, instance: instance),
            try Ceremony(purpose: .decryption, threshold: 3, roster: roster, instance: instance),
            try Ceremony(purpose: .randomness, threshold: 3, roster: roster, instance: instance),
            try Ceremony(board: .relay, threshold: 3, roster: roster, instance: instance),
            try Ceremony(threshold: 2, roster: roster, instance: instance),
            try Ceremony(threshold: 3, roster: other, instance: instance),
            try Ceremony(threshold: 3, roster: more, instance: instance),
            try Ceremony(threshold: 3, roster: roster, instance: next),
            try Ceremony(threshold: 3, roster: roster, instance: instance, context: [0]),
            try Ceremony(threshold: 3, roster: roster, instance: instance, context: [0, 0]),
        ]
    }

    @Test("Every field is part of the name (S4)")
    func fields() throws {
        let all = try variants()
        #expect(Set(all.map(\.id)).count == all.count)
        #expect(Set(all).count == all.count)
        // The same fields give the same name.
        #expect(try variants() == all)
        #expect(try variants().map(\.id) == all.map(\.id))
    }

    @Test("A ceremony is what its bytes say, and its name is their hash")
    func encoding() throws {
        for ceremony in try variants() {
            let bytes = ceremony.encoded
            #expect(
                bytes.count == 40 + 32 * ceremony.participantCount + ceremony.context.count)
            #expect(TaggedHash("DKG/v1/ceremony").digest(of: bytes) == ceremony.id.digest)
            #expect(try Ceremony(decoding: bytes) == ceremony)
            #expect(throws: KeyFileError.malformed(.trailing(count: 1))) {
                try Ceremony(decoding: bytes + [0])
            }
            for count in 0..<bytes.count {
                #expect(throws: KeyFileError.self) {
                    try Ceremony(decoding: Array(bytes.prefix(count)))
                }
            }
        }
        var bytes = try variants()[0].encoded
        // The threshold: one that the roster is too small for.
        bytes[4] = 5
        #expect(
            throws: KeyFileError.ceremony(
                .tooFewParticipants(board: .agreed, threshold: 5, needed: 9, got: 7))
        ) {
            try Ceremony(decoding: bytes)
        }
    }

    @Test("Ceremonies that differ in any field are foreign to each other (S4)")
    func foreign() throws {
        let all = try variants()
        let identity = try SigningKey(decoding: SecretBytes(copying: Scalar(1).bytes))
        for other in all {
            let seed = CeremonySeed(
                for: other, identity: identity,
                fresh: SecretBytes(copying: [UInt8](repeating: 1, count: 32)))
            let participant = try UnstoredParticipant(
                ceremony: other, identity: identity.duplicate(), seed: seed)
            let expected: Receipt = other == all[0] ? .accepted : .foreign(id: other.id.digest)
            try expect(
                expected, receiving: participant.joinMessage, in: PublicState(ceremony: all[0]))
        }
    }

    @Test(
        "The quorum follows from n, t and the board",
        arguments: [
            (1, 1, 1, 1), (1, 2, 1, 2), (1, 3, 1, 2), (2, 4, 2, 3), (2, 5, 2, 4), (3, 7, 3, 5),
            (3, 8, 3, 6), (3, 9, 3, 6), (4, 10, 4, 7),
        ])
    func quorum(t: Int, n: Int, agreed: Int, relay: Int) throws {
        for (board, expected) in [(BoardKind.agreed, agreed), (.relay, relay)] {
            let ceremony = try Ceremony(
                board: board, threshold: t, roster: CeremonyErrorTests.roster(n),
                instance: CeremonyErrorTests.instance())
            #expect(ceremony.quorum == expected)
        }
        // Two quorums of a relay share more than t - 1 participants.
        #expect(2 * relay - n > t - 1)
    }

    @Test("On the agreed board 2t - 1 are enough to start", arguments: [1, 2, 3, 4])
    func canStartAgreed(t: Int) throws {
        let ceremony = try Ceremony(
            threshold: t, roster: CeremonyErrorTests.roster(10),
            instance: CeremonyErrorTests.instance())
        for joined in 0...10 {
            #expect(ceremony.canStart(joined: joined) == (joined >= 2 * t - 1), "\(joined)")
        }
    }

    @Test(
        "On a relay the honest ones among the joined must be a quorum",
        arguments: [(1, 1, 1), (1, 4, 3), (2, 4, 4), (2, 6, 5), (3, 7, 7), (3, 10, 9)])
    func canStartRelay(t: Int, n: Int, needed: Int) throws {
        let ceremony = try Ceremony(
            board: .relay, threshold: t, roster: CeremonyErrorTests.roster(n),
            instance: CeremonyErrorTests.instance())
        for joined in 0...n {
            #expect(ceremony.canStart(joined: joined) == (joined >= needed), "\(joined)")
        }
    }

    @Test("The rounds of a scheme, and no size for the others")
    func rounds() throws {
        let all = try variants()
        #expect(all[0].rounds.map(\.rawValue) == [1, 2, 3, 5, 6, 7, 8, 9])
        #expect(all[1].rounds.map(\.rawValue) == [1, 2, 3, 4, 9])
        for ceremony in all {
            for round in Round.allCases {
                #expect(
                    (ceremony.largestBody(in: round) == nil) == !ceremony.rounds.contains(round))
            }
        }
        #expect(all[0].largestEnvelope == 104 + 2 + 3 * 64 + 33 + 2 * (2 + 7 * 32) + 64)
        #expect(all[1].largestEnvelope == 104 + 32 + 2 + 7 * 99)
    }

    @Test("Names of boards and purposes are read back")
    func names() {
        for board in BoardKind.allCases { #expect(BoardKind(name: board.description) == board) }
        for purpose in Purpose.allCases { #expect(Purpose(name: purpose.description) == purpose) }
        #expect(BoardKind(name: "Relay") == nil)
        #expect(Purpose(name: "") == nil)
        #expect(BoardKind.allCases.map(\.rawValue) == [1, 2])
        #expect(Purpose.allCases.map(\.rawValue) == [1, 2, 3])
    }
}
