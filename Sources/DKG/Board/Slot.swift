import Secp256k1Group

/// The place for the one message of one sender in one round (Protocol.md, section 3, rule 4).
struct Slot: Hashable, Sendable {
    /// The first authenticated envelope, whatever its body.
    let envelope: Envelope

    /// A second, different one.
    ///
    /// It makes the slot void, and both are evidence.
    private(set) var contradiction: Envelope?

    init(_ envelope: Envelope) {
        self.envelope = envelope
    }

    /// Whether two different messages were seen while the round was open or to come.
    var isVoid: Bool { contradiction != nil }

    /// The digest of the message; zeros if there are two.
    var digest: Digest { isVoid ? .zero : envelope.digest }

    /// Whether an envelope was seen before.
    func holds(_ other: Envelope) -> Bool {
        envelope.digest == other.digest || contradiction?.digest == other.digest
    }

    /// Makes the slot void.
    mutating func contradict(with other: Envelope) {
        if contradiction == nil { contradiction = other }
    }
}
