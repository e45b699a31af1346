/// Why a coordinator cannot go on, and who is to blame.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillCoordinatorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another number of messages than there are participants.
    case messageCount(expected: Int, got: Int)
    /// Nobody in this session has the id.
    case noSuchParticipant(ChillParticipantID, count: Int)
    /// The participant has sent another message before; the first one counts.
    case alreadyAdded(ChillParticipantID)
    /// Messages of these participants are missing.
    case missing([ChillParticipantID])
    /// This participant is faulty.
    case faultyParticipant(ChillParticipantID, ChillFaultReason)
    /// The constant terms add up to a point that is not a key: several participants conspire.
    case unusableKey

    /// What was expected and what came, or who is to blame.
    public var description: String {
        switch self {
        case .messageCount(let expected, let got):
            "there is one message of each of \(expected) participants; got \(got)."
        case .noSuchParticipant(let id, let count):
            "participants have the ids 0...\(count - 1); got \(id)."
        case .alreadyAdded(let id):
            "participant \(id) has sent another message before."
        case .missing(let ids):
            "messages are missing of participants "
                + ids.map(\.description).joined(separator: ", ") + "."
        case .faultyParticipant(let id, let reason):
            "participant \(id) is faulty: \(reason)"
        case .unusableKey:
            "the participants' constant terms add up to no usable key; several of them conspire."
        }
    }
}
