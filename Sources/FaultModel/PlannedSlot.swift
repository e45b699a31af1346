import DKGTestHarness

/// What fills the slot of a participant in a round, as a plan knows it.
enum PlannedSlot: Hashable, Sendable {
    /// Nothing.
    case empty
    /// Two different messages.
    case void
    /// A message whose body does not decode or breaks a public rule.
    case undecodable
    /// A message that counts.
    case filled
}
