/// Why a participant does not sign, and who is to blame.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillParticipantStep2Error: Error, Sendable, CustomStringConvertible {
    /// The host key is not that of step 1.
    case hostKey(ChillHostKeyError)
    /// The auxiliary randomness is 32 bytes.
    case auxiliaryLength(expected: Int, got: Int)
    /// The coordinator is faulty.
    case faultyCoordinator(ChillFaultReason)
    /// This participant is faulty, or the coordinator that relayed its words.
    case faultyParticipantOrCoordinator(ChillParticipantID, ChillFaultReason)
    /// The share is wrong, and it cannot be told yet whose fault that is.
    ///
    /// Ask the coordinator for its investigation message and hand it to the investigation.
    case unknownFaultyParticipantOrCoordinator(ChillInvestigation)
    /// The constant terms add up to a point that is not a key.
    ///
    /// Unless all other participants conspire this never happens.
    case unusableKey

    /// Who is to blame, and for what.
    public var description: String {
        switch self {
        case .hostKey(let error): error.description
        case .auxiliaryLength(let expected, let got):
            "the auxiliary randomness is \(expected) bytes; got \(got)."
        case .faultyCoordinator(let reason):
            "the coordinator is faulty: \(reason)"
        case .faultyParticipantOrCoordinator(let id, let reason):
            "participant \(id) or the coordinator is faulty: \(reason)"
        case .unknownFaultyParticipantOrCoordinator:
            "a participant or the coordinator is faulty: the share does not belong to its public "
                + "share. Ask the coordinator for an investigation message."
        case .unusableKey:
            "the participants' constant terms add up to no usable key; all the others conspire."
        }
    }
}
