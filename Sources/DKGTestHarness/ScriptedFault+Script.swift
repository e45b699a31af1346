public import DKG

extension ScriptedFault: FaultScript {
    /// Whether the participant joins at all.
    public var joins: Bool { self != .absent }

    /// Alters what is posted when a round opens.
    ///
    /// - Parameters:
    ///   - postings: What would be posted.
    ///   - participant: Who posts.
    ///   - round: The round that is open.
    public func alter(
        _ postings: inout Postings, of participant: SimulatedParticipant, in round: Round
    ) {
        switch self {
        case .absent:
            postings = Postings()
        case .silent(let silent):
            if round == silent { postings = Postings() }
        case .vanishes(let first):
            if round >= first { postings = Postings() }
        case .malformed(let malformed):
            if round == malformed && !postings.now.isEmpty {
                postings.now = [participant.envelope(body: [0xff], in: round)]
            }
        case .equivocates(let twice):
            if round == twice && !postings.now.isEmpty {
                postings.now.append(participant.envelope(body: [0xff], in: round))
            }
        case .silentDealer, .wrongShare, .wrongShareToAll, .longCommitments, .shortCommitments,
            .badProof, .equivocate, .late:
            if round == .deal { alterDealing(&postings, of: participant) }
        case .falseComplaint, .forgedComplaint:
            if round == .respond { alterResponse(&postings, of: participant) }
        case .silentExtraction:
            if round == .extract { postings = Postings() }
        case .badExtraction:
            if round == .extract && !postings.now.isEmpty {
                postings.now = [participant.wrongExtraction()].compactMap(\.self)
            }
        case .falseObjection:
            if round == .confirm { alterConfirmation(&postings, of: participant) }
        case .badOpening, .emptyOpening:
            if round == .open { alterOpening(&postings, of: participant) }
        case .otherView(let other):
            if round == other { alterView(&postings, of: participant, in: round) }
        case .otherTranscript:
            if round == .certify && !postings.now.isEmpty {
                postings.now = [participant.envelope(body: Digest.zero.bytes, in: round)]
            }
        }
    }

    private func alterDealing(_ postings: inout Postings, of participant: SimulatedParticipant) {
        let honest = postings.now
        switch self {
        case .silentDealer:
            postings.now = []
        case .late:
            postings = Postings(now: [], later: honest)
        case .equivocate:
            postings.now += [participant.dealing { $0.sealedShares.spoil(at: 0) }]
                .compactMap(\.self)
        case .wrongShare:
            postings.now = [
                participant.dealing { draft in
                    let victim = participant.victim.flatMap(draft.position(of:))
                    draft.sealedShares.spoil(at: victim ?? 0)
                }
            ].compactMap(\.self)
        case .wrongShareToAll:
            postings.now = [
                participant.dealing { draft in
                    for position in draft.sealedShares.indices {
                        draft.sealedShares.spoil(at: position)
                    }
                }
            ].compactMap(\.self)
        case .longCommitments:
            postings.now = [participant.dealing(coefficients: 1)].compactMap(\.self)
        case .shortCommitments:
            postings.now = [participant.dealing(coefficients: -1)].compactMap(\.self)
        case .badProof:
            postings.now = [participant.dealing { $0.spoilsProofs = true }].compactMap(\.self)
        default:
            break
        }
    }

    /// Honest complaints stay; a wrong one about somebody honest is added.
    private func alterResponse(_ postings: inout Postings, of participant: SimulatedParticipant) {
        guard !postings.now.isEmpty, let accused = participant.victim,
            let complaint = participant.complaint(about: accused)
        else { return }
        let forged =
            self == .forgedComplaint
            ? Complaint(
                dealer: complaint.dealer, sharedPoint: complaint.sharedPoint,
                proof: DiscreteLogEqualityProof(
                    challenge: complaint.proof.challenge + .one,
                    response: complaint.proof.response))
            : complaint
        postings.now = postings.now.map { participant.adding(forged, to: $0) }
    }

    private func alterConfirmation(
        _ postings: inout Postings, of participant: SimulatedParticipant
    ) {
        guard !postings.now.isEmpty, let accused = participant.victim,
            let pair = participant.revealedShare(from: accused)
        else { return }
        postings.now = [participant.revealing([pair], in: .confirm)].compactMap(\.self)
    }

    private func alterOpening(_ postings: inout Postings, of participant: SimulatedParticipant) {
        guard !postings.now.isEmpty else { return }
        let entries =
            self == .emptyOpening
            ? []
            : participant.state.failed.sorted().compactMap { member in
                participant.revealedShare(from: member).map { right in
                    RevealedShare(
                        member: member,
                        share: OpenedShare(
                            value: right.share.value + .one, blinding: right.share.blinding))
                }
            }
        postings.now = [participant.revealing(entries, in: .open)].compactMap(\.self)
    }

    private func alterView(
        _ postings: inout Postings, of participant: SimulatedParticipant, in round: Round
    ) {
        postings.now = postings.now.map { bytes in
            guard let envelope = try? Envelope(decoding: bytes) else { return bytes }
            let body = Digest.zero.bytes + envelope.body.dropFirst(Digest.byteCount)
            return participant.envelope(body: body, in: round)
        }
    }
}

extension Array<SealedShare> {
    /// Makes the share under a seal wrong, by one.
    public mutating func spoil(at position: Int) {
        guard indices.contains(position) else { return }
        self[position] = SealedShare(
            value: self[position].value + .one, blinding: self[position].blinding)
    }
}
