import DKG
import DKGTestHarness
import TestSupport
import Testing

@Suite("Many faults in one file")
struct FaultReportTests {
    /// Liars that object again to a member that has failed: each piece of evidence needs the whole board.
    static func replayed() throws -> [Fault] {
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

    static func single() throws -> FaultReport {
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
            #expect(decoded.faults.allSatisfy { $0.isProven })
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
            bench.postings[4] = try [bench[4].envelope([1], .join, id: bench.ceremony.id.digest)]
            bench.finish()
            return try #require(bench.state.faults.first)
        }
        for fault in malformed { #expect(FaultReport([fault])?.isProven == true) }
        let renamed = Fault(
            culprit: try ParticipantIndex(3), kind: malformed[1].kind, round: .join,
            evidence: malformed[1].evidence)
        #expect(FaultReport([malformed[0], renamed]) == nil)
        // Two sessions of one ceremony.
        let first = try #require(own.first)
        let evidence = first.evidence
        let elsewhere = Fault(
            culprit: try ParticipantIndex(1), kind: first.kind, round: first.round,
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
        bench.postings[12] = try [bench[12].envelope([1], .join, id: bench.ceremony.id.digest)]
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
            #expect(decoded.isProven)
        }
        // Without the malformed join, and with nothing else.
        for part in [Array(faults.dropFirst()), Array(faults.prefix(1))] {
            let report = try #require(FaultReport(part))
            #expect(try FaultReport(decoding: report.encoded) == report)
            #expect(report.isProven)
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
            #expect(!report.isProven)
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
        let together = least { report.isProven }
        let singly = least { report.faults.allSatisfy { $0.isProven } }
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
        #expect(decoded.isProven)
    }

    @Test("Evidence without the board does not borrow that of others, nor take it from them")
    func withoutBoard() throws {
        let faults = try FaultReportTests.replayed()
        func stripped(_ fault: Fault) throws -> Fault {
            let evidence = fault.evidence
            // The dealing and the values of the member, and the objection: they show that it was right.
            let envelopes =
                evidence.envelopes.dropLast().filter {
                    $0.sender == evidence.about && ($0.round == .deal || $0.round == .extract)
                } + evidence.envelopes.suffix(1)
            #expect(envelopes.count == 3)
            return Fault(
                culprit: fault.culprit, kind: fault.kind, round: fault.round,
                evidence: Evidence(
                    kind: evidence.kind, ceremony: evidence.ceremony, joins: evidence.joins,
                    history: evidence.history, envelopes: envelopes, about: evidence.about))
        }
        let alone = try stripped(faults[1])
        #expect(!alone.isProven)
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
        #expect(FaultReport([whole])?.isProven == true)
        // The same dealing under a signature that does not verify.
        var bytes = evidence.envelopes[0].bytes
        bytes[bytes.count - 1] ^= 1
        let forged = try Envelope(decoding: bytes)
        let unsigned = fault(others + [forged] + evidence.envelopes.dropFirst())
        #expect(!unsigned.isProven)
        #expect(FaultReport([unsigned])?.isProven == false)
        let before = Fault(
            culprit: try ParticipantIndex(1), kind: evidence.kind, round: sample.fault.round,
            evidence: evidence)
        #expect(FaultReport([before, unsigned])?.shownFaults() == [])
        #expect(FaultReport([before, whole])?.shownFaults() == [whole])
    }
}
