import DKG
import TestSupport
import Testing

@Suite("Roster")
struct RosterTests {
    private func keys(_ count: Int) throws -> [VerificationKey] {
        try CeremonyErrorTests.roster(count).keys
    }

    @Test("A roster has 1 to 65535 keys; the number is looked at before the keys")
    func size() throws {
        #expect(throws: CeremonyError.rosterSize(got: 0)) { try Roster([[UInt8]]()) }
        #expect(throws: CeremonyError.rosterSize(got: 0)) { try Roster([VerificationKey]()) }
        let key = try keys(1)[0]
        #expect(throws: CeremonyError.rosterSize(got: 65536)) {
            try Roster([VerificationKey](repeating: key, count: 65536))
        }
        #expect(throws: CeremonyError.rosterSize(got: 65536)) {
            try Roster([[UInt8]](repeating: [], count: 65536))
        }
        // At 65535 the first fault of the keys themselves is reported.
        #expect(
            throws: CeremonyError.duplicateIdentity(
                first: try ParticipantIndex(1), second: try ParticipantIndex(2))
        ) { try Roster([VerificationKey](repeating: key, count: 65535)) }
        #expect(
            throws: CeremonyError.invalidIdentity(
                index: try ParticipantIndex(1), .length(expected: 32, got: 0))
        ) { try Roster([[UInt8]](repeating: [], count: 65535)) }
        #expect(try Roster([key]).count == 1)
    }

    @Test("One identity twice, wherever it stands", arguments: [(0, 1), (0, 4), (2, 3)])
    func duplicate(first: Int, second: Int) throws {
        var list = try keys(5)
        #expect(try Roster(list).count == 5)
        list[second] = list[first]
        let expected = CeremonyError.duplicateIdentity(
            first: try ParticipantIndex(first + 1), second: try ParticipantIndex(second + 1))
        #expect(throws: expected) { try Roster(list) }
        #expect(throws: expected) { try Roster(list.map(\.bytes)) }
    }

    @Test("A key that is not one names its index and the reason")
    func invalid() throws {
        let valid = try keys(3).map(\.bytes)
        #expect(try Roster(valid).keys == keys(3))
        let cases: [([UInt8], PointError)] = [
            ([UInt8](repeating: 0, count: 32), .notOnCurve),
            ([UInt8](repeating: 0xff, count: 32), .notOnCurve),
            (Array(valid[1].dropLast()), .length(expected: 32, got: 31)),
            ([2] + valid[1], .length(expected: 32, got: 33)),
        ]
        for (bytes, error) in cases {
            #expect(
                throws: CeremonyError.invalidIdentity(index: try ParticipantIndex(2), error)
            ) { try Roster([valid[0], bytes, valid[2]]) }
        }
    }

    @Test("Keys and indices are found, and strangers are not")
    func lookups() throws {
        let list = try keys(4)
        let roster = try Roster(Array(list.prefix(3)))
        #expect(roster.count == 3)
        #expect(roster.indices.numbers == [1, 2, 3])
        for (position, key) in roster.keys.enumerated() {
            let index = try ParticipantIndex(position + 1)
            #expect(roster.key(of: index) == key)
            #expect(roster.index(of: key) == index)
        }
        #expect(roster.key(of: try ParticipantIndex(4)) == nil)
        #expect(roster.key(of: try ParticipantIndex(65535)) == nil)
        #expect(roster.index(of: list[3]) == nil)
    }

    @Test("The order of the keys is part of the roster")
    func order() throws {
        let list = try keys(3)
        #expect(try Roster(list) != Roster(list.reversed()))
        #expect(try Roster(list) == Roster(list.map(\.bytes)))
    }
}
