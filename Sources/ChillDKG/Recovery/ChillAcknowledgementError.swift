/// Why an acknowledgement cannot be made, or not all of them count.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillAcknowledgementError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The host key is not one of the session.
    case hostKey(ChillHostKeyError)
    /// The auxiliary randomness is 32 bytes.
    case auxiliaryLength(expected: Int, got: Int)
    /// Another number of acknowledgements than there are participants.
    case messageCount(expected: Int, got: Int)
    /// This participant, or whoever relayed its acknowledgement, is faulty.
    case faultyParticipant(ChillParticipantID, ChillFaultReason)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .hostKey(let error): error.description
        case .auxiliaryLength(let expected, let got):
            "the auxiliary randomness is \(expected) bytes; got \(got)."
        case .messageCount(let expected, let got):
            "there is one acknowledgement of each of \(expected) participants; got \(got)."
        case .faultyParticipant(let id, let reason):
            "the acknowledgement of participant \(id) does not count: \(reason)"
        }
    }
}
