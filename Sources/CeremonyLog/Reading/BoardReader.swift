import DKG

/// Who follows a log: a participant or an auditor.
protocol BoardReader: ~Copyable {
    /// What everybody can know so far.
    var state: PublicState { get }

    /// Offers envelopes that were decoded in the ceremony.
    mutating func receive(all envelopes: [Envelope]) -> [Receipt]
}

extension Participant: BoardReader {}
extension Auditor: BoardReader {}
