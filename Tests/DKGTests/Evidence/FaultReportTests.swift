import DKG
import DKGTestHarness
import TestSupport
import Testing

@Suite("Many faults in one file")
struct FaultReportTests {
    /// Liars that object again to a member that has failed: each piece of evidence needs the whole board.
    private static func replayed() throws -> [Fault] {
        var bench = try Bench(n: 9, t: 4)
        try bench.advance(to: .extract)
        let session = try #require(bench.state.session)
        bench.postings[9] = [try bench[9].extraction(in: session)]
        bench.close()
        bench.close()
        guard bench.state.openRound == .confirmAgain else { throw TestError("nobody objected") }
        for number in 6...8 {
            bench.postings[number] = try [
                bench[number].revealing(
                    [bench[number].pair(from: 9, in: bench.state)], .confirmAgain,
                    in: bench.state)
            ]
        }
        bench.close()
        return bench.state.faults.filter { $0.kind == .falseObjection }
    }

    private static func single() throws -> FaultReport {
        try #require(FaultReport(Array(FaultEncodingTests.faults.prefix(1))))
    }

    @Test("What is decoded is what was encoded, and a stranger verifies each")
    func roundTrip() throws {
        let samples = [try FaultReportTests.single().faults, try FaultReportTests.replayed()]
        for faults in samples {
            let report = try #require(FaultReport(faults))
            let decoded = try FaultReport(decoding: report.encoded)
            #expect(decoded == report)
            #expect(decoded.faults == faults)
            #expect(decoded.faults.allSatisfy { $0.verify() })
        }
    }

    @Test("The board is written once")
    func size() throws {
        let faults = try FaultReportTests.replayed()
        #expect(faults.map(\.kind) == [.falseObjection, .falseObjection, .falseObjection])
        let single = faults.map(\.encoded.count)
        let whole = try #require(FaultReport(faults))
        let report = whole.encoded.count
        let largest = try #require(single.max())
        #expect(report < largest + largest / 8)
        #expect(single.reduce(0, +) > 5 * report / 2)
    }

    @Test("Faults of two ceremonies, and none, are no report")
    func foreign() throws {
        let other = try #require(FaultEncodingTests.faults.first)
        let own = try FaultReportTests.replayed()
        #expect(FaultReport(own + [other]) == nil)
        #expect(FaultReport([]) == nil)
        // Two ceremonies whose faults need no session.
        let malformed = try ["one", "two"].map { instance in
            var bench = try Bench(n: 4, t: 2, instance: instance)
            bench.postings[4] = try [bench[4].envelope([1], .join, id: bench.ceremony.id)]
            bench.finish()
            return try #require(bench.state.faults.first)
        }
        for fault in malformed { #expect(FaultReport([fault])?.verify() == true) }
        let renamed = Fault(
            culprit: try ParticipantIndex(3), kind: malformed[1].kind, round: .join,
            evidence: malformed[1].evidence)
        #expect(FaultReport([malformed[0], renamed]) == nil)
        // Two sessions of one ceremony.
        let first = try #require(own.first)
        let evidence = first.evidence
        let elsewhere = Fault(
            culprit: first.culprit, kind: first.kind, round: first.round,
            evidence: Evidence(
                kind: evidence.kind, ceremony: evidence.ceremony,
                joins: Array(evidence.joins.dropLast()), history: evidence.history,
                envelopes: evidence.envelopes, about: evidence.about))
        #expect(FaultReport(own + [elsewhere]) == nil)
    }

    @Test("Evidence of everything that went wrong on one board fits into one report")
    func mixed() throws {
        // A malformed join, a malformed dealing, a false complaint, two messages for one slot.
        var bench = try Bench(n: 12, t: 5)
        bench.postings[12] = try [bench[12].envelope([1], .join, id: bench.ceremony.id)]
        try bench.advance(to: .deal)
        bench.postings[11] = try [bench[11].envelope([1], .deal, id: bench.sid)]
        try bench.advance(to: .respond)
        let complaint = try bench[10].complaint(about: 1, in: bench.state)
        bench.postings[10] = try [bench[10].response([complaint], in: bench.state)]
        try bench.add(bench[9].envelope([1], .respond, id: bench.sid), by: 9)
        bench.finish()
        let faults = bench.state.faults
        #expect(
            Set(faults.map(\.kind)) == [.malformedBody, .falseComplaint, .equivocation])
        #expect(faults.first?.evidence.joins.isEmpty == true)
        for order in [faults, faults.reversed()] {
            let report = try #require(FaultReport(order))
            let decoded = try FaultReport(decoding: report.encoded)
            #expect(decoded == report)
            #expect(decoded.encoded == report.encoded)
            #expect(decoded.faults == order)
            #expect(decoded.verify())
        }
        // Without the malformed join, and with nothing else.
        for part in [Array(faults.dropFirst()), Array(faults.prefix(1))] {
            let report = try #require(FaultReport(part))
            #expect(try FaultReport(decoding: report.encoded) == report)
            #expect(report.verify())
        }
    }

    @Test("Faults that were files of their own, and faults of the board, are one report")
    func gathered() throws {
        let faults = try FaultReportTests.replayed()
        let own = try #require(FaultReport(faults))
        let files = try faults.map { try Fault(decoding: $0.encoded) }
        let gathered = try #require(FaultReport(files))
        #expect(gathered == own)
        #expect(gathered.encoded == own.encoded)
    }

    @Test("A fault that nothing shows is named, and the others stand")
    func onlySomeShown() throws {
        let faults = try FaultReportTests.replayed()
        let first = try #require(faults.first)
        let evidence = first.evidence
        // The same message, said to be somebody else's fault; and without the session that it belongs to.
        let misattributed = Fault(
            culprit: try ParticipantIndex(1), kind: first.kind, round: first.round,
            evidence: evidence)
        let sessionless = Fault(
            culprit: try ParticipantIndex(2), kind: first.kind, round: first.round,
            evidence: Evidence(
                kind: evidence.kind, ceremony: evidence.ceremony, joins: [],
                history: evidence.history, envelopes: evidence.envelopes, about: evidence.about))
        for order in [
            [misattributed, sessionless] + faults, faults + [sessionless, misattributed],
        ] {
            let report = try #require(FaultReport(order))
            #expect(!report.verify())
            #expect(report.shownFaults() == faults)
            #expect(try FaultReport(decoding: report.encoded).shownFaults() == faults)
        }
    }

    @Test("What the faults have in common is looked at once")
    func sharedWork() throws {
        let report = try #require(FaultReport(FaultReportTests.replayed()))
        let clock = ContinuousClock()
        func least(_ body: () -> Bool) -> Duration {
            (0..<3).map { _ in clock.measure { #expect(body()) } }.min() ?? .zero
        }
        let together = least { report.verify() }
        let singly = least { report.faults.allSatisfy { $0.verify() } }
        // Three replays of one board, and one.
        #expect(together * 3 < singly * 2, "\(together), \(singly)")
    }

    @Test("No fault is there twice, and histories do not contradict each other")
    func contradictory() throws {
        let faults = try FaultReportTests.replayed()
        let first = try #require(faults.first)
        let evidence = first.evidence
        #expect(FaultReport(faults + [first]) == nil)
        func other(history: [ClosedRound], envelopes: [Envelope]) throws -> Fault {
            Fault(
                culprit: try ParticipantIndex(1), kind: first.kind, round: first.round,
                evidence: Evidence(
                    kind: evidence.kind, ceremony: evidence.ceremony, joins: evidence.joins,
                    history: history, envelopes: envelopes, about: evidence.about))
        }
        #expect(
            FaultReport(
                faults + [try other(history: evidence.history, envelopes: evidence.envelopes)])
                != nil)
        let last = try #require(evidence.history.last)
        let changed =
            evidence.history.dropLast()
            + [ClosedRound(round: last.round, entries: last.entries.dropLast())]
        #expect(
            FaultReport(
                faults + [try other(history: Array(changed), envelopes: evidence.envelopes)]) == nil
        )
        // Rounds that do not ascend, also alone.
        let twice = evidence.history + [last]
        #expect(
            FaultReport([try other(history: twice, envelopes: evidence.envelopes)]) == nil)
        // Another board after as many rounds, and one envelope twice.
        #expect(
            FaultReport(
                faults + [
                    try other(
                        history: evidence.history, envelopes: Array(evidence.envelopes.dropFirst()))
                ]) == nil)
        let envelope = try #require(evidence.envelopes.last)
        for count in [2, 5] {
            let repeated = [Envelope](repeating: envelope, count: count)
            #expect(FaultReport([try other(history: [], envelopes: repeated)]) == nil)
        }
    }

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
                #expect(!decoded.verify() || decoded.faults.first?.kind == .equivocation)
            }
        }
    }

    /// A report of one equivocation, whose last bytes are culprit u16, kind, round, joins, rounds u16, board,
    /// about u16, count of envelopes, and their positions.
    private static func changed(_ changes: [Int: UInt8], drop: Int = 0) throws -> [UInt8] {
        var bytes = try single().encoded
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
            let bytes = try FaultReportTests.changed(changes, drop: drop)
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
        let third = try FaultReportTests.changed([9: 3]) + [0, 0, 0, 2]
        #expect(
            throws: KeyFileError.malformed(.unexpectedValue(field: position, got: 2))
        ) { try FaultReport(decoding: third) }
        // Joins that no fault has; a round that none needs; and a fault that is there twice.
        let other = KeyFileError.inconsistent(
            "a report of faults is not what its faults encode to.")
        let unjoined = try FaultReportTests.changed([15: 0])
        #expect(throws: other) { try FaultReport(decoding: unjoined) }
        let report = try FaultReportTests.single()
        let envelopes = try #require(report.faults.first).evidence.envelopes
        var withRound = report.encoded
        let rounds = withRound.count - 25 - envelopes.reduce(4) { $0 + 4 + $1.bytes.count } - 2
        #expect(Array(withRound[rounds..<rounds + 6]) == [0, 0, 0, 0, 0, 2])
        withRound.replaceSubrange(rounds..<rounds + 2, with: [0, 1, 1, 0, 0, 0, 0])
        #expect(throws: other) { try FaultReport(decoding: withRound) }
        let bytes = try FaultReportTests.changed([20: 2])
        #expect(throws: other) { try FaultReport(decoding: bytes + bytes.suffix(19)) }
    }

    @Test("Evidence that names three envelopes needs no board")
    func threeEnvelopes() throws {
        let fault = try EvidenceSample(.falseObjection).fault
        #expect(fault.evidence.envelopes.count == 3)
        let report = try #require(FaultReport([fault]))
        let bytes = report.encoded
        // No boards, and one fault with three positions.
        #expect(bytes.dropLast(23).suffix(6) == [0, 0, 0, 0, 0, 1])
        let decoded = try FaultReport(decoding: bytes)
        #expect(decoded == report)
        #expect(decoded.verify())
    }

    @Test("Evidence without the board does not borrow that of others, nor take it from them")
    func withoutBoard() throws {
        let faults = try FaultReportTests.replayed()
        func stripped(_ fault: Fault) throws -> Fault {
            let evidence = fault.evidence
            return Fault(
                culprit: fault.culprit, kind: fault.kind, round: fault.round,
                evidence: Evidence(
                    kind: evidence.kind, ceremony: evidence.ceremony, joins: evidence.joins,
                    history: evidence.history, envelopes: [try #require(evidence.envelopes.last)],
                    about: evidence.about))
        }
        let alone = try stripped(faults[1])
        #expect(!alone.verify())
        for order in [[faults[0], alone, faults[2]], [alone, faults[0], faults[2]]] {
            let report = try #require(FaultReport(order))
            #expect(report.shownFaults() == [faults[0], faults[2]])
            #expect(try FaultReport(decoding: report.encoded) == report)
        }
    }

    @Test("Every signature of a board is looked at, whoever was looked at before")
    func boardSignatures() throws {
        let sample = try EvidenceSample(.falseObjection)
        let evidence = sample.evidence
        let others = try [2, 3].map { number in
            try #require(sample.board[number]?[.deal])
        }
        func fault(_ envelopes: [Envelope]) -> Fault {
            Fault(
                culprit: sample.fault.culprit, kind: evidence.kind, round: sample.fault.round,
                evidence: Evidence(
                    kind: evidence.kind, ceremony: evidence.ceremony, joins: evidence.joins,
                    history: evidence.history, envelopes: envelopes, about: evidence.about))
        }
        let whole = fault(others + evidence.envelopes)
        #expect(FaultReport([whole])?.verify() == true)
        // The same dealing under a signature that is none.
        var bytes = evidence.envelopes[0].bytes
        bytes[bytes.count - 1] ^= 1
        let forged = try Envelope(decoding: bytes)
        let unsigned = fault(others + [forged] + evidence.envelopes.dropFirst())
        #expect(!unsigned.verify())
        #expect(FaultReport([unsigned])?.verify() == false)
        let before = Fault(
            culprit: try ParticipantIndex(1), kind: evidence.kind, round: sample.fault.round,
            evidence: evidence)
        #expect(FaultReport([before, unsigned])?.shownFaults() == [])
        #expect(FaultReport([before, whole])?.shownFaults() == [whole])
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
        bench.postings[4] = try [bench[4].envelope([1], .join, id: bench.ceremony.id)]
        bench.finish()
        var bytes = try #require(FaultReport(bench.state.faults)).encoded
        #expect(try FaultReport(decoding: bytes).verify())
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
