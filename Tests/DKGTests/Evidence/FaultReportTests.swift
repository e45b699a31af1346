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

    @Test("Shorter, longer and altered files are refused, or show nothing")
    func altered() throws {
        let report = try FaultReportTests.single()
        let bytes = report.encoded
        for length in stride(from: 0, to: bytes.count, by: 11) {
            #expect(throws: KeyFileError.self) {
                try FaultReport(decoding: Array(bytes.prefix(length)))
            }
        }
        #expect(throws: KeyFileError.malformed(.trailing(count: 1))) {
            try FaultReport(decoding: bytes + [0])
        }
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1 << UInt8(position % 8)
            guard let decoded = try? FaultReport(decoding: changed) else { continue }
            let unchanged = decoded.faults.map { fault in
                Fault(
                    culprit: fault.culprit, kind: fault.kind, round: report.faults[0].round,
                    evidence: fault.evidence)
            }
            #expect(!decoded.faults.allSatisfy { $0.verify() } || unchanged == report.faults)
        }
    }

    @Test("A position that nothing stands at, and a round nobody mentions, are refused")
    func positions() throws {
        let report = try FaultReportTests.single()
        var bytes = report.encoded
        // The last four bytes are the position of the last envelope.
        bytes[bytes.count - 1] = 200
        #expect(throws: KeyFileError.self) { try FaultReport(decoding: bytes) }
        bytes[bytes.count - 4] = 255
        #expect(throws: KeyFileError.self) { try FaultReport(decoding: bytes) }
    }
}
