import DKG

// "Closing on an agreed board. A round closes at the first position after its opening at which (a) every
// expected slot is filled or void, or (b) close votes that count lie after the opening, of at least
// max(t, n' - t + 1) distinct members."
extension LogModel {
    // MARK: (a)

    /// Whether every expected slot of the open round is filled or void.
    ///
    /// A slot is filled by "the first authenticated envelope whatever its body" (Protocol.md, section 3,
    /// rule 4), also while its round is still to come. Who has a part in the round is the state's to say.
    func isComplete(_ round: Round) -> Bool {
        // "Members that the ceremony file lists as `absent` are not expected": in the joining, for whoever joins
        // is a member of J like everybody.
        let expected = state.expected.filter { round != .join || !absent.contains($0) }
        return expected.allSatisfy { !messages(of: $0, in: round).isEmpty }
    }

    // MARK: (b)

    mutating func take(_ vote: LogVote, at position: UInt64) -> Fate {
        // On a relay "the carrier signs closings", and there is nothing to vote about.
        guard carrier == nil else { return .skipped }
        // "signature 64 over TH("DKG/v1/close vote", everything before it, from the version on)"
        guard let key = ceremony.roster.key(of: vote.sender),
            key.isValid(vote.signature, for: vote.digest)
        else { return .unauthenticated }
        var vote = vote
        vote.position = position
        votes.append(vote)
        return .vote
    }

    /// Whether votes enough that count lie after the opening of the open round.
    ///
    /// It is asked anew after every entry, so that an entry without a vote may close the round as well: a
    /// second join of somebody makes n' one less.
    func isVotedClosed(_ round: Round, at position: UInt64) -> Bool {
        let cast = votes.filter { $0.kind == round.rawValue }
        let voters = round == .join ? votersOnJoining(cast, at: position) : voters(cast)
        // "n' = J' or J, t the threshold of those who vote"; in round 0 "n' being their number" of those who
        // have one join here.
        let members = round == .join ? joined(at: position).count : state.joined.count
        let threshold = ceremony.threshold.count
        let needed = max(threshold, members - threshold + 1)
        // "The first that counts of (id, round, sender)": of "distinct members".
        return Set(voters).count >= needed
    }

    private func votersOnJoining(
        _ votes: [LogVote], at position: UInt64
    ) -> [ParticipantIndex] {
        // "Votes for round 0 count only from the first position at which the ceremony can start": the first,
        // so that nobody takes the votes away by joining twice.
        guard let start = firstStart else { return [] }
        // "Who counts: in round 0 whose one join lies before the vote and is not void there": at the vote, and
        // still where it is counted. Otherwise liars that vote and then void their joins would lower n', and "n' -
        // 2(t - 1) honest ones have to agree" would not hold.
        let members = joined(at: position)
        return votes.filter {
            $0.position >= start && joined(at: $0.position).contains($0.sender)
                && members.contains($0.sender)
        }.map(\.sender)
    }

    private func voters(_ votes: [LogVote]) -> [ParticipantIndex] {
        // "Close votes that count lie after the opening." The round opened where the one before closed.
        guard let opening = closings.last?.position else { return [] }
        // "Later members of J not convicted at an earlier closing."
        let members = Set(state.joined).subtracting(state.convicted)
        return votes.filter { $0.position > opening && members.contains($0.sender) }.map(\.sender)
    }

    /// Whose joins make a J, if round 0 is closed at a position.
    ///
    /// "A void join means: not in J", and a body that does not decode "counts as not sent" (Protocol.md,
    /// section 3, rules 4 and 6).
    func joined(at position: UInt64) -> Set<ParticipantIndex> {
        let joins = counted.filter { $0.envelope.round == .join && $0.position <= position }
        let bySender = Dictionary(grouping: joins, by: \.envelope.sender)
        return Set(
            bySender.filter { _, joins in
                joins.count == 1 && joins.allSatisfy { isJoin($0.envelope.body) }
            }.keys)
    }

    /// E 33, nonce 32: whether the first is a point in its compressed form.
    private func isJoin(_ body: [UInt8]) -> Bool {
        guard body.count == 65, let prefix = body.first, prefix == 2 || prefix == 3 else {
            return false
        }
        // There is a point with this x-coordinate if it is the encoding of a BIP 340 key.
        return (try? VerificationKey(decoding: body[1..<33])) != nil
    }

    /// The first position at which the ceremony can start.
    private var firstStart: UInt64? {
        let positions = counted.filter { $0.envelope.round == .join }.map(\.position)
        return positions.first { canStart(joined: joined(at: $0).count) }
    }

    /// "n' < 2t - 1 (relay: n' - (t - 1) below the quorum) aborts with `tooFewParticipants`" (Protocol.md, section 2).
    private func canStart(joined: Int) -> Bool {
        let threshold = ceremony.threshold.count
        switch ceremony.board {
        case .agreed:
            return joined >= 2 * threshold - 1
        case .relay:
            // "Quorum = floor((n + t - 1)/2) + 1"
            let quorum = (ceremony.participantCount + threshold - 1) / 2 + 1
            return joined - (threshold - 1) >= quorum
        }
    }
}
