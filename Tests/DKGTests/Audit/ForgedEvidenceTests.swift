import DKG
import TestSupport
import Testing

/// Whoever holds the keys of all corrupt participants, and every envelope ever posted, assembles no
/// evidence against anybody honest (invariant (b)).
///
/// Participants 1 and 2 are honest, 3 and 4 are not.
@Suite("Evidence against the honest cannot be assembled")
struct ForgedEvidenceTests {
    /// A board and its state before each closing.
    private struct Record {
        var bench: Bench
        var states: [Round: PublicState] = [:]
        var envelopes: [Envelope] = []

        init(_ bench: Bench, _ script: (inout Bench) throws -> Void = { _ in }) throws {
            self.bench = bench
            while let round = self.bench.state.openRound {
                try script(&self.bench)
                states[round] = self.bench.state
                envelopes += try self.bench.posted.map { bytes in try Envelope(decoding: bytes) }
                self.bench.close()
            }
        }

        func message(_ number: Int, _ round: Round) throws -> Envelope {
            guard
                let found = envelopes.first(where: {
                    Int($0.sender.value) == number && $0.round == round
                })
            else { throw TestError("no \(round) of \(number)") }
            return found
        }
    }

    private func isHonest(_ verdict: Verdict?) -> Bool {
        verdict.map { $0.culprit.value <= 2 } ?? false
    }

    /// Participant 4 deals a wrong share to 1 and to 2 and publishes wrong values.
    private func record(instance: String = "instance") throws -> Record {
        try Record(Bench(n: 4, t: 2, instance: instance)) { bench in
            guard let session = bench.state.session else { return }
            switch bench.state.openRound {
            case .deal: bench.postings[3] = try [bench[3].dealing(in: session, wrongFor: [1])]
            case .extract: bench.postings[4] = try [bench[4].extraction(in: session)]
            default: break
            }
        }
    }

    @Test("No body of an honest participant is malformed, whatever session it is put into")
    func malformedBodies() throws {
        let first = try record()
        let second = try record(instance: "another")
        for envelope in first.envelopes {
            for other in [first, second] {
                for joins in [other.bench.state.session?.joins ?? [], []] {
                    let evidence = Evidence(
                        kind: .malformedBody, ceremony: other.bench.ceremony, joins: joins,
                        envelopes: [envelope])
                    #expect(evidence.verdict() == nil, "\(envelope.round) of \(envelope.sender)")
                }
            }
        }
    }

    @Test("No two envelopes of an honest participant contradict each other")
    func equivocations() throws {
        let first = try record()
        let second = try record(instance: "another")
        var honest = (first.envelopes + second.envelopes).filter { $0.sender.value <= 2 }
        // The same content under another signature, which only its own key can make.
        for envelope in honest {
            honest.append(
                try Envelope(
                    decoding: first.bench[Int(envelope.sender.value)].resigned(envelope.bytes)))
        }
        // A join of another seed, as after a crash that lost everything.
        let other = try Bench(n: 4, t: 2, seed: 2)
        honest.append(
            try Envelope(
                decoding: first.bench[1].envelope(
                    Envelope(decoding: other.message(of: 1)).body, .join,
                    id: first.bench.ceremony.id.digest)))
        let joins = try #require(first.bench.state.session).joins
        for one in honest {
            for two in honest {
                let evidence = Evidence(
                    kind: .equivocation, ceremony: first.bench.ceremony, joins: joins,
                    envelopes: [one, two])
                #expect(evidence.verdict() == nil, "\(one.round) and \(two.round) of \(one.sender)")
            }
        }
        // The twin: participant 4, which did say two things.
        let pair = try [1, 2].map { byte in
            try Envelope(
                decoding: first.bench[4].envelope([byte], .deal, id: first.bench.sid))
        }
        let evidence = Evidence(
            kind: .equivocation, ceremony: first.bench.ceremony, joins: joins, envelopes: pair)
        #expect(evidence.verdict()?.culprit.value == 4)
    }

    @Test("Joins never contradict each other, not even those that name the session")
    func joins() throws {
        var bench = try Bench(n: 4, t: 2)
        try bench.advance(to: .deal)
        let joins = try #require(bench.state.session).joins
        for (id, round, convicts) in [
            (bench.ceremony.id.digest, Round.join, false), (bench.sid, .join, false),
            (bench.sid, .certify, true),
        ] {
            let envelopes = try [1, 2].map { byte in
                try Envelope(decoding: bench[4].envelope([byte], round, id: id))
            }
            let evidence = Evidence(
                kind: .equivocation, ceremony: bench.ceremony, joins: joins, envelopes: envelopes)
            #expect((evidence.verdict() != nil) == convicts, "\(round)")
        }
    }

    @Test("An honest complaint, objection or opening is never a fault of its sender")
    func judgements() throws {
        let run = try record()
        let other = try record(instance: "another")
        let session = try #require(run.bench.state.session)
        // Dealings and values that the corrupt ones sign afterwards to replace what they sent.
        let afterwards = try [
            run.bench[3].dealing(in: session, wrongFor: []),
            run.bench[3].dealing(in: session, wrongFor: [2]),
            run.bench[4].dealing(in: session, wrongFor: [1, 2]),
            run.bench[4].extraction(in: session, plus: .zero),
            run.bench[3].extraction(in: session),
        ].map { bytes in try Envelope(decoding: bytes) }
        let histories =
            [[]] + run.states.values.map { state in state.history }
            + other.states.values.map { state in state.history }
        let judged = try [Round.respond, .confirm, .confirmAgain, .open].flatMap { round in
            try [1, 2].map { number in try run.message(number, round) }
        }
        var deals: [Envelope?] = [nil]
        deals += (run.envelopes + other.envelopes + afterwards).filter { $0.round == .deal }
        var count = 0
        for envelope in judged {
            for deal in deals {
                let about = deal?.sender ?? run.bench[4].index
                let extracts = (run.envelopes + afterwards).filter {
                    $0.round == .extract && $0.sender == about
                }
                for extract in [nil] + extracts.map(Optional.some) {
                    for history in histories {
                        for kind in FaultKind.allCases {
                            let evidence = Evidence(
                                kind: kind, ceremony: run.bench.ceremony, joins: session.joins,
                                history: history,
                                envelopes: [deal, extract, envelope].compactMap(\.self),
                                about: about)
                            count += 1
                            #expect(!isHonest(evidence.verdict()), "\(kind) \(envelope.round)")
                        }
                    }
                }
            }
        }
        #expect(count > 1000)
    }

    @Test("A complaint is judged against the dealing in its sender's view and no other")
    func otherDealing() throws {
        let run = try record()
        let fault = try #require(run.bench.state.faults.first { $0.kind == .invalidShare })
        #expect(fault.isProven)
        let evidence = fault.evidence
        let session = try #require(run.bench.state.session)
        let right = try Envelope(decoding: run.bench[3].dealing(in: session, wrongFor: []))
        let judged = try #require(evidence.envelopes.last)
        let deal = try #require(evidence.envelopes.first)
        // The entry is made to name the right dealing, or nothing, or a void slot.
        for digest in [right.digest, .zero, nil] {
            let entries = evidence.history[1].entries.compactMap { entry -> ViewEntry? in
                guard entry.digest == deal.digest else { return entry }
                return digest.map {
                    ViewEntry(round: entry.round, sender: entry.sender, digest: $0)
                }
            }
            let history = [evidence.history[0], ClosedRound(round: .deal, entries: entries)]
            for kind in [FaultKind.falseComplaint, .groundlessComplaint, .forgedComplaint] {
                for envelopes in [
                    [right, judged], [deal, judged], [right, deal, judged], [judged],
                ] {
                    for used in [history, evidence.history] {
                        let forged = Evidence(
                            kind: kind, ceremony: evidence.ceremony, joins: evidence.joins,
                            history: used, envelopes: envelopes, about: evidence.about)
                        #expect(forged.verdict() == nil)
                    }
                }
            }
        }
    }

    @Test("A message of another view convicts nobody through evidence either (C10)")
    func otherView() throws {
        var bench = try Bench(n: 4, t: 2)
        try bench.advance(to: .respond)
        // A false complaint, but in a message that states a view nobody can show.
        let complaint = try bench[4].complaint(about: 1, in: bench.state)
        let view = TaggedHash("test view").digest(of: [])
        for (stated, culprit) in [(view, nil), (bench.state.view, 4)] as [(Digest?, UInt16?)] {
            let message = try bench[4].response([complaint], in: bench.state, view: stated)
            let evidence = Evidence(
                kind: .falseComplaint, ceremony: bench.ceremony,
                joins: try #require(bench.state.session).joins, history: bench.state.history,
                envelopes: try [
                    #require(bench.state.message(of: bench[1].index, in: .deal)),
                    Envelope(decoding: message),
                ], about: bench[1].index)
            #expect(evidence.verdict()?.culprit.value == culprit)
        }
    }
}
