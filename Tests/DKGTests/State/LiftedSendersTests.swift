import PolynomialCommitments
import PublicPointEngine
import Secp256k1Group
import TestSupport
import Testing

@testable import DKG

/// Whose keys are prepared for batches, and so whose signatures are verified in one.
@Suite("Lifted senders")
struct LiftedSendersTests {
    private let bench: Bench

    init() throws {
        var bench = try Bench(n: 5, t: 2)
        try bench.advance(to: .respond)
        self.bench = bench
    }

    /// A state that has verified nothing together.
    private func state(_ arithmetic: PublicArithmetic) -> PublicState {
        bench.replayed(by: arithmetic)
    }

    private func lifted(_ state: PublicState) -> [Int] { state.senders.keys.keys.sorted().numbers }

    @Test("They are those of batches of three and more, and stay")
    func batches() throws {
        let posted = bench.posted
        var state = state(.engine)
        _ = state.receive(posted[0])
        _ = state.receive(all: Array(posted[1..<3]))
        #expect(lifted(state) == [])
        _ = state.receive(all: [posted[3], posted[4], try bench[1].resigned(posted[0])])
        #expect(lifted(state) == [1, 4, 5])
        _ = state.receive(
            all: try [2, 3, 4].map { try bench[$0].envelope([1], .respond, id: bench.sid) })
        #expect(lifted(state) == [1, 2, 3, 4, 5])
        for (sender, key) in state.senders.keys {
            #expect(key.key == bench.ceremony.roster.key(of: sender))
        }
    }

    @Test("There are none if libsecp256k1 verifies one at a time")
    func singly() throws {
        var state = state(.libsecp256k1)
        #expect(state.receive(all: bench.posted) == Array(repeating: .accepted, count: 5))
        #expect(lifted(state) == [])
    }

    @Test("Of other sessions, and of what is known, no signature is verified")
    func unneeded() throws {
        var state = state(.engine)
        let foreign = try bench.members.map { try $0.envelope([1], .respond, id: .zero) }
        let asJoins = try bench.members.map { try $0.envelope([1], .join, id: bench.sid) }
        #expect(state.receive(all: foreign + asJoins).allSatisfy { $0.name == "foreign" })
        #expect(lifted(state) == [])
        for envelope in bench.posted { _ = state.receive(envelope) }
        #expect(state.receive(all: bench.posted).allSatisfy { $0 == .duplicate })
        #expect(lifted(state) == [])
        // The twin: what is new is.
        var twin = self.state(.engine)
        #expect(twin.receive(all: bench.posted).allSatisfy { $0 == .accepted })
        #expect(lifted(twin) == [1, 2, 3, 4, 5])
    }

    @Test("They are not part of what a state says")
    func equality() throws {
        var together = state(.engine)
        var singly = together
        _ = together.receive(all: bench.posted)
        for envelope in bench.posted { _ = singly.receive(envelope) }
        #expect(lifted(together) != lifted(singly))
        #expect(together == singly)
    }

    @Test("Who computes is not part of what a state says")
    func equalityOfArithmetics() throws {
        var engine = state(.engine)
        var plain = state(.libsecp256k1)
        #expect(engine == plain)
        _ = engine.receive(all: bench.posted)
        #expect(engine != plain)
        _ = plain.receive(all: bench.posted)
        #expect(lifted(engine) != lifted(plain))
        #expect(engine == plain)
        #expect(engine.closeRound() == plain.closeRound())
        #expect(engine == plain)
    }
}
