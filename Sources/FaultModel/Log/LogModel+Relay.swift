import DKG

// "On a relay there is no common log: the carrier [...] signs closings; a reader closes when it holds the first
// closing of the round and every envelope that it lists; what it does not list is `late`."
extension LogModel {
    mutating func take(_ closing: SignedClosing) -> Fate {
        // On an agreed board positions close, and nobody's word.
        guard let carrier else { return .skipped }
        guard carrier.isValid(closing.signature, for: closing.digest) else {
            return .unauthenticated
        }
        signedClosings.append(closing)
        return .closing
    }

    /// The carrier's closing of the open round, once every envelope that it lists is held.
    ///
    /// The first that was read, also if the round was not open then: on a relay the order of reading says
    /// nothing. Later ones close nothing, even if the first never can: "a carrier that lies can keep a
    /// ceremony from finishing, no more". Held is what counts, so a list of three messages of one sender and
    /// kind never can.
    func closing(of round: Round) -> SignedClosing? {
        guard let first = signedClosings.first(where: { $0.round == round }) else { return nil }
        let held = Set(counted.map(\.envelope.digest))
        return first.digests.allSatisfy(held.contains) ? first : nil
    }

    /// What a closing makes count: the listed messages of its own round, in the order of the list, which is
    /// the same for all readers.
    ///
    /// What it does not list is never offered, and what is of another round waits for that round's closing.
    func listedEnvelopes(of round: Round) -> [Envelope] {
        guard let closing = closing(of: round) else { return [] }
        let messages = counted.map(\.envelope).filter { $0.round == round }
        return closing.digests.compactMap { digest in messages.first { $0.digest == digest } }
    }

    /// Where the carrier contradicts itself: "two different closings of one round are shown with both".
    ///
    /// Other signatures over one list are the same closing.
    public var carrierContradictions: [CarrierContradiction] {
        ceremony.rounds.compactMap { round in
            let closings = signedClosings.filter { $0.round == round }
            guard let first = closings.first,
                let second = closings.first(where: { $0.digests != first.digests })
            else { return nil }
            return CarrierContradiction(round: round, first: first.bytes, second: second.bytes)
        }
    }
}
