import TestSupport
import Testing

@testable import DKG

@Suite("How evidence keeps its envelopes")
struct EvidenceEnvelopesTests {
    @Test("There is one way for each number of them", arguments: 1...6)
    func normalised(count: Int) throws {
        let bench = try Bench(n: 6, t: 2)
        let all = try (1...count).map { try Envelope(decoding: bench.message(of: $0)) }
        for split in 0...count {
            let stored = EvidenceEnvelopes(
                board: Array(all.prefix(split)), named: Array(all.dropFirst(split)))
            let normalised = stored.normalised
            #expect(normalised == stored)
            #expect(normalised.all == all)
            #expect(normalised.last == all.last)
            #expect(normalised.board.count == (count > 3 ? count - 1 : 0))
            #expect(normalised.areDistinct)
        }
    }

    @Test("As many others are not the same")
    func others() throws {
        let bench = try Bench(n: 6, t: 2)
        let all = try (1...6).map { try Envelope(decoding: bench.message(of: $0)) }
        let some = EvidenceEnvelopes(named: Array(all.prefix(3)))
        #expect(some == EvidenceEnvelopes(named: Array(all.prefix(3))))
        #expect(some != EvidenceEnvelopes(named: Array(all.suffix(3))))
        #expect(some != EvidenceEnvelopes(named: Array(all.prefix(3).reversed())))
        #expect(some != EvidenceEnvelopes(board: Array(all.prefix(2)), named: [all[3]]))
    }
}
