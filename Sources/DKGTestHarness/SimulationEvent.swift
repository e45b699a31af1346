public import DKG

/// What happens in a simulation, as it happens.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SimulationEvent: Sendable {
    /// A step begins: this round is open for the auditor.
    case opened(Round, expected: [ParticipantIndex])
    /// A participant posted an envelope.
    case posted(sender: ParticipantIndex, round: Round?, byteCount: Int)
    /// A reader has read the step and closed its round; so many of all have.
    case closed(Reader, done: Int, of: Int)
    /// The auditor has closed the round and knows this now.
    case concluded(Round, PublicState)
}
