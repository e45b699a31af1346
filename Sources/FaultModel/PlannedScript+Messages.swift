import DKG
import DKGTestHarness

// The messages of a planned script, round by round.
extension PlannedScript {
    // MARK: Dealing

    func dealing(of participant: SimulatedParticipant) -> [UInt8]? {
        if conduct.hasLongCommitments { return participant.dealing(coefficients: 1) }
        if conduct.hasShortCommitments { return participant.dealing(coefficients: -1) }
        return participant.dealing { draft in
            let numbers = draft.receivers.map { Int($0.value) }
            for (position, receiver) in numbers.enumerated() {
                let sealed = draft.sealedShares[position]
                var value = sealed.value + Scalar(signed: conduct.shift(of: receiver))
                if conduct.isZeroed(receiver) {
                    value = value - share(of: draft.receivers[position], from: participant)
                }
                let difference = Scalar(signed: conduct.blindingShift(of: receiver))
                draft.sealedShares[position] = SealedShare(
                    value: value, blinding: sealed.blinding.map { $0 + difference })
            }
            if let (first, second) = conduct.swap, let left = numbers.firstIndex(of: first),
                let right = numbers.firstIndex(of: second)
            {
                draft.sealedShares.swapAt(left, right)
            }
            let missing = conduct.missingShares
            draft.sealedShares = zip(numbers, draft.sealedShares).filter {
                !missing.contains($0.0)
            }.map(\.1)
            draft.spoilsProofs = conduct.hasBadProof(in: .deal)
        }
    }

    /// f(j), which the dealer gives away by what it does.
    private func share(
        of receiver: ParticipantIndex, from participant: SimulatedParticipant
    ) -> Scalar {
        switch participant.dealerSecrets() {
        case .some(let secrets): secrets.polynomial.share(of: receiver).disclosed()
        case .none: .zero
        }
    }

    // MARK: Responding

    func response(
        _ honest: [UInt8], of participant: SimulatedParticipant, in round: Round
    ) -> [UInt8]? {
        let state = participant.state
        guard let envelope = try? Envelope(decoding: honest) else { return nil }
        var reader = envelope.bodyReader
        guard let body = try? ResponseBody(from: &reader, dealers: state.ceremony.participantCount)
        else { return nil }
        var complaints: [ParticipantIndex: Complaint] = [:]
        if !conduct.suppresses(in: round) {
            for complaint in body.complaints { complaints[complaint.dealer] = complaint }
        }
        for dealer in indices(conduct.accused(in: round)) {
            complaints[dealer] =
                participant.complaint(about: dealer) ?? PlannedScript.nonsense(about: dealer)
        }
        for dealer in indices(conduct.forged(in: round)) {
            let base =
                participant.complaint(about: dealer) ?? PlannedScript.nonsense(about: dealer)
            complaints[dealer] = Complaint(
                dealer: dealer, sharedPoint: base.sharedPoint,
                proof: DiscreteLogEqualityProof(
                    challenge: base.proof.challenge + .one, response: base.proof.response))
        }
        return participant.responding(
            complaints.values.sorted { $0.dealer < $1.dealer }, in: round)
    }

    private static func nonsense(about dealer: ParticipantIndex) -> Complaint {
        Complaint(
            dealer: dealer, sharedPoint: Scalar.one.timesGenerator(),
            proof: DiscreteLogEqualityProof(challenge: .one, response: .one))
    }

    private func indices(_ numbers: Set<Int>) -> [ParticipantIndex] {
        numbers.sorted().compactMap { try? ParticipantIndex($0) }
    }

    // MARK: Extraction

    func extraction(of participant: SimulatedParticipant) -> [UInt8]? {
        let shift = Scalar(signed: conduct.extractionShift)
        guard let bytes = participant.extraction(shiftedBy: shift),
            var body = try? Envelope(decoding: bytes).body
        else { return nil }
        let count = participant.state.ceremony.threshold.count
        if conduct.hasLongExtraction {
            body[1] += 1
            body.insert(contentsOf: body[2..<66], at: 2)
        } else if conduct.hasShortExtraction {
            body[1] = UInt8(truncatingIfNeeded: count - 1)
            body.removeSubrange(2..<66)
        }
        if conduct.hasBadProof(in: .extract) { body[body.count - 1] ^= 1 }
        return participant.envelope(body: body, in: .extract)
    }

    // MARK: Confirming and opening

    func revelation(
        _ honest: [UInt8], of participant: SimulatedParticipant, in round: Round
    ) -> [UInt8]? {
        let state = participant.state
        guard let envelope = try? Envelope(decoding: honest) else { return nil }
        var reader = envelope.bodyReader
        guard let body = try? RevealBody(from: &reader, members: state.ceremony.participantCount)
        else { return nil }
        var entries: [ParticipantIndex: RevealedShare] = [:]
        if !conduct.suppresses(in: round) {
            for entry in body.entries { entries[entry.member] = entry }
        }
        for member in indices(conduct.revealed(in: round)) {
            entries[member] = pair(from: member, of: participant, wrongBy: .zero)
        }
        for member in indices(conduct.misrevealed(in: round)) {
            entries[member] = pair(from: member, of: participant, wrongBy: .one)
        }
        return participant.revealing(
            entries.values.sorted { $0.member < $1.member }, in: round)
    }

    private func pair(
        from member: ParticipantIndex, of participant: SimulatedParticipant,
        wrongBy difference: Scalar
    ) -> RevealedShare {
        let share =
            participant.revealedShare(from: member)?.share
            ?? OpenedShare(value: .one, blinding: .one)
        return RevealedShare(
            member: member,
            share: OpenedShare(value: share.value + difference, blinding: share.blinding))
    }
}

extension Scalar {
    /// A small integer modulo q.
    fileprivate init(signed value: Int) {
        let magnitude = Scalar(UInt64(value.magnitude))
        self = value < 0 ? -magnitude : magnitude
    }
}
