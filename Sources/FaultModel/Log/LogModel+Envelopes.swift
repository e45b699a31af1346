import DKG

// "What a reader looks at."
extension LogModel {
    /// An envelope whose id may be the sid, and which of ``fates`` is its.
    struct HeldEnvelope {
        let envelope: Envelope
        let position: UInt64
        let place: Int
    }

    mutating func look(at envelope: Envelope, position: UInt64) -> Fate {
        // "An envelope only if its inner id is that of the ceremony: before closing 0 joins [...] under the
        // ceremonyID, after it kinds under the sid; everything else is skipped, counted, and takes no place."
        guard isLookedAt(envelope) else {
            // On an agreed board that is for good, since all readers have closing 0 at the same position and
            // "nobody honest speaks under a sid before it has read closing 0". "On a relay there is no common
            // log": what others say after closing 0 may be read before it, and `notYet` is offered again.
            if carrier != nil && closings.isEmpty && envelope.round != .join {
                held.append(
                    HeldEnvelope(envelope: envelope, position: position, place: fates.count))
                return .held
            }
            return .skipped
        }
        // "Then the signature. Only then it counts."
        guard envelope.isAuthentic(in: ceremony.roster) else { return .unauthenticated }
        let earlier = messages(of: envelope.sender, in: envelope.round)
        // "Another signature over a digest already seen is a duplicate": also where the digest is that of the
        // second message.
        if earlier.contains(where: { $0.digest == envelope.digest }) { return .duplicate }
        // "At most two of different digest for (id or sid, role, sender, kind); a third changes nothing." The
        // id follows from the kind, and where a key is made there is one role.
        if earlier.count >= 2 { return .surplus }
        counted.append(CountedEnvelope(envelope: envelope, position: position))
        // On a relay the closing says what is offered.
        if carrier == nil { offer(envelope) }
        return .counted
    }

    private func isLookedAt(_ envelope: Envelope) -> Bool {
        if closings.isEmpty {
            return envelope.round == .join && envelope.id == ceremony.id.digest
        }
        return envelope.round != .join && envelope.id == state.session?.id.digest
    }

    /// Looks again at what a relay delivered before closing 0.
    mutating func lookAgain() {
        let waiting = held
        held = []
        for entry in waiting {
            let fate = look(at: entry.envelope, position: entry.position)
            if fates.indices.contains(entry.place) { fates[entry.place] = fate }
        }
    }

    /// The different messages of one sender and kind that count, two at most.
    func messages(of sender: ParticipantIndex, in round: Round) -> [Envelope] {
        counted.map(\.envelope).filter { $0.sender == sender && $0.round == round }
    }
}
