import DKG
import DKGTestHarness
import Testing

@Suite("Faults as files")
struct FaultEncodingTests {
    /// One fault of every kind that a script reaches, as a board established it.
    static let faults: [Fault] = {
        let scripts: [[(Int, ScriptedFault)]] = [
            [(5, .equivocate)], [(5, .badProof)], [(5, .wrongShare)], [(5, .falseComplaint)],
            [(5, .forgedComplaint)], [(5, .badExtraction)], [(5, .falseObjection)],
            [(4, .silentExtraction), (5, .badOpening)],
        ]
        return scripts.flatMap { list -> [Fault] in
            var configuration = SimulationConfiguration(participants: 6, threshold: 3, seed: 77)
            for (value, script) in list {
                guard let index = try? ParticipantIndex(value) else { return [] }
                configuration.add(script, to: index)
            }
            return (try? CeremonySimulation.run(configuration))?.auditor.faults ?? []
        }
    }()

    @Test("There is one of every kind that the scripts reach")
    func kinds() {
        #expect(
            Set(Self.faults.map(\.kind)) == [
                .equivocation, .malformedBody, .invalidShare, .falseComplaint, .forgedComplaint,
                .invalidExtraction, .falseObjection, .invalidOpening,
            ])
    }

    @Test("What is decoded is what was encoded, and a stranger verifies it", arguments: faults)
    func roundTrip(fault: Fault) throws {
        let decoded = try Fault(decoding: fault.encoded)
        #expect(decoded == fault)
        #expect(decoded.encoded == fault.encoded)
        #expect(decoded.isProven)
    }

    @Test("A shorter or longer file is refused", arguments: faults)
    func lengths(fault: Fault) {
        let bytes = fault.encoded
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: KeyFileError.self) { try Fault(decoding: Array(bytes.prefix(length))) }
        }
        #expect(throws: KeyFileError.malformed(.trailing(count: 1))) {
            try Fault(decoding: bytes + [0])
        }
    }

    @Test("With any bit changed it is refused or shows nothing", arguments: faults)
    func changedBits(fault: Fault) {
        let bytes = fault.encoded
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1 << UInt8(position % 8)
            guard let decoded = try? Fault(decoding: changed) else { continue }
            // The round of an equivocation is the board's word: it may be a later one.
            if position == 5, fault.kind == .equivocation {
                #expect(decoded.isProven == (decoded.round > fault.round))
            } else {
                #expect(!decoded.isProven, "byte \(position)")
            }
        }
    }

    @Test("Entries of a round that are not strictly ascending are refused")
    func disorderedEntries() throws {
        let fault = try #require(Self.faults.first { $0.kind == .invalidShare })
        let entries = try #require(fault.evidence.history.last { $0.round == .deal }).entries
        let bytes = fault.encoded
        let byteCount = 1 + 2 + Digest.byteCount
        func encoded(_ entry: ViewEntry) -> [UInt8] {
            [entry.round.rawValue, 0, UInt8(entry.sender.value)] + entry.digest.bytes
        }
        let first = encoded(entries[0])
        let second = encoded(entries[1])
        let start = try #require(
            bytes.indices.first { bytes[$0...].starts(with: first + second) })
        for (changed, next) in [(second + first, 1), (first + first, 1)] {
            var file = bytes
            file.replaceSubrange(start..<(start + 2 * byteCount), with: changed)
            #expect(
                throws: KeyFileError.malformed(
                    .notAscending(
                        field: "the entries of a round",
                        previous: Int(changed[2]), next: next))
            ) { try Fault(decoding: file) }
        }
    }

    @Test("Unknown numbers are refused by name")
    func unknownNumbers() throws {
        let bytes = try #require(Self.faults.first).encoded
        for (position, value, field) in [
            (0, 2, "the version of the file"),
            (1, 1, "the kind of the file (1 group key, 2 key package, 3 fault)"),
            (4, 0, "the kind of fault"), (4, 10, "the kind of fault"), (5, 0, "a round"),
            (5, 10, "a round"),
        ] as [(Int, UInt8, String)] {
            var changed = bytes
            changed[position] = value
            #expect(
                throws: KeyFileError.malformed(.unexpectedValue(field: field, got: Int(value)))
            ) { try Fault(decoding: changed) }
        }
    }
}
