public import DKG

/// What a driver asks its caller to do, in the order in which it asks.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum LogAction: Sendable {
    /// Append a record to the board.
    ///
    /// An error of the board means neither "stored" nor "not stored": read on, and the driver asks again for what it
    /// does not find.
    case append(LogRecord)
    /// Store these bytes in the place of what was stored before, whole, until they would survive a power failure; then
    /// call ``CeremonyLog/stored(_:)`` with the version.
    ///
    /// A storage takes a higher version only, or the same bytes once more; see `Participant.Pending.version`.
    case store([UInt8], version: Int)
    /// A round was closed.
    case closed(RoundClosing)
    /// The ceremony has ended for this member; nothing is read or said any more.
    case finished(ParticipantOutcome)
}
