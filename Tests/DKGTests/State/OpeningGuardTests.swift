import TestSupport
import Testing

@testable import DKG

/// Openings of members that failed and of members that did not, and what evidence carries.
@Suite("Judging: openings")
struct OpeningGuardTests {
    /// Participant 5 publishes wrong values, everybody objects, and the openings are due.
    private func opening() throws -> Bench {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .extract)
        let session = try #require(bench.state.session)
        bench.postings[5] = try [bench[5].extraction(in: session)]
        try bench.advance(to: .open)
        #expect(bench.state.failed.sorted().numbers == [5])
        return bench
    }

    @Test("Wrong values are not used when too few openings come: the ceremony aborts (X4)")
    func tooFew() throws {
        for opened in [2, 3] {
            var bench = try opening()
            #expect(bench.state.extractions[bench[5].index] != nil)
            for number in (opened + 1)...4 {
                bench.postings[number] = try [bench[number].revealing([], .open, in: bench.state)]
            }
            bench.close()
            #expect(bench.state.abortReason == (opened == 2 ? .tooFewOpenings : nil))
            #expect((bench.state.publicPolynomial != nil) == (opened == 3))
        }
    }

    @Test("A wrong opening of a member that did not fail is ignored (X3)")
    func notFailed() throws {
        for member in [1, 5] {
            var bench = try opening()
            let wrong = try bench[4].pair(from: member, in: bench.state, plus: .one)
            bench.postings[4] = try [bench[4].revealing([wrong], .open, in: bench.state)]
            let before = bench.state.convictions
            bench.close()
            let convicted = Conviction(4, .invalidOpening, .open)
            #expect(bench.state.convictions == before + (member == 5 ? [convicted] : []))
        }
    }

    @Test("Evidence with the whole board carries what the entries name, and nothing of void slots")
    func voidSlots() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .deal)
        try bench.add(bench[5].envelope([1], .deal, id: bench.sid), by: 5)
        try bench.advance(to: .extract)
        let session = try #require(bench.state.session)
        bench.postings[4] = try [bench[4].extraction(in: session)]
        try bench.advance(to: .confirmAgain)
        // Participant 3 objects to 4 once more, though it had failed.
        let late = try bench[3].pair(from: 4, in: bench.state)
        bench.postings[3] = try [bench[3].revealing([late], .confirmAgain, in: bench.state)]
        bench.close()
        let fault = try #require(bench.state.faults.first { $0.kind == .falseObjection })
        #expect(fault.isProven)
        let entries = fault.evidence.history.flatMap(\.entries)
        #expect(entries.contains { $0.digest == .zero })
        let named = Set(entries.map(\.digest))
        #expect(fault.evidence.envelopes.count > 10)
        #expect(fault.evidence.envelopes.dropLast().allSatisfy { named.contains($0.digest) })
        #expect(fault.evidence.envelopes.last?.sender.value == 3)
    }

    @Test("Evidence with the whole board shares the board with other such evidence")
    func sharedBoard() throws {
        var bench = try Bench(n: 7, t: 3)
        try bench.advance(to: .extract)
        let session = try #require(bench.state.session)
        bench.postings[4] = try [bench[4].extraction(in: session)]
        try bench.advance(to: .confirmAgain)
        // Two object to 4 once more, though it had failed.
        for number in [2, 3] {
            let late = try bench[number].pair(from: 4, in: bench.state)
            bench.postings[number] = try [
                bench[number].revealing([late], .confirmAgain, in: bench.state)
            ]
        }
        bench.close()
        let boards = bench.state.faults.filter { $0.kind == .falseObjection }
            .map(\.evidence.stored.board)
        try #require(boards.count == 2)
        #expect(boards[0].count > 14 && boards[0] == boards[1])
        let addresses = boards.map { board in
            unsafe board.withUnsafeBufferPointer { buffer in Int(bitPattern: buffer.baseAddress) }
        }
        #expect(addresses[0] == addresses[1])
        // Who reads it from a file has the same evidence, in one piece.
        let fault = try #require(bench.state.faults.first { $0.kind == .falseObjection })
        let decoded = try Fault(decoding: fault.encoded)
        #expect(decoded.evidence.stored.board.isEmpty)
        #expect(decoded == fault && Set([decoded, fault]).count == 1)
    }
}
