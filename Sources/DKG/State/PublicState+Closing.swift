import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group
import ShareVerification

/// A message of the round that is being closed, decoded.
struct ClosingMessage {
    let envelope: Envelope
    let body: MessageBody

    var sender: ParticipantIndex { envelope.sender }
}

extension PublicState {
    /// Closes the open round and draws the consequences, in the order that Protocol.md, section 3,
    /// prescribes.
    ///
    /// Once the ceremony has ended it says again how.
    ///
    /// The library has no clock: whoever drives the ceremony decides when a round is over, and all
    /// participants must close it over the same messages.
    ///
    /// - Returns: The round that is open now, or how the ceremony ended.
    @discardableResult
    public mutating func closeRound() -> RoundOutcome {
        guard let round = openRound else { return outcome }
        let filled = slots[round] ?? [:]
        inactive[round] = (parts[round] ?? []).filter { filled[$0] == nil }.sorted()

        if round == .join {
            closeJoining(filled)
            return outcome
        }
        guard let session, let previousView = views.last else { return outcome }

        // (1) Void slots, and bodies that do not decode or break a rule.
        let messages = establishOpenFaults(in: round, filled, session)
        // (2) The new view.
        let closed = record(round, filled)
        history.append(closed)
        views.append(closed.view(after: previousView))
        contradictions = [:]
        // (3) The views that messages state are compared with the one before this closing.
        for message in messages {
            named[message.sender, default: []].formUnion(message.body.named)
        }
        var agreeing = messages
        if round.statesView {
            agreeing = messages.filter { $0.body.view == previousView }
            disagreements[round] = messages.filter { $0.body.view != previousView }.map(\.sender)
            if agreeing.count < ceremony.quorum {
                // What was established in (1) stands, and its culprits hold nothing any more.
                removeConvictedHolders()
                abort(.noAgreement)
                settleConvictions()
                return outcome
            }
        }
        // (4) Judging, and (5) QUAL, holders, thresholds.
        judgeAndProceed(from: round, agreeing, session)
        settleConvictions()
        return outcome
    }

    // MARK: Round 0

    private mutating func closeJoining(_ filled: [ParticipantIndex: Slot]) {
        var joins: [Join] = []
        for (sender, slot) in filled.sorted(by: { $0.key < $1.key }) where !slot.isVoid {
            if let join = Join(slot.envelope) {
                joins.append(join)
            } else {
                convict(
                    sender, of: .malformedBody, in: .join,
                    evidence: Evidence(
                        kind: .malformedBody, ceremony: ceremony, joins: [],
                        envelopes: [slot.envelope]))
            }
        }
        joined = joins.map(\.index)
        joinConflicts = filled.filter(\.value.isVoid).keys.sorted()
        guard ceremony.canStart(joined: joins.count) else {
            abort(.tooFewParticipants)
            settleConvictions()
            return
        }
        let session = Session(ceremony: ceremony, joins: joins)
        self.session = session
        views = [session.id.digest]
        history = [ClosedRound(round: .join, entries: [])]
        open(.deal, for: Set(session.dealers))
        settleConvictions()
    }

    // MARK: Steps of every other closing

    /// Step (1).
    ///
    /// Returns the messages that decode and fill a slot, ascending by sender; whoever their senders
    /// turn out to be at this closing, they count.
    private mutating func establishOpenFaults(
        in round: Round, _ filled: [ParticipantIndex: Slot], _ session: Session
    ) -> [ClosingMessage] {
        var messages: [ClosingMessage] = []
        var single: [Envelope] = []
        for (sender, slot) in filled.sorted(by: { $0.key < $1.key }) {
            if let second = slot.contradiction {
                convict(
                    sender, of: .equivocation, in: round,
                    evidence: evidence(.equivocation, [slot.envelope, second]))
            } else {
                single.append(slot.envelope)
            }
        }
        let bodies = MessageBody.decode(single, in: session.dealing, by: arithmetic)
        for (envelope, body) in zip(single, bodies) {
            if let body {
                messages.append(ClosingMessage(envelope: envelope, body: body))
            } else {
                convict(
                    envelope.sender, of: .malformedBody, in: round,
                    evidence: evidence(.malformedBody, [envelope]))
            }
        }
        for (earlier, senders) in contradictions.sorted(by: { $0.key < $1.key }) {
            for (sender, second) in senders.sorted(by: { $0.key < $1.key }) {
                guard let first = slots[earlier]?[sender]?.envelope else { continue }
                convict(
                    sender, of: .equivocation, in: round,
                    evidence: evidence(.equivocation, [first, second]))
            }
        }
        return messages
    }

    /// Step (2): the slots of the round, and those of earlier kinds that turned out to be void.
    private func record(_ round: Round, _ filled: [ParticipantIndex: Slot]) -> ClosedRound {
        var entries = filled.map { sender, slot in
            ViewEntry(round: round, sender: sender, digest: slot.digest)
        }
        for (earlier, senders) in contradictions {
            entries += senders.keys.map {
                ViewEntry(round: earlier, sender: $0, digest: .zero)
            }
        }
        return ClosedRound(round: round, entries: entries)
    }

    /// Opens a round.
    ///
    /// Messages that wait for it from those without a part in it are dropped, and so are those of
    /// rounds that are passed over: they leave no trace.
    mutating func open(_ round: Round, for participants: Set<ParticipantIndex>) {
        if let openRound {
            for passed in ceremony.rounds where passed > openRound && passed < round {
                slots[passed] = nil
            }
        }
        parts[round] = participants
        slots[round] = slots[round]?.filter { participants.contains($0.key) }
        openRound = round
        outcome = .opened(round)
    }

    /// Ends the ceremony without a key.
    mutating func abort(_ reason: AbortReason) {
        openRound = nil
        outcome = .aborted(reason)
    }

    /// Records a fault.
    ///
    /// There is one for a culprit, kind of fault and round.
    mutating func convict(
        _ culprit: ParticipantIndex, of kind: FaultKind, in round: Round, evidence: Evidence
    ) {
        let fault = Fault(culprit: culprit, kind: kind, round: round, evidence: evidence)
        guard !faults.contains(where: { $0.isSameFault(as: fault) }) else { return }
        faults.append(fault)
    }

    /// From the next round on, whoever was convicted at this closing has no part in anything.
    private mutating func settleConvictions() {
        convictedIndices = Set(faults.map(\.culprit))
        faults.sort {
            ($0.round, $0.culprit, $0.kind.rawValue) < ($1.round, $1.culprit, $1.kind.rawValue)
        }
        guard let openRound else { return }
        for later in ceremony.rounds where later >= openRound {
            slots[later] = slots[later]?.filter { !convictedIndices.contains($0.key) }
        }
    }

    /// The participants of a list who were not convicted, this closing included.
    func unconvicted(_ participants: some Sequence<ParticipantIndex>) -> Set<ParticipantIndex> {
        Set(participants).subtracting(faults.map(\.culprit))
    }

    /// Evidence that names envelopes of this session.
    func evidence(
        _ kind: FaultKind, _ envelopes: [Envelope], about accused: ParticipantIndex? = nil,
        history: [ClosedRound] = [], board: [Envelope] = []
    ) -> Evidence {
        Evidence(
            kind: kind, ceremony: ceremony, joins: session?.joins ?? [], history: history,
            stored: EvidenceEnvelopes(board: board, named: envelopes), about: accused)
    }
}

extension Round {
    /// Whether messages of this round begin with their sender's view.
    var statesView: Bool {
        switch self {
        case .respond, .respondAgain, .confirm, .confirmAgain, .open: true
        case .join, .deal, .extract, .certify: false
        }
    }
}
