import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group

extension PublicState {
    /// Receives an envelope (Protocol.md, section 3, "Receiving an envelope").
    ///
    /// Never throws, never traps, and changes nothing on a refusal. Bodies are looked at when their
    /// round is closed.
    ///
    /// - Parameter bytes: The envelope as it came.
    /// - Returns: What became of it.
    public mutating func receive(_ bytes: [UInt8]) -> Receipt {
        // After the last closing everything is late.
        guard let openRound else { return .late }

        // 1. The form.
        let envelope: Envelope
        do throws(EnvelopeError) {
            envelope = try Envelope(decoding: bytes, in: ceremony)
        } catch {
            return .malformed(error)
        }
        let sender = envelope.sender
        let round = envelope.round

        // 2. The session.
        if round == .join {
            guard envelope.id == ceremony.id else { return .foreign(id: envelope.id) }
        } else {
            guard let session else { return .notYet }
            guard envelope.id == session.id else { return .foreign(id: envelope.id) }
        }

        // 3. The sender. What equals an authenticated envelope to the last byte is authentic, too.
        let slot = slots[round]?[sender]
        guard slot?.envelope == envelope || envelope.isAuthentic(in: ceremony.roster) else {
            return .unauthenticated
        }
        guard isInvited(sender, in: round) else { return .uninvited }

        // 4. The slot; and 5. the time.
        guard var slot else {
            if round < openRound { return .late }
            slots[round, default: [:]][sender] = Slot(envelope)
            return round == openRound ? .accepted : .kept
        }
        if slot.holds(envelope) || contradictions[round]?[sender]?.digest == envelope.digest {
            return .duplicate
        }
        if round >= openRound {
            slot.contradict(with: envelope)
            slots[round, default: [:]][sender] = slot
            return round == .join ? .conflict : .equivocation
        }
        if round == .join { return .late }
        if contradictions[round]?[sender] == nil {
            contradictions[round, default: [:]][sender] = envelope
        }
        return .equivocation
    }

    private func isInvited(_ sender: ParticipantIndex, in round: Round) -> Bool {
        if convictedIndices.contains(sender) { return false }
        if round == .join { return true }
        guard session?.contains(sender) == true else { return false }
        // Who has a part is known from the opening of the round on.
        return parts[round]?.contains(sender) ?? true
    }
}
