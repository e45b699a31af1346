import DKG
import DKGTestHarness

// What is sent, as sets of names and differences of numbers.
extension FaultModel {
    /// What fills a slot when its round closes.
    func slot(of participant: Int, in round: Round) -> PlannedSlot {
        let conduct = conduct(participant)
        // Two messages that were kept since the dealing.
        if round > .deal && conduct.equivocatesEarly(round) && !conduct.isSilent(in: .deal) {
            return .void
        }
        if conduct.isSilent(in: round) || conduct.isLate(in: round)
            || !hasSomethingToSay(participant, in: round)
        {
            return .empty
        }
        let first = conduct.isMalformed(in: round) ? .undecodable : body(of: participant, in: round)
        guard conduct.equivocates(in: round) else { return first }
        // The second message does not decode. It is alone if the first was longer than any can be.
        return first == .empty ? .undecodable : .void
    }

    private func hasSomethingToSay(_ participant: Int, in round: Round) -> Bool {
        round != .certify || conduct(participant).certifiesAnyway || hasRightShare(participant)
    }

    /// What the body alone makes of the slot; `empty` if it is longer than the largest of its kind.
    private func body(of participant: Int, in round: Round) -> PlannedSlot {
        let conduct = conduct(participant)
        switch round {
        case .join, .certify:
            return .filled
        case .deal:
            if conduct.hasLongCommitments {
                // One commitment of 64 bytes fits if enough sealed shares are missing.
                let saved = (plan.participants - joined.count) * (isPedersen ? 64 : 32)
                return saved >= 64 ? .undecodable : .empty
            }
            let isWhole =
                !conduct.hasShortCommitments && !conduct.hasBadProof(in: .deal)
                && conduct.missingShares.isDisjoint(with: joined)
            return isWhole ? .filled : .undecodable
        case .extract:
            if conduct.hasLongExtraction { return .empty }
            return conduct.hasShortExtraction || conduct.hasBadProof(in: .extract)
                ? .undecodable : .filled
        case .respond, .respondAgain, .confirm, .confirmAgain, .open:
            let count = entries(of: participant, in: round).count
            if count > plan.participants { return .empty }
            return count > joined.count ? .undecodable : .filled
        }
    }

    /// Whom a message names.
    func entries(of participant: Int, in round: Round) -> Set<Int> {
        switch round {
        case .respond, .respondAgain:
            complaints(of: participant, in: round)
        case .confirm, .confirmAgain, .open:
            revealed(by: participant, in: round)
        case .join, .deal, .extract, .certify:
            []
        }
    }

    // MARK: Shares

    /// How far s is off.
    func error(from dealer: Int, to receiver: Int) -> ShareError {
        let conduct = conduct(dealer)
        if conduct.isZeroed(receiver) || isSwapped(receiver, by: dealer) { return .arbitrary }
        return .exact(conduct.shift(of: receiver))
    }

    /// How far s' is off.
    func blindingError(from dealer: Int, to receiver: Int) -> ShareError {
        if isSwapped(receiver, by: dealer) { return .arbitrary }
        return isPedersen ? .exact(conduct(dealer).blindingShift(of: receiver)) : .exact(0)
    }

    private func isSwapped(_ receiver: Int, by dealer: Int) -> Bool {
        guard let (first, second) = conduct(dealer).swap, joined.contains(first),
            joined.contains(second)
        else { return false }
        return receiver == first || receiver == second
    }

    /// Whether a receiver's share satisfies the equation of its dealing.
    func isRight(from dealer: Int, to receiver: Int) -> Bool {
        error(from: dealer, to: receiver).isZero
            && blindingError(from: dealer, to: receiver).isZero
    }

    /// How far s is off the Feldman values that the dealer publishes: in the last coefficient of t,
    /// which counts j^(t-1).
    func extractionError(of member: Int, at holder: Int) -> ShareError {
        guard isPedersen else { return error(from: member, to: holder) }
        let power = (1..<plan.threshold).reduce(1) { product, _ in product * holder }
        let shift = conduct(member).extractionShift
        return error(from: member, to: holder) + .exact(-shift * power)
    }

    /// Whether the sum of all shares matches the public share.
    func hasRightShare(_ participant: Int) -> Bool {
        qualified.subtracting(prediction.reconstructed).reduce(ShareError.exact(0)) {
            $0 + extractionError(of: $1, at: participant)
        }.isZero
    }

    // MARK: Complaints

    private func complaints(of accuser: Int, in round: Round) -> Set<Int> {
        let conduct = conduct(accuser)
        var dealers: Set<Int> = []
        let remaining = accepted.subtracting(convictedBefore)
        let sum = remaining.reduce(ShareError.exact(0)) { $0 + error(from: $1, to: accuser) }
        if isPedersen || round == .respondAgain || !sum.isZero {
            dealers = remaining.filter { !isRight(from: $0, to: accuser) }
        }
        if conduct.suppresses(in: round) { dealers = [] }
        return dealers.union(conduct.accused(in: round)).union(conduct.forged(in: round))
    }

    // MARK: Objections and openings

    private func revealed(by holder: Int, in round: Round) -> Set<Int> {
        let conduct = conduct(holder)
        var members: Set<Int> = []
        if round == .open {
            members = failed.filter { isRight(from: $0, to: holder) }
        } else {
            let published = qualified.subtracting(failed)
            let sum = published.reduce(ShareError.exact(0)) {
                $0 + extractionError(of: $1, at: holder)
            }
            if round == .confirmAgain || !sum.isZero {
                members = published.filter {
                    isRight(from: $0, to: holder) && !extractionError(of: $0, at: holder).isZero
                }
            }
        }
        if conduct.suppresses(in: round) { members = [] }
        return members.union(conduct.revealed(in: round)).union(conduct.misrevealed(in: round))
    }

    /// What a holder adds to the pair that it reveals.
    private func misstatement(of member: Int, by holder: Int, in round: Round) -> ShareError {
        .exact(conduct(holder).misrevealed(in: round).contains(member) ? 1 : 0)
    }

    /// Whether a revealed pair satisfies Eq P.
    func isRightPair(of member: Int, by holder: Int, in round: Round) -> Bool {
        (error(from: member, to: holder) + misstatement(of: member, by: holder, in: round)).isZero
            && blindingError(from: member, to: holder).isZero
    }

    /// Whether the s of a revealed pair satisfies Eq F.
    func isPublishedPair(of member: Int, by holder: Int, in round: Round) -> Bool {
        (extractionError(of: member, at: holder)
            + misstatement(of: member, by: holder, in: round)).isZero
    }
}
