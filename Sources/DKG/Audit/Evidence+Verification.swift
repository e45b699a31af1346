public import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group
import ShareVerification

extension Evidence {
    /// Looks at the evidence, and at nothing else.
    ///
    /// Total: no evidence, however it was made up, makes it trap.
    ///
    /// - Returns: Whom it convicts of what; `nil` if it shows nothing.
    public func verdict() -> Verdict? {
        var reader = EvidenceReader()
        return verdict(by: &reader)
    }

    /// Looks at the evidence with a reader of all evidence of a report.
    func verdict(by reader: inout EvidenceReader) -> Verdict? {
        guard reader.areEnvelopesPossible(of: self) else { return nil }
        // What speaks for itself carries nothing besides.
        let isSelfContained = kind == .equivocation || kind == .malformedBody
        guard !isSelfContained || (about == nil && history.isEmpty) else { return nil }
        let session = reader.session(of: self)
        let verdict: Verdict? =
            switch kind {
            case .equivocation: verifyEquivocation(session)
            case .malformedBody: verifyMalformedBody(session, &reader)
            case .invalidShare, .groundlessComplaint, .forgedComplaint, .falseComplaint:
                verifyComplaint(session, &reader)
            case .invalidExtraction, .falseObjection:
                verifyObjection(session, &reader)
            case .invalidOpening:
                verifyOpening(session, &reader)
            }
        return verdict?.kind == kind ? verdict : nil
    }

    /// Two different messages for one slot.
    ///
    /// Never of a join: two joins convict nobody.
    private func verifyEquivocation(_ session: Session) -> Verdict? {
        let envelopes = stored.all
        guard envelopes.count == 2 else { return nil }
        let first = envelopes[0]
        let second = envelopes[1]
        guard first.round != .join, first.round == second.round,
            first.sender == second.sender, session.contains(first.sender),
            first.id == session.id.digest, second.id == session.id.digest,
            first.digest != second.digest
        else { return nil }
        return Verdict(culprit: first.sender, kind: .equivocation)
    }

    private func verifyMalformedBody(
        _ session: Session, _ reader: inout EvidenceReader
    ) -> Verdict? {
        guard stored.count == 1, let envelope = stored.last else { return nil }
        if envelope.round == .join {
            guard envelope.id == ceremony.id.digest, Join(envelope) == nil else {
                return nil
            }
        } else {
            guard envelope.id == session.id.digest, session.contains(envelope.sender),
                reader.body(of: envelope, in: session) == nil
            else { return nil }
        }
        return Verdict(culprit: envelope.sender, kind: .malformedBody)
    }

    /// Dealing and response; the dealing is missing exactly if the accuser saw none.
    private func verifyComplaint(
        _ session: Session, _ reader: inout EvidenceReader
    ) -> Verdict? {
        guard let about, let judged = judgedMessage(session, &reader),
            case .respond(let body) = judged.body,
            let complaint = body.complaints.first(where: { $0.dealer == about })
        else { return nil }
        guard let seen = dealing(of: about, session, &reader) else { return nil }
        return ComplaintJudge.judge(
            complaint, by: judged.sender, about: seen.value, in: session.dealing)
    }

    private func verifyObjection(
        _ session: Session, _ reader: inout EvidenceReader
    ) -> Verdict? {
        guard let about, let judged = judgedMessage(session, &reader),
            judged.envelope.round == .confirm || judged.envelope.round == .confirmAgain,
            case .reveal(let body) = judged.body,
            let objection = body.entries.first(where: { $0.member == about }),
            let seen = dealing(of: about, session, &reader)
        else { return nil }
        let extraction = message(in: .extract, of: about, session, &reader)
        guard let extraction else { return nil }
        var values: FeldmanCommitment?
        if case .extract(let published)? = extraction.value { values = published }
        let verdict = ExtractionJudge.judge(
            objection, by: judged.sender, about: seen.value, extraction: values)
        if verdict.kind == kind { return verdict }
        // The values are wrong, but the member had failed before, and the objector knew: that shows
        // only to whoever replays the board.
        return replayedVerdict(session, judged, &reader)
    }

    private func verifyOpening(
        _ session: Session, _ reader: inout EvidenceReader
    ) -> Verdict? {
        guard let about, let judged = judgedMessage(session, &reader),
            judged.envelope.round == .open,
            case .reveal(let body) = judged.body,
            let opening = body.entries.first(where: { $0.member == about }),
            let seen = dealing(of: about, session, &reader), let dealing = seen.value
        else { return nil }
        return ExtractionJudge.judge(opening, by: judged.sender, opening: dealing)
    }

    // MARK: What the judged message's sender had seen

    /// The last envelope, if it decodes and the view that it states is the chain of `history`.
    private func judgedMessage(
        _ session: Session, _ reader: inout EvidenceReader
    ) -> ClosingMessage? {
        guard let envelope = stored.last, envelope.id == session.id.digest,
            session.contains(envelope.sender),
            let body = reader.body(of: envelope, in: session),
            let stated = body.view, stated == reader.view(of: self, in: session),
            history.allSatisfy({ $0.round < envelope.round })
        else { return nil }
        return ClosingMessage(envelope: envelope, body: body)
    }

    /// Something that may be known to be absent.
    private struct Seen<Value> {
        let value: Value?
    }

    /// The message that the entries name for a slot: absent, void or malformed ones are seen as
    /// nothing.
    ///
    /// `nil` if an entry names one that the evidence does not carry.
    private func message(
        in round: Round, of sender: ParticipantIndex, _ session: Session,
        _ reader: inout EvidenceReader
    ) -> Seen<MessageBody>? {
        let entry = history.first { $0.round == round }?.entries
            .first { $0.round == round && $0.sender == sender }
        guard let entry, entry.digest != .zero else { return Seen(value: nil) }
        guard let envelope = reader.envelope(with: entry.digest, in: self),
            envelope.round == round, envelope.sender == sender, envelope.id == session.id.digest
        else { return nil }
        return Seen(value: reader.body(of: envelope, in: session))
    }

    private func dealing(
        of dealer: ParticipantIndex, _ session: Session, _ reader: inout EvidenceReader
    ) -> Seen<AcceptedDealing>? {
        guard let seen = message(in: .deal, of: dealer, session, &reader) else { return nil }
        guard case .deal(let dealing)? = seen.value else { return Seen(value: nil) }
        return Seen(value: dealing)
    }

    // MARK: Replay

    /// What a reducer that is fed exactly what the entries name concludes about the judged message.
    private func replayedVerdict(
        _ session: Session, _ judged: ClosingMessage, _ reader: inout EvidenceReader
    ) -> Verdict? {
        guard let state = reader.replay(of: self, in: session),
            state.openRound == judged.envelope.round
        else { return nil }
        return state.verdict(on: judged, about: about)
    }
}
