import DKG
import DKGTestHarness

// What stands between the messages of a ceremony.
extension LogMaker {
    func noise() -> [UInt8] {
        if model.state.openRound == .join && next(6) == 0, let record = unsteadyVoter() {
            return record
        }
        switch next(18) {
        case 0, 1: return records.randomElement(using: &random) ?? []
        case 2: return messageSignedAgain()
        case 3, 4, 5: return unaskedMessage()
        case 6: return recording()
        case 7: return forgery()
        case 8: return guess()
        case 9, 10, 11: return unaskedVote()
        case 12: return strangeVote()
        case 13: return strangeRecord()
        case 14, 15: return damagedRecord()
        default: return falseClosing()
        }
    }

    private func anyMember() -> LogMember? { members.randomElement(using: &random) }

    private func anyRound() -> Round { ceremony.rounds.randomElement(using: &random) ?? .join }

    /// A round that is near in time, where most that matters happens.
    private func nearRound() -> Round {
        let rounds = ceremony.rounds
        guard next(3) > 0, let open = model.state.openRound,
            let place = rounds.firstIndex(of: open)
        else { return anyRound() }
        let near = rounds[max(place - 1, 0)..<min(place + 2, rounds.count)]
        return near.randomElement(using: &random) ?? open
    }

    private func record(_ envelope: [UInt8]) -> [UInt8] {
        RecordMaker.record(envelope: envelope, id: id)
    }

    // MARK: Envelopes

    private func messageSignedAgain() -> [UInt8] {
        guard let envelope = model.counted.map(\.envelope).randomElement(using: &random),
            let sender = members.first(where: { $0.index == envelope.sender })
        else { return [] }
        return record(sender.signedAgain(envelope, random: &random))
    }

    /// A message of a liar for any round, early, in time, late, the second or the third.
    private func unaskedMessage() -> [UInt8] {
        let round = nearRound()
        let liars = members.filter { $0.isLiar && $0.firstLie <= round }
        guard let liar = liars.randomElement(using: &random) else { return recording() }
        if round == .join { return record(otherJoin(by: liar)) }
        return record(liar.envelope(body: junkBody(), in: round, id: sessionID(of: round)))
    }

    /// What a member said in another ceremony, in a record that names either of the two.
    private func recording() -> [UInt8] {
        guard let member = anyMember() else { return [] }
        let round = nearRound()
        let other = otherCeremony.id.digest
        let inner = round == .join ? other : random.nextDigest()
        let envelope = member.envelope(body: junkBody(), in: round, id: inner)
        return RecordMaker.record(envelope: envelope, id: next(2) == 0 ? id : other)
    }

    /// A message in the name of a member that did not sign it.
    private func forgery() -> [UInt8] {
        guard let member = anyMember() else { return [] }
        let round = nearRound()
        var envelope = member.envelope(body: junkBody(), in: round, id: sessionID(of: round))
        envelope[envelope.count - 1] ^= 1
        return record(envelope)
    }

    /// A dealing, or what else it is called, under the sid that the next closing might give, posted before
    /// anybody can know it.
    private func guess() -> [UInt8] {
        guard let liar = members.filter(\.isLiar).randomElement(using: &random) else {
            return forgery()
        }
        let round: Round = next(3) == 0 ? .respond : .deal
        return record(liar.envelope(body: junkBody(), in: round, id: sessionID(of: round)))
    }

    // MARK: Votes

    /// A vote for any round: of a liar, sometimes of somebody whose clock is wrong.
    private func unaskedVote() -> [UInt8] {
        // In round 0 it matters who votes when, so there are more of them.
        if model.state.openRound == .join && next(2) == 0 {
            return anyMember()?.vote(.join, id: id) ?? []
        }
        let liars = members.filter(\.isLiar)
        let voter = next(8) == 0 ? anyMember() : liars.randomElement(using: &random)
        return voter?.vote(nearRound(), id: id) ?? strangeVote()
    }

    /// Somebody who joins, votes when the ceremony could start, and then joins a second time.
    private func unsteadyVoter() -> [UInt8]? {
        let liars = members.filter { $0.isLiar && $0.firstLie == .join }
        guard guessedSession != nil, let liar = liars.randomElement(using: &random) else {
            return nil
        }
        let vote = liar.vote(.join, id: id)
        return records.contains(vote) ? record(otherJoin(by: liar)) : vote
    }

    private func strangeVote() -> [UInt8] {
        guard let member = anyMember() else { return [] }
        let kind = (model.state.openRound ?? .join).rawValue
        let sender = member.index.value
        let beyond = UInt16(truncatingIfNeeded: members.count + 1)
        switch next(6) {
        case 0:
            return RecordMaker.vote(kind: kind, sender: sender, id: id, signedBy: stranger)
        case 1:
            return RecordMaker.vote(kind: kind, sender: 0, id: id, signedBy: member.identity)
        case 2:
            return RecordMaker.vote(kind: kind, sender: beyond, id: id, signedBy: stranger)
        case 3:
            let kind: UInt8 = next(2) == 0 ? 0 : 77
            return RecordMaker.vote(kind: kind, sender: sender, id: id, signedBy: member.identity)
        case 4:
            let other = otherCeremony.id.digest
            return RecordMaker.vote(
                kind: kind, sender: sender, id: other, signedBy: member.identity)
        default:
            var vote = RecordMaker.vote(
                kind: kind, sender: sender, id: otherCeremony.id.digest, signedBy: member.identity)
            // The signature is that of a vote in another ceremony.
            vote.replaceSubrange(2..<34, with: id.encoded)
            return vote
        }
    }

    // MARK: Closings

    /// A closing that closes nothing, but where the carrier lies.
    private func falseClosing() -> [UInt8] {
        let round = nearRound()
        let digests = RecordMaker.ascending(
            model.counted.map(\.envelope).filter { $0.round == round }.map(\.digest))
        guard carrierLies, next(3) == 0 else {
            switch next(3) {
            case 0:
                return RecordMaker.closing(
                    kind: round.rawValue, listing: digests, id: id, signedBy: stranger)
            case 1:
                let unordered = [random.nextDigest()] + digests.reversed() + [.zero]
                return RecordMaker.closing(
                    kind: round.rawValue, listing: unordered, id: id, signedBy: carrier)
            default:
                return RecordMaker.closing(
                    kind: round.rawValue, listing: digests, id: otherCeremony.id.digest,
                    signedBy: carrier)
            }
        }
        let unknown = next(4) == 0 ? [random.nextDigest()] : []
        let some = digests.filter { _ in next(3) > 0 }
        return RecordMaker.closing(
            kind: round.rawValue, listing: RecordMaker.ascending(some + unknown), id: id,
            signedBy: carrier)
    }

    // MARK: Records

    /// A record that is none, or that nobody here reads.
    private func strangeRecord() -> [UInt8] {
        let body = junkBody()
        switch next(6) {
        case 0: return []
        case 1: return RecordMaker.record(type: 0x23, id: id, body: body)
        case 2: return RecordMaker.record(type: UInt8(next(256)), id: id, body: body)
        case 3: return RecordMaker.record(type: 0x20, id: id, body: body)
        case 4: return body
        default: return RecordMaker.record(type: UInt8(0x20 + next(3)), id: id, body: [])
        }
    }

    /// What was posted, with a byte changed, missing or too many.
    private func damagedRecord() -> [UInt8] {
        guard var bytes = records.randomElement(using: &random), !bytes.isEmpty else { return [] }
        switch next(4) {
        case 0: bytes.removeLast()
        case 1: bytes.append(UInt8(next(256)))
        case 2: bytes[next(min(bytes.count, 40))] ^= UInt8(1 + next(255))
        default: bytes[next(bytes.count)] ^= UInt8(1 + next(255))
        }
        return bytes
    }
}
