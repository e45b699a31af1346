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
        if openRound == nil { return .late }
        do throws(EnvelopeError) {
            let envelope = try Envelope(decoding: bytes, in: ceremony)
            let roster = ceremony.roster
            return receive(envelope) { $0.isAuthentic(in: roster) }
        } catch {
            return .malformed(error)
        }
    }

    /// Receives many envelopes, with the same receipts as one after the other, but verifies their
    /// signatures together.
    ///
    /// At n = 100 that costs a third. One that does not verify is found by halving, and only
    /// libsecp256k1 says so.
    ///
    /// - Parameter envelopes: The envelopes as they came, in any order.
    /// - Returns: What became of each, in the same order.
    public mutating func receive(all envelopes: [[UInt8]]) -> [Receipt] {
        if openRound == nil { return envelopes.map { _ in .late } }
        let decoded = envelopes.map { bytes in
            Result { () throws(EnvelopeError) in try Envelope(decoding: bytes, in: ceremony) }
        }
        var receipts = receive(all: decoded.compactMap { try? $0.get() })[...]
        return decoded.map { result in
            switch result {
            // There is a receipt for each that decodes.
            case .success: receipts.popFirst() ?? .late
            case .failure(let error): .malformed(error)
            }
        }
    }

    /// Receives envelopes that were decoded in this ceremony.
    ///
    /// - Parameter envelopes: The envelopes, in any order.
    /// - Returns: What became of each, in the same order.
    package mutating func receive(all envelopes: [Envelope]) -> [Receipt] {
        // Signatures that nobody asks for are not verified: those of other sessions, and of what
        // equals an authenticated envelope.
        let claimed = envelopes.filter { envelope in
            envelope.id == (envelope.round == .join ? ceremony.id.digest : session?.id.digest)
                && slots[envelope.round]?[envelope.sender]?.envelope != envelope
        }
        let verdicts = senders.verdicts(on: claimed, in: ceremony.roster, by: arithmetic)
        let authentic = Set(zip(claimed, verdicts).filter(\.1).map(\.0))
        return envelopes.map { receive($0, isAuthentic: authentic.contains) }
    }

    /// Steps 2 to 5, for an envelope of the right form.
    private mutating func receive(
        _ envelope: Envelope, isAuthentic: (Envelope) -> Bool
    ) -> Receipt {
        guard let openRound else { return .late }
        let sender = envelope.sender
        let round = envelope.round

        // 2. The session.
        if round == .join {
            guard envelope.id == ceremony.id.digest else { return .foreign(id: envelope.id) }
        } else {
            guard let session else { return .notYet }
            guard envelope.id == session.id.digest else { return .foreign(id: envelope.id) }
        }

        // 3. The sender. What equals an authenticated envelope to the last byte is authentic, too.
        let slot = slots[round]?[sender]
        guard slot?.envelope == envelope || isAuthentic(envelope) else {
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
