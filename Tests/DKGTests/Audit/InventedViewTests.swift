import DKG
import TestSupport
import Testing

/// A liar may state any view, also one whose history it made up; the evidence that fits it still
/// convicts nobody but the liar.
@Suite("Evidence with an invented view")
struct InventedViewTests {
    /// A ceremony in which participant 4 follows the protocol until it invents.
    private struct Board {
        var bench: Bench
        var envelopes: [Envelope] = []

        init(instance: String = "instance") throws {
            bench = try Bench(n: 4, t: 2, instance: instance)
            while let round = bench.state.openRound, round < .confirm {
                envelopes += try bench.posted.map { bytes in try Envelope(decoding: bytes) }
                bench.close()
            }
        }
    }

    /// The history up to some round, with one entry made to name another envelope.
    private func history(
        _ state: PublicState, before round: Round, naming digest: Digest, for sender: Int,
        in kind: Round
    ) -> [ClosedRound] {
        state.history.filter { $0.round < round }.map { closed in
            ClosedRound(
                round: closed.round,
                entries: closed.entries.map { entry in
                    Int(entry.sender.value) == sender && entry.round == kind
                        ? ViewEntry(round: kind, sender: entry.sender, digest: digest) : entry
                })
        }
    }

    private func view(_ history: [ClosedRound], _ sid: Digest) -> Digest {
        history.dropFirst().reduce(sid) { view, closed in closed.view(after: view) }
    }

    @Test("An entry for an honest slot that names any other envelope", arguments: [1, 2])
    func otherEnvelope(honest: Int) throws {
        let board = try Board()
        let other = try Board(instance: "another")
        let bench = board.bench
        let session = try #require(bench.state.session)
        let about = bench[honest].index
        let complaint = try bench[4].complaint(about: honest, in: bench.state)
        let pair = try bench[4].pair(from: honest, in: bench.state)
        let candidates = board.envelopes + other.envelopes
        var verdicts: [Verdict?] = []
        for candidate in candidates {
            for kind in [Round.deal, .extract] {
                for round in [Round.respond, .confirm] where kind < round {
                    let history = history(
                        bench.state, before: round, naming: candidate.digest, for: honest,
                        in: kind)
                    let stated = view(history, session.id.digest)
                    let judged =
                        round == .respond
                        ? try bench[4].response([complaint], in: bench.state, view: stated)
                        : try bench[4].revealing([pair], round, in: bench.state, view: stated)
                    let genuine = board.envelopes.filter { $0.sender == about }
                    for fault in FaultKind.allCases {
                        let evidence = Evidence(
                            kind: fault, ceremony: bench.ceremony, joins: session.joins,
                            history: history,
                            envelopes: genuine + [candidate, try Envelope(decoding: judged)],
                            about: about)
                        let verdict = evidence.verdict()
                        #expect(
                            verdict == nil || verdict?.culprit == bench[4].index,
                            "\(candidate.round) of \(candidate.sender) as \(kind)")
                        // What did not stand in the slot shows nothing, not even about the liar.
                        let stoodThere =
                            candidate.round == kind && candidate.sender == about
                            && candidate.id == session.id.digest
                        #expect(verdict == nil || stoodThere)
                        verdicts.append(verdict)
                    }
                }
            }
        }
        // With the genuine envelopes the liar is convicted, so the construction is sound.
        #expect(verdicts.contains(Verdict(culprit: bench[4].index, kind: .falseComplaint)))
        #expect(verdicts.contains(Verdict(culprit: bench[4].index, kind: .falseObjection)))
    }
}
