import DKG
import TestSupport
import Testing

/// The first three rules of "Receiving an envelope" (Protocol.md, section 3), one by one.
///
/// Every refusal leaves the state as it was, and has a twin that is taken.
@Suite("Receiving: form, session, signature")
struct ReceiptTests {
    @Test("A malformed envelope is refused before anything else is looked at")
    func malformed() throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .respond)
        var bytes = try bench.message(of: 1)
        bytes[0] = 2
        try expect(.malformed(.version(got: 2)), receiving: bytes, in: bench.state)
        try expect(
            .malformed(.header(.truncated(needed: 1, available: 0))), receiving: [],
            in: bench.state)
        try expect(.accepted, receiving: bench.message(of: 1), in: bench.state)
    }

    @Test("Any kind but join is not yet understood while the joining is open")
    func notYet() throws {
        var bench = try Bench(n: 3, t: 2)
        let before = bench.state
        try bench.advance(to: .deal)
        let dealing = try bench.message(of: 1)
        try expect(.notYet, receiving: dealing, in: before)
        // Neither session nor signature can be judged yet.
        try expect(
            .notYet, receiving: bench[1].envelope([], .certify, id: .zero), in: before)
        var unsigned = dealing
        unsigned[unsigned.count - 1] ^= 1
        try expect(.notYet, receiving: unsigned, in: before)
        // Offered again after the closing it is taken.
        try expect(.accepted, receiving: dealing, in: bench.state)
    }

    @Test("What names another ceremony or session is foreign, whoever signed it")
    func foreign() throws {
        var bench = try Bench(n: 3, t: 2)
        let other = try Bench(n: 3, t: 2, instance: "another")
        try expect(
            .foreign(id: other.ceremony.id.digest), receiving: other.message(of: 1), in: bench.state
        )
        try expect(.accepted, receiving: bench.message(of: 1), in: bench.state)

        try bench.advance(to: .respond)
        let body = try Envelope(decoding: bench.message(of: 1)).body
        for id in [other.ceremony.id.digest, bench.ceremony.id.digest, .zero] {
            let foreign = try bench[1].envelope(body, .respond, id: id)
            try expect(.foreign(id: id), receiving: foreign, in: bench.state)
        }
        try expect(
            .accepted, receiving: bench[1].envelope(body, .respond, id: bench.sid),
            in: bench.state)
        // A join carries the ceremony's name and not the session's.
        try expect(
            .foreign(id: bench.sid), receiving: bench[1].envelope(body, .join, id: bench.sid),
            in: bench.state)
    }

    @Test("A foreign envelope is foreign even if its signature does not verify")
    func foreignOutranksUnauthenticated() throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .respond)
        var bytes = try bench[1].envelope([1], .respond, id: .zero)
        bytes[bytes.count - 1] ^= 1
        try expect(.foreign(id: .zero), receiving: bytes, in: bench.state)
    }

    @Test("Every flipped bit of a signature, and another's signature, is unauthenticated")
    func unauthenticated() throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .respond)
        let bytes = try bench.message(of: 1)
        for bit in 0..<(8 * Signature.byteCount) {
            var forged = bytes
            forged[bytes.count - 1 - bit / 8] ^= 1 << (bit % 8)
            var state = bench.state
            #expect(state.receive(forged) == .unauthenticated, "bit \(bit)")
            #expect(state == bench.state, "bit \(bit)")
        }
        // Participant 2 signs in the name of participant 1.
        let stolen = Envelope(
            signing: try Envelope(decoding: bytes).body, in: .respond, id: bench.sid,
            sender: bench[1].index, identity: try bench[2].identity()
        ) { _ in nil }
        try expect(.unauthenticated, receiving: stolen.bytes, in: bench.state)
        try expect(.accepted, receiving: bytes, in: bench.state)
    }

    @Test("A forged envelope that arrives first does not take the slot (D12)")
    func forgedFirst() throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .respond)
        let bytes = try bench.message(of: 1)
        var forged = bytes
        forged[60] ^= 1
        var state = bench.state
        #expect(state.receive(forged) == .unauthenticated)
        #expect(state.receive(bytes) == .accepted)
        #expect(state.message(of: bench[1].index, in: .respond)?.bytes == bytes)
        // The other way round the forgery is no duplicate either.
        #expect(state.receive(forged) == .unauthenticated)
    }

    @Test("Known content under a forged signature is unauthenticated and no duplicate")
    func forgedCopy() throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .respond)
        let bytes = try bench.message(of: 1)
        var state = bench.stateAfterReading()
        let before = state
        var forged = bytes
        forged[bytes.count - 1] ^= 1
        #expect(state.receive(forged) == .unauthenticated)
        #expect(state.receive(bytes) == .duplicate)
        #expect(state == before)
    }
}

/// Offers an envelope to a copy of a state and expects a receipt, and the state to stay as it was
/// exactly if the receipt says so.
func expect(
    _ receipt: Receipt, receiving bytes: [UInt8], in state: PublicState,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    var copy = state
    #expect(copy.receive(bytes) == receipt, sourceLocation: sourceLocation)
    #expect((copy != state) == receipt.changedState, sourceLocation: sourceLocation)
}
