import CeremonyLog
import DKG
import DKGTestHarness
import Testing

@Suite("The terms of a ceremony")
struct CeremonyTermsTests {
    private func terms(
        names: [String] = ["Ada", "Björn", "Chloé"], absent: Set<ParticipantIndex> = [],
        board: BoardKind = .agreed, address: String = "/srv/board",
        carrier: VerificationKey? = nil
    ) throws(CeremonyTermsError) -> CeremonyTerms {
        try CeremonyTerms(
            names: names, absent: absent,
            times: RoundTimes(deal: 1, respond: 2, extract: 3, confirm: 4, certify: 5),
            lastTimeForJoining: 0x0102_0304_0506_0708, board: board, address: address,
            carrier: carrier)
    }

    private func roster(_ count: Int) throws -> Roster {
        let configuration = SimulationConfiguration(participants: count, threshold: 1)
        return try configuration.ceremony().roster
    }

    private func call(_ terms: CeremonyTerms, threshold: Int = 2) throws -> CeremonyCall {
        var source = DeterministicRandomSource(seed: 3)
        return try CeremonyCall(
            on: terms, threshold: threshold, roster: roster(terms.names.count),
            random: &source)
    }

    @Test("The encoding is that of the specification, field by field")
    func encoding() throws {
        let second = try ParticipantIndex(2)
        let encoded = try terms(absent: [second]).encoded
        var expected: [UInt8] = [3] + Array("Ada".utf8)
        expected += [6] + Array("Björn".utf8) + [6] + Array("Chloé".utf8)
        expected += [0, 1, 0]
        expected += [0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5]
        expected += [1, 2, 3, 4, 5, 6, 7, 8]
        expected += [1, 0, 10] + Array("/srv/board".utf8) + [UInt8](repeating: 0, count: 32)
        #expect(encoded == expected)
        #expect(
            try terms(absent: [second]).digest == TaggedHash("DKG/v1/terms").digest(of: expected))
    }

    @Test("The instance follows from the fresh bytes and the terms")
    func instance() throws {
        let terms = try terms()
        let call = try call(terms)
        let preimage = call.fresh.encoded + terms.digest.encoded
        #expect(
            call.ceremony.instance.digest == TaggedHash("DKG/v1/instance").digest(of: preimage))
        #expect(try CeremonyCall(call.ceremony, on: terms, fresh: call.fresh) == call)

        // Other terms, or other fresh bytes, are another instance.
        let other = try self.terms(address: "/srv/other")
        #expect(throws: CeremonyTermsError.self) {
            _ = try CeremonyCall(call.ceremony, on: other, fresh: call.fresh)
        }
        #expect(throws: CeremonyTermsError.self) {
            _ = try CeremonyCall(call.ceremony, on: terms, fresh: terms.digest)
        }
    }

    @Test("Terms are equal if their bytes are")
    func equality() throws {
        let composed = try terms(names: ["\u{e9}"])
        let decomposed = try terms(names: ["e\u{301}"])
        #expect(composed != decomposed)
        #expect(composed == (try terms(names: ["\u{e9}"])))
        #expect(Set([composed, decomposed, composed]).count == 2)
    }

    @Test("A call is a version, the fresh bytes, the ceremony and the terms")
    func callBytes() throws {
        let call = try call(terms())
        let ceremony = call.ceremony.encoded
        let length = UInt32(ceremony.count)
        #expect(
            call.encoded == [1] + call.fresh.encoded
                + [0, 0, UInt8(length >> 8), UInt8(length & 0xff)] + ceremony + call.terms.encoded)
        var version = call.encoded
        version[0] = 2
        #expect(throws: CeremonyTermsError.self) { _ = try CeremonyCall(decoding: version) }
    }

    @Test("A call decodes to itself, and nothing but it does")
    func decoding() throws {
        let carrier = try #require(try roster(1).keys.first)
        for call in [
            try call(terms()),
            try call(terms(absent: [ParticipantIndex(1)], board: .agreed), threshold: 1),
            try call(terms(names: ["1", "2", "3", "4"], board: .relay, carrier: carrier)),
        ] {
            #expect(try CeremonyCall(decoding: call.encoded) == call)
            for count in stride(from: 0, to: call.encoded.count, by: 7) {
                #expect(throws: CeremonyTermsError.self) {
                    _ = try CeremonyCall(decoding: Array(call.encoded.prefix(count)))
                }
            }
            #expect(throws: CeremonyTermsError.self) {
                _ = try CeremonyCall(decoding: call.encoded + [0])
            }
            // Whatever byte is changed: it does not decode, or it is another ceremony.
            for position in stride(from: 0, to: call.encoded.count, by: 5) {
                var changed = call.encoded
                changed[position] ^= 1
                let other = try? CeremonyCall(decoding: changed)
                #expect(other?.ceremony.id != call.ceremony.id, "byte \(position)")
            }
        }
    }

    @Test("Whether a member is absent has one way to be written")
    func absentFlag() throws {
        let call = try call(terms())
        let flags = call.encoded.count - call.terms.encoded.count + 4 + 7 + 7
        #expect(Array(call.encoded[flags..<flags + 3]) == [0, 0, 0])
        for value: UInt8 in [2, 0xff] {
            var changed = call.encoded
            changed[flags] = value
            #expect(throws: CeremonyTermsError.self) { _ = try CeremonyCall(decoding: changed) }
        }
    }

    @Test("Members are named by their indices")
    func namesOfMembers() throws {
        let terms = try terms()
        let indices = try (1...4).map { try ParticipantIndex($0) }
        #expect(indices.map(terms.name(of:)) == ["Ada", "Björn", "Chloé", nil])
    }

    @Test("The fingerprint has eight groups of four hexadecimal digits")
    func fingerprint() throws {
        let call = try call(terms())
        let digits = TaggedHash("DKG/v1/ceremony fingerprint")
            .digest(of: call.ceremony.id.digest.encoded).description
        #expect(
            call.fingerprint.split(separator: " ").map(\.count) == Array(repeating: 4, count: 8))
        #expect(call.fingerprint.filter { $0 != " " } == String(digits.prefix(32)))
    }

    @Test("Names are what two people read alike")
    func names() throws {
        func names(_ names: [String]) -> CeremonyTermsError? {
            #expect(throws: CeremonyTermsError.self) { _ = try terms(names: names) }
        }
        #expect(names([]) == .nameCount(expected: nil, got: 0))
        #expect(names(["a", ""]) == .nameLength(position: 1, got: 0))
        let long = String(repeating: "x", count: 65)
        #expect(names([long]) == .nameLength(position: 0, got: 65))
        #expect(throws: Never.self) { _ = try terms(names: [String(long.dropLast())]) }
        #expect(names(["a", "b", "a"]) == .duplicateName(first: 0, second: 2))
        // The same letter, composed and decomposed.
        #expect(names(["\u{e9}", "e\u{301}"]) == .duplicateName(first: 0, second: 1))
        // What nobody sees.
        for name in ["Ada\u{200b}", "\u{feff}Ada", "A\u{ad}da"] {
            #expect(names([name]) == .nameWithControl(position: 0))
        }
        #expect(names(["Ada", "A\u{200d}da"]) == .duplicateName(first: 0, second: 1))
        #expect(names(["\u{200d}"]) == .nameLength(position: 0, got: 0))
        for name in ["a\n", "\u{1b}[2J", "a\u{202e}b", "a\u{2028}b", "\u{7f}"] {
            #expect(names([name]) == .nameWithControl(position: 0))
        }
        // Letters that need a joiner, and marks.
        #expect(throws: Never.self) { _ = try terms(names: ["می\u{200c}خواهم", "Ünal", "李"]) }
    }

    @Test("What does not fit is refused by name")
    func refusals() throws {
        let key = try #require(try roster(1).keys.first)
        #expect(throws: CeremonyTermsError.relayWithoutCarrier) { _ = try terms(board: .relay) }
        #expect(throws: CeremonyTermsError.carrierOfAgreedBoard) { _ = try terms(carrier: key) }
        let fourth = try ParticipantIndex(4)
        #expect(throws: CeremonyTermsError.absentStranger(index: fourth, participants: 3)) {
            _ = try terms(absent: [fourth])
        }
        let address = String(repeating: "x", count: 65536)
        #expect(throws: CeremonyTermsError.addressTooLong(got: 65536)) {
            _ = try terms(address: address)
        }
        let longest = try terms(address: String(address.dropLast()))
        #expect(longest.address.count == 65535)
        #expect(throws: CeremonyTermsError.roundWithoutTime) {
            _ = try CeremonyTerms(
                names: ["a"],
                times: RoundTimes(deal: 1, respond: 1, extract: 0, confirm: 1, certify: 1),
                lastTimeForJoining: 1, board: .agreed, address: "")
        }
        let first = try ParticipantIndex(1)
        #expect(
            throws: CeremonyCallError.terms(
                .tooManyAbsent(expected: 2, participants: 3, threshold: 2))
        ) {
            _ = try call(terms(absent: [first]))
        }
        let ceremony = try call(terms()).ceremony
        #expect(throws: CeremonyTermsError.nameCount(expected: 3, got: 2)) {
            _ = try CeremonyCall(ceremony, on: terms(names: ["a", "b"]), fresh: ceremony.id.digest)
        }
        #expect(throws: CeremonyTermsError.zeroFreshBytes) {
            _ = try CeremonyCall(ceremony, on: terms(), fresh: .zero)
        }
        let relay = try terms(board: .relay, carrier: key)
        #expect(throws: CeremonyTermsError.otherBoard(ceremony: .agreed, terms: .relay)) {
            _ = try CeremonyCall(ceremony, on: relay, fresh: ceremony.id.digest)
        }
        #expect(throws: CeremonyCallError.ceremony(.threshold(got: 0))) {
            _ = try call(terms(), threshold: 0)
        }
    }

    @Test("Every round but the joining has its time")
    func times() throws {
        let times = RoundTimes(deal: 1, respond: 2, extract: 3, confirm: 4, certify: 5)
        #expect(
            Round.allCases.map(times.seconds(of:)) == [nil, 1, 2, 2, 3, 4, 4, 4, 5])
        #expect(RoundTimes.online(participants: 499).deal == 120)
        #expect(RoundTimes.online(participants: 500).certify == 600)
        #expect(RoundTimes.offline.respond == 86_400)
    }
}
