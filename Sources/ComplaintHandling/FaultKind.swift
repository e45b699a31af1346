/// What somebody did that honest software never does.
///
/// Silence is not among them: whoever sends nothing is inactive, and there is no evidence of it.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum FaultKind: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// Two different messages for one slot.
    case equivocation
    /// A signed message whose body does not decode or breaks a public rule.
    case malformedBody
    /// A dealing with a share that misses its own commitments, shown by a complaint.
    case invalidShare
    /// A complaint about oneself, a stranger, or somebody whose dealing was never accepted.
    case groundlessComplaint
    /// A complaint whose proof does not verify.
    case forgedComplaint
    /// A complaint about a share that is right.
    case falseComplaint
    /// Feldman values that do not agree with the dealing, shown by an objection.
    case invalidExtraction
    /// An objection that shows nothing.
    case falseObjection
    /// An opening that misses the commitments.
    case invalidOpening

    /// The name, as reports write it.
    public var description: String { rawValue }
}
