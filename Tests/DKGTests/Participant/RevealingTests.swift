import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

@testable import DKG

/// Whatever arithmetic said before, a pair that misses its commitment is not revealed: it would convict the
/// participant that reveals it (U3).
@Suite("Revealing a pair")
struct RevealingTests {
    /// Participant 1, whose shares are all wrong without its knowing; 5 publishes no values.
    @Test("A pair that misses the commitment is neither objected with nor opened")
    func wrongPairs() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .extract)
        let session = try #require(bench.state.session)
        var participant = try bench[1].take()
        participant.received = ReceivedShares(
            of: participant.state.dealings, receiver: participant.index,
            sessionKey: SecretScalar(Scalar(5)), in: session.dealing)
        bench.postings[5] = []
        var rounds: [Round] = []
        while let round = bench.state.openRound {
            rounds.append(round)
            let read = bench.posted
            bench.close()
            for envelope in read { participant.receive(envelope) }
            if case .opened(_, let message?) = participant.closeRound() {
                bench.postings[1] = [message]
            }
        }
        #expect(rounds.contains(.confirm) && rounds.contains(.open))
        #expect(bench.state.convicted.isEmpty)
        #expect(bench.state.outcome == .certified)
    }
}
