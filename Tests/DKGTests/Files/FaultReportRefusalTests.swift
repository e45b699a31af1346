import DKG
import TestSupport
import Testing

@Suite("Files of many faults that are refused")
struct FaultReportRefusalTests {
    @Test("Shorter, longer and altered files are refused, or show nothing")
    func altered() throws {
        for report in [
            try FaultReportTests.single(), try #require(FaultReport(FaultReportTests.replayed())),
        ] {
            let bytes = report.encoded
            for length in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 200) {
                #expect(throws: KeyFileError.self) {
                    try FaultReport(decoding: Array(bytes.prefix(length)))
                }
            }
            #expect(throws: KeyFileError.malformed(.trailing(count: 1))) {
                try FaultReport(decoding: bytes + [0])
            }
            for position in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 900) {
                var changed = bytes
                changed[position] ^= 1 << UInt8(position % 8)
                guard let decoded = try? FaultReport(decoding: changed) else { continue }
                // A report has one encoding, and only the round of an equivocation is the board's word.
                #expect(decoded.encoded == changed)
                #expect(!decoded.isProven || decoded.faults.first?.kind == .equivocation)
            }
        }
    }

    /// A report of one equivocation, whose last bytes are culprit u16, kind, round, joins, rounds u16, board,
    /// about u16, count of envelopes, and their positions.
    private static func changed(_ changes: [Int: UInt8], drop: Int = 0) throws -> [UInt8] {
        var bytes = try FaultReportTests.single().encoded
        for (fromEnd, value) in changes { bytes[bytes.count - fromEnd] = value }
        return Array(bytes.dropLast(drop))
    }

    @Test("Whatever is not the one encoding is refused by name")
    func refusals() throws {
        #expect(try FaultReportTests.single().faults.first?.kind == .equivocation)
        func refuse(
            _ changes: [Int: UInt8], drop: Int = 0, _ error: DecodingError,
            sourceLocation: SourceLocation = #_sourceLocation
        ) throws {
            let bytes = try FaultReportRefusalTests.changed(changes, drop: drop)
            #expect(throws: KeyFileError.malformed(error), sourceLocation: sourceLocation) {
                try FaultReport(decoding: bytes)
            }
        }
        let position = "the position of an envelope"
        // The first position must be 0, the second 0 or 1, and not the first one again.
        try refuse([5: 1], .unexpectedValue(field: position, got: 1))
        try refuse([5: 1, 1: 0], .unexpectedValue(field: position, got: 1))
        try refuse([1: 2], .unexpectedValue(field: position, got: 2))
        try refuse([1: 0], .unexpectedValue(field: position, got: 0))
        try refuse([4: 255], .unexpectedValue(field: position, got: 0xFF00_0001))
        try refuse(
            [9: 1], drop: 4,
            .unexpectedValue(field: "an envelope that nothing names, at position", got: 1))
        try refuse([9: 4], .unexpectedValue(field: "the number of named envelopes", got: 4))
        try refuse(
            [12: 2], .unexpectedValue(field: "whether the evidence has the board", got: 2))
        try refuse(
            [12: 1],
            .unexpectedValue(field: "the rounds of a board that is not there", got: 0))
        try refuse(
            [13: 1], .countAbove(field: "the rounds of a board or a fault", maximum: 0, got: 1))
        try refuse(
            [15: 2], .unexpectedValue(field: "whether the evidence has the joins", got: 2))
        try refuse([17: 10], .unexpectedValue(field: "the kind of fault", got: 10))
        try refuse([24: 2], .countAbove(field: "the boards", maximum: 1, got: 2))
        // A third position, after the last envelope.
        let third = try FaultReportRefusalTests.changed([9: 3]) + [0, 0, 0, 2]
        #expect(
            throws: KeyFileError.malformed(.unexpectedValue(field: position, got: 2))
        ) { try FaultReport(decoding: third) }
        // Joins that no fault has; a round that none needs; and a fault that is there twice.
        let other = KeyFileError.inconsistent(.reportNotCanonical)
        let unjoined = try FaultReportRefusalTests.changed([15: 0])
        #expect(throws: other) { try FaultReport(decoding: unjoined) }
        let report = try FaultReportTests.single()
        let envelopes = try #require(report.faults.first).evidence.envelopes
        var withRound = report.encoded
        let rounds = withRound.count - 25 - envelopes.reduce(4) { $0 + 4 + $1.bytes.count } - 2
        #expect(Array(withRound[rounds..<rounds + 6]) == [0, 0, 0, 0, 0, 2])
        withRound.replaceSubrange(rounds..<rounds + 2, with: [0, 1, 1, 0, 0, 0, 0])
        #expect(throws: other) { try FaultReport(decoding: withRound) }
        let bytes = try FaultReportRefusalTests.changed([20: 2])
        #expect(throws: other) { try FaultReport(decoding: bytes + bytes.suffix(19)) }
    }

    @Test("An envelope that is there twice is refused")
    func repeatedEnvelope() throws {
        let report = try FaultReportTests.single()
        let envelopes = try #require(report.faults.first).evidence.envelopes
        var bytes = report.encoded
        // The end: two envelopes with their lengths, no boards, one fault.
        let second = bytes.count - 25 - envelopes[1].bytes.count - 4
        bytes.replaceSubrange(
            second..<(bytes.count - 25),
            with: [UInt8](repeating: 0, count: 2)
                + [
                    UInt8(envelopes[0].bytes.count >> 8),
                    UInt8(truncatingIfNeeded: envelopes[0].bytes.count),
                ]
                + envelopes[0].bytes)
        #expect(
            throws: KeyFileError.malformed(
                .unexpectedValue(field: "an envelope that is there twice", got: 1))
        ) { try FaultReport(decoding: bytes) }
    }

    @Test("Joins that are not there cannot be referred to")
    func missingJoins() throws {
        var bench = try Bench(n: 4, t: 2)
        bench.postings[4] = try [bench[4].envelope([1], .join, id: bench.ceremony.id.digest)]
        bench.finish()
        var bytes = try #require(FaultReport(bench.state.faults)).encoded
        #expect(try FaultReport(decoding: bytes).isProven)
        // One envelope is named, so the flag stands four bytes nearer to the end.
        bytes[bytes.count - 11] = 1
        #expect(
            throws: KeyFileError.malformed(
                .unexpectedValue(field: "the joins, of which the file has none,", got: 1))
        ) { try FaultReport(decoding: bytes) }
    }

    @Test("Boards ascend by rounds, and each belongs to a fault")
    func boards() throws {
        let faults = try FaultReportTests.replayed()
        let bytes = try #require(FaultReport(faults)).encoded
        let inBoard = try #require(faults.first).evidence.envelopes.count - 1
        // Three faults with one envelope each, after one board.
        let end = bytes.count - 4 - 3 * 15
        let start = end - 2 - 4 - 4 * inBoard
        let board = bytes[start..<end]
        func with(_ boards: [[UInt8]]) -> [UInt8] {
            bytes[..<(start - 2)] + [0, UInt8(boards.count)] + boards.joined() + bytes[end...]
        }
        #expect(with([Array(board)]) == bytes)
        // The last fault names another message besides the board, or none.
        for (count, positions) in [(2, bytes.suffix(4) + [0, 0, 0, 0]), (0, [])] {
            let other: [UInt8] = Array(bytes.prefix(bytes.count - 5)) + [UInt8(count)] + positions
            #expect(
                throws: KeyFileError.malformed(
                    .unexpectedValue(
                        field: "the number of envelopes named besides a board", got: count))
            ) { try FaultReport(decoding: other) }
        }
        let rounds = Int(board[start + 1])
        #expect(
            throws: KeyFileError.malformed(
                .notAscending(field: "the boards", previous: rounds, next: rounds))
        ) { try FaultReport(decoding: with([Array(board), Array(board)])) }
        let unused = [0, 1] + Array(board.dropFirst(2))
        #expect(throws: KeyFileError.self) {
            try FaultReport(decoding: with([unused, Array(board)]))
        }
        #expect(throws: KeyFileError.self) { try FaultReport(decoding: with([])) }
        // A board of so few that evidence names them: the same faults have another encoding.
        let few = Array(board.prefix(2)) + [0, 0, 0, 1, 0, 0, 0, 0]
        #expect(throws: KeyFileError.self) { try FaultReport(decoding: with([few])) }
    }
}
