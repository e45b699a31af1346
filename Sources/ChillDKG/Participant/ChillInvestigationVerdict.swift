/// Who is to blame for a wrong share, as far as one participant can tell.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillInvestigationVerdict: Error, Hashable, Sendable, CustomStringConvertible {
    /// This participant sent a wrong share, or the coordinator says that it did.
    case faultyParticipantOrCoordinator(ChillParticipantID, ChillFaultReason)
    /// The coordinator contradicts itself.
    case faultyCoordinator(ChillFaultReason)

    /// Who is to blame, and for what.
    public var description: String {
        switch self {
        case .faultyParticipantOrCoordinator(let id, let reason):
            "participant \(id) or the coordinator is faulty: \(reason)"
        case .faultyCoordinator(let reason):
            "the coordinator is faulty: \(reason)"
        }
    }
}
