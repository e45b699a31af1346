import DKG
import DKGTestHarness

/// Acts as the behaviours of one participant say.
struct PlannedScript: FaultScript {
    let conduct: Conduct

    var joins: Bool { !conduct.isAbsent }

    func alter(_ postings: inout Postings, of participant: SimulatedParticipant, in round: Round) {
        let honest = postings.now.first
        postings = Postings()
        if conduct.isSilent(in: round) { return }

        var messages = [message(honest, of: participant, in: round)].compactMap(\.self)
        if conduct.equivocates(in: round) && !messages.isEmpty {
            messages.append(participant.envelope(body: PlannedScript.second, in: round))
        }
        if conduct.isLate(in: round) {
            postings.later = messages
        } else {
            postings.now = messages
        }

        let state = participant.state
        if let closed = state.history.last?.round, conduct.contradicts(closed) {
            postings.now.append(
                participant.envelope(body: PlannedScript.contradiction, in: closed))
        }
        if round == .deal {
            for later in state.ceremony.rounds where later > round {
                guard conduct.equivocatesEarly(later) else { continue }
                postings.now += [PlannedScript.second, PlannedScript.contradiction].map {
                    participant.envelope(body: $0, in: later)
                }
            }
        }
        if conduct.intrudes(in: round) && !state.expected.contains(participant.index) {
            postings.now.append(participant.envelope(body: PlannedScript.malformed, in: round))
        }
    }

    // Bodies that decode in no round, different from each other.
    private static let malformed: [UInt8] = [0xff]
    private static let second: [UInt8] = [0xfe]
    private static let contradiction: [UInt8] = [0xfd]

    /// What it says in a round in place of the honest message.
    private func message(
        _ honest: [UInt8]?, of participant: SimulatedParticipant, in round: Round
    ) -> [UInt8]? {
        let base =
            round == .certify ? certification(honest, of: participant) : honest
        guard let base else { return nil }
        if conduct.isMalformed(in: round) {
            return participant.envelope(body: PlannedScript.malformed, in: round)
        }
        let changed: [UInt8]? =
            switch round {
            case .join, .certify: base
            case .deal: dealing(of: participant)
            case .respond, .respondAgain: response(base, of: participant, in: round)
            case .extract: extraction(of: participant)
            case .confirm, .confirmAgain, .open: revelation(base, of: participant, in: round)
            }
        guard round.statesView, conduct.statesOtherView(in: round) else { return changed }
        return changed.flatMap { bytes in
            guard let envelope = try? Envelope(decoding: bytes) else { return nil }
            let body = Digest.zero.bytes + envelope.body.dropFirst(Digest.byteCount)
            return participant.envelope(body: body, in: round)
        }
    }

    private func certification(
        _ honest: [UInt8]?, of participant: SimulatedParticipant
    ) -> [UInt8]? {
        let state = participant.state
        guard honest != nil || conduct.certifiesAnyway,
            state.expected.contains(participant.index), let transcript = state.transcript
        else { return nil }
        let digest = conduct.certifiesOther ? Digest.zero : transcript.digest
        return participant.envelope(body: digest.bytes, in: .certify)
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
