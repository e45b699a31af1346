import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group

// For evidence that only the whole board shows. A replay knows the joins and, of every later round,
// the entries: which message filled a slot, and which slots are void.
extension PublicState {
    /// A state in which the joining is closed and these participants are J.
    init(replaying session: Session) {
        self.init(ceremony: session.ceremony)
        joined = session.receivers
        self.session = session
        views = [session.id.digest]
        history = [ClosedRound(round: .join, entries: [])]
        open(.deal, for: Set(session.dealers))
    }

    /// Fills the open round as the entries say and closes it.
    ///
    /// - Returns: `false` if the entries do not fit this ceremony, or name an envelope that is not
    ///   there.
    mutating func replay(_ closed: ClosedRound, envelopes: [Digest: Envelope]) -> Bool {
        guard closed.round == openRound, let before = views.last else { return false }
        for entry in closed.entries {
            if entry.digest == .zero {
                guard markVoid(entry) else { return false }
            } else {
                guard entry.round == closed.round,
                    let envelope = envelopes[entry.digest],
                    envelope.round == entry.round, envelope.sender == entry.sender,
                    receive(envelope.bytes) == .accepted
                else { return false }
            }
        }
        closeRound()
        return views.last == closed.view(after: before)
    }

    /// Makes a slot void without the two envelopes that did so.
    ///
    /// Whoever stated the view saw them.
    private mutating func markVoid(_ entry: ViewEntry) -> Bool {
        guard let openRound else { return false }
        if entry.round == openRound {
            guard parts[openRound]?.contains(entry.sender) == true,
                let placeholder = anyEnvelope(of: entry)
            else { return false }
            var slot = Slot(placeholder)
            slot.contradict(with: placeholder)
            slots[openRound, default: [:]][entry.sender] = slot
            return true
        }
        guard entry.round < openRound, let first = slots[entry.round]?[entry.sender]?.envelope
        else { return false }
        contradictions[entry.round, default: [:]][entry.sender] = first
        return true
    }

    /// An envelope without meaning to stand in a void slot; only its sender matters.
    private func anyEnvelope(of entry: ViewEntry) -> Envelope? {
        guard let session else { return nil }
        return Envelope(unsigned: entry.round, id: session.id.digest, sender: entry.sender)
    }

    /// What this state concludes about one objection of the judged message.
    func verdict(on judged: ClosingMessage, about member: ParticipantIndex?) -> Verdict? {
        guard let member, holders?.contains(judged.sender) == true,
            case .reveal(let body) = judged.body,
            let objection = body.entries.first(where: { $0.member == member })
        else { return nil }
        let stands = qualified?.contains(member) == true && !failed.contains(member)
        return ExtractionJudge.judge(
            objection, by: judged.sender, about: dealings[member],
            extraction: stands ? extractions[member] : nil)
    }
}
