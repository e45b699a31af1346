/// What handing a certified key to a participant came to.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum Adoption: Hashable, Sendable {
    /// It is the key of this participant's own transcript, now certified.
    case certified
    /// It is another key of the same ceremony than the one this participant waits for, or a key where it
    /// saw none: certified by a quorum that saw another board.
    ///
    /// The participant keeps everything and may be made again from its seed and that board.
    case superseded
    /// It belongs to another ceremony, or this participant is not waiting for one.
    case foreign
}
