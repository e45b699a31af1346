import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group
import ShareVerification

// Objections and openings (Protocol.md, section 6).
extension PublicState {
    /// By objector, then by member, ascending; skipped and ended as complaints are.
    mutating func judgeObjections(_ messages: [ClosingMessage], _ round: Round) {
        let failedBefore = failed
        var board: [Envelope]?
        var upheld: Set<ParticipantIndex> = []
        for message in messages {
            guard case .reveal(let body) = message.body else { continue }
            for objection in body.entries where !upheld.contains(objection.member) {
                let stands =
                    qualified?.contains(objection.member) == true
                    && !failedBefore.contains(objection.member)
                let verdict = ExtractionJudge.judge(
                    objection, by: message.sender, about: dealings[objection.member],
                    extraction: stands ? extractions[objection.member] : nil)
                convict(
                    verdict.culprit, of: verdict.kind, in: round,
                    evidence: objectionEvidence(verdict, objection, message, board: &board))
                // Whoever objects to itself and is right has failed like any other.
                if verdict.kind == .invalidExtraction { upheld.insert(objection.member) }
                if verdict.culprit == message.sender { break }
            }
        }
        failed.formUnion(upheld)
    }

    /// Deal, extract and confirm envelope show a verdict by themselves, except that the objector
    /// should have known that the member had failed before: that takes the whole board, which is collected
    /// once.
    private func objectionEvidence(
        _ verdict: Verdict, _ objection: RevealedShare, _ message: ClosingMessage,
        board: inout [Envelope]?
    ) -> Evidence {
        let before = Array(history.dropLast())
        let named = [
            self.message(of: objection.member, in: .deal),
            self.message(of: objection.member, in: .extract),
        ].compactMap(\.self)
        let direct = evidence(
            verdict.kind, named + [message.envelope], about: objection.member,
            history: before)
        if direct.verdict() == verdict { return direct }
        let everything =
            board
            ?? before.flatMap(\.entries).compactMap { entry in
                entry.digest == .zero ? nil : slots[entry.round]?[entry.sender]?.envelope
            }
        board = everything
        return evidence(
            verdict.kind, [message.envelope], about: objection.member, history: before,
            board: everything)
    }

    /// Decides, after round 4 or after 4b where that takes place, what is opened and whether it may
    /// be.
    mutating func decideFailures() {
        guard let qualified, let session else { return }
        if failed.isEmpty {
            computeKey(session)
        } else if qualified.count - failed.count < ceremony.threshold.count {
            // At least t unopened members mean an honest one among them. Without one, opening the
            // others would publish the key.
            abort(.tooManyFailures)
        } else {
            open(.open, for: Set(holders ?? []))
        }
    }

    // MARK: Opening (section 6)

    /// Judges the openings and reconstructs the members of whom t satisfy Eq P.
    ///
    /// Entries are judged one by one: a right entry counts though another of the same message
    /// convicts its sender. With fewer than t for one member the ceremony will abort; it never outputs
    /// a wrong key.
    mutating func judgeOpenings(_ messages: [ClosingMessage], _ round: Round) {
        let opened = failed.sorted().compactMap { dealings[$0] }
        let judge = OpeningJudge(
            dealings: opened, threshold: ceremony.threshold,
            holders: messages.compactMap { message in
                guard case .reveal(let body) = message.body else { return nil }
                return HolderOpenings(
                    holder: message.sender,
                    openings: body.entries.filter { failed.contains($0.member) })
            })
        let verdicts =
            judge.together(weights: openingWeights(of: opened.map(\.dealer)), by: arithmetic)
            ?? judge.singly()
        let envelopes = Dictionary(
            messages.map { ($0.sender, $0.envelope) }, uniquingKeysWith: { first, _ in first })
        for invalid in verdicts.invalid {
            let named = [dealEnvelope(of: invalid.member), envelopes[invalid.holder]]
            convict(
                invalid.holder, of: .invalidOpening, in: round,
                evidence: evidence(
                    .invalidOpening, named.compactMap(\.self), about: invalid.member,
                    history: history.dropLast()))
        }
        reconstructed = verdicts.polynomials
    }

    /// TH("DKG/v1/opening weight", view || m): what the openings of each failed member count with where they
    /// are checked together.
    ///
    /// The view after this closing names every opening, so nobody foresaw the weights.
    private func openingWeights(of members: [ParticipantIndex]) -> [UInt128] {
        members.map { member in
            var writer = ByteWriter(capacity: 34)
            writer.append(views.last ?? .zero)
            writer.append(member.value)
            return PublicState.openingWeightHash.digest(of: writer).weight
        }
    }

    private static let openingWeightHash = TaggedHash("DKG/v1/opening weight")
}
