import DKG
import TestSupport
import Testing

/// Each component of each kind of evidence altered in turn.
///
/// Evidence whose altered part matters shows nothing any more; where the part does not matter to
/// the kind the verdict stays exactly the same. It never turns on anybody else.
@Suite("Evidence that was tampered with")
struct EvidenceTamperingTests {
    private static let stories = EvidenceSample.Story.allCases

    /// Verifies a copy with some parts replaced.
    private func verify(
        _ evidence: Evidence, kind: FaultKind? = nil, ceremony: Ceremony? = nil,
        joins: [Join]? = nil, history: [ClosedRound]? = nil, envelopes: [Envelope]? = nil,
        about: ParticipantIndex?? = .none
    ) -> Verdict? {
        Evidence(
            kind: kind ?? evidence.kind, ceremony: ceremony ?? evidence.ceremony,
            joins: joins ?? evidence.joins, history: history ?? evidence.history,
            envelopes: envelopes ?? evidence.envelopes, about: about ?? evidence.about
        ).verdict()
    }

    @Test("Another ceremony", arguments: stories)
    func ceremony(story: EvidenceSample.Story) throws {
        let sample = try EvidenceSample(story)
        let original = sample.evidence.ceremony
        let others = try [
            Bench(original.scheme, n: 4, t: 2, instance: "another").ceremony,
            Bench(original.scheme, n: 4, t: 1).ceremony,
            Bench(original.scheme, n: 5, t: 2).ceremony,
            Bench(original.scheme == .feldman ? .pedersen : .feldman, n: 4, t: 2).ceremony,
            Ceremony(
                scheme: original.scheme, threshold: 2,
                roster: Roster(original.roster.keys.reversed()), instance: original.instance,
                context: original.context),
        ]
        for other in others { #expect(verify(sample.evidence, ceremony: other) == nil) }
        #expect(verify(sample.evidence, ceremony: original) != nil)
    }

    @Test("Other joins", arguments: stories.filter { $0 != .malformedJoin })
    func joins(story: EvidenceSample.Story) throws {
        let evidence = try EvidenceSample(story).evidence
        let joins = evidence.joins
        let altered = joins.map { join in
            Join(index: join.index, encryptionKey: join.encryptionKey, nonce: .zero)
        }
        let foreignKey = joins.map { join in
            Join(index: join.index, encryptionKey: .generator, nonce: join.nonce)
        }
        let stranger = Join(
            index: try ParticipantIndex(200), encryptionKey: .generator, nonce: .zero)
        for other in [
            [], joins.dropLast(), Array(joins.dropFirst()), altered, foreignKey,
            joins + [stranger], [altered[0]] + joins,
        ] { #expect(verify(evidence, joins: other) == nil) }
        // The order means nothing, and of two joins with one index the first counts.
        for same in [joins.reversed(), joins + [altered[0]]] {
            #expect(verify(evidence, joins: same) == evidence.verdict())
        }
    }

    @Test("Another history", arguments: stories.filter(\.isJudged))
    func history(story: EvidenceSample.Story) throws {
        let evidence = try EvidenceSample(story).evidence
        let history = evidence.history
        let last = try #require(history.last)
        #expect(history.count > 1)
        func replacingLast(_ entries: [ViewEntry], _ round: Round? = nil) -> [ClosedRound] {
            history.dropLast() + [ClosedRound(round: round ?? last.round, entries: entries)]
        }
        let first = try #require(last.entries.first)
        let changed = ViewEntry(round: first.round, sender: first.sender, digest: .zero)
        for other in [
            [], history.dropLast(), Array(history.dropFirst()), history.reversed(),
            history + [last], [history[0]] + history,
            replacingLast(Array(last.entries.dropFirst())), replacingLast(last.entries + [first]),
            replacingLast([changed] + last.entries.dropFirst()),
            replacingLast(last.entries, .certify),
            history + [ClosedRound(round: .open, entries: [])],
        ] { #expect(verify(evidence, history: other) == nil, "\(other.map(\.round))") }
        #expect(verify(evidence, history: replacingLast(last.entries.reversed())) != nil)
    }

    @Test("Envelopes missing, doubled or in another order", arguments: stories)
    func envelopes(story: EvidenceSample.Story) throws {
        let evidence = try EvidenceSample(story).evidence
        let envelopes = evidence.envelopes
        #expect(verify(evidence, envelopes: []) == nil)
        for position in envelopes.indices {
            var fewer = envelopes
            fewer.remove(at: position)
            #expect(verify(evidence, envelopes: fewer) == nil, "without \(position)")
        }
        if envelopes.count > 1 {
            let swapped = verify(evidence, envelopes: envelopes.reversed())
            #expect(swapped == (story.isJudged ? nil : evidence.verdict()))
        }
        if !story.isJudged {
            #expect(verify(evidence, envelopes: envelopes + envelopes) == nil)
            #expect(verify(evidence, envelopes: [envelopes[0], envelopes[0]]) == nil)
        }
    }

    @Test(
        "An envelope by another sender, of another session, or with a signature altered",
        arguments: stories)
    func replaced(story: EvidenceSample.Story) throws {
        let sample = try EvidenceSample(story)
        let evidence = sample.evidence
        let other = try Bench(evidence.ceremony.scheme, n: 4, t: 2, instance: "another")
        for (position, envelope) in evidence.envelopes.enumerated() {
            var replacements: [Envelope] = []
            for (number, messages) in sample.board where number != Int(envelope.sender.value) {
                if let message = messages[envelope.round] { replacements.append(message) }
            }
            replacements.append(
                try Envelope(
                    decoding: other[Int(envelope.sender.value)].envelope(
                        envelope.body, envelope.round, id: other.ceremony.id.digest)))
            for bit in [0, 255, 256, 511] {
                var bytes = envelope.bytes
                bytes[bytes.count - 1 - bit / 8] ^= 1 << (bit % 8)
                replacements.append(try Envelope(decoding: bytes))
            }
            // Its own content in the name of somebody else, with the signature that it had.
            var renamed = envelope.bytes
            renamed[35] = renamed[35] % 4 + 1
            replacements.append(try Envelope(decoding: renamed))
            for replacement in replacements {
                var envelopes = evidence.envelopes
                envelopes[position] = replacement
                // Everybody objects to wrong values, and each objection shows the same fault.
                let isAnother =
                    story.kind == .invalidExtraction && replacement.round == envelope.round
                    && position == 2
                    && replacement.isAuthentic(in: evidence.ceremony.roster)
                    && replacement.id == envelope.id
                #expect(
                    verify(evidence, envelopes: envelopes)
                        == (isAnother ? evidence.verdict() : nil),
                    "\(position): \(replacement.round) of \(replacement.sender)")
            }
            // The same content signed again is the same message.
            let again = try other[Int(envelope.sender.value)].resigned(envelope.bytes)
            var envelopes = evidence.envelopes
            envelopes[position] = try Envelope(decoding: again)
            #expect(verify(evidence, envelopes: envelopes) == evidence.verdict())
        }
    }

    @Test("About somebody else, or nobody", arguments: stories)
    func about(story: EvidenceSample.Story) throws {
        let evidence = try EvidenceSample(story).evidence
        let others = try [1, 2, 3, 4, 5, 65535].map { number in try ParticipantIndex(number) }
            .filter { $0 != evidence.about }
        for other in others.map(Optional.some) + (story.isJudged ? [nil] : []) {
            #expect(verify(evidence, about: .some(other)) == nil)
        }
    }

    @Test("Another kind", arguments: stories)
    func kind(story: EvidenceSample.Story) throws {
        let evidence = try EvidenceSample(story).evidence
        for kind in FaultKind.allCases where kind != evidence.kind {
            #expect(verify(evidence, kind: kind) == nil, "\(kind)")
        }
    }
}
