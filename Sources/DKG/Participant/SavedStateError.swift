public import PolynomialCommitments
public import Secp256k1Group

/// Why a stored state is not one that a participant may go on from.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SavedStateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes do not decode: truncated, continued, or no sealed state at all.
    case malformed(DecodingError)
    /// It belongs to another ceremony.
    case otherCeremony(expected: Ceremony.ID, got: Ceremony.ID)
    /// It belongs to another participant of the ceremony.
    case otherParticipant(expected: ParticipantIndex, got: ParticipantIndex)
    /// It was sealed with another key, or altered.
    case notAuthentic
    /// The attempt was given up; nothing more is said in this ceremony.
    case discarded(ceremony: Ceremony.ID)
    /// It is authentic, but no participant can be made of it.
    case participant(ParticipantError)

    /// What was expected, what came, and what to do.
    public var description: String {
        switch self {
        case .malformed(let error):
            "the stored state does not decode: \(error)"
        case .otherCeremony(let expected, let got):
            "the stored state belongs to ceremony \(got), not to \(expected); a ceremony's state is of "
                + "no use in another one, not even in a second attempt at the same key."
        case .otherParticipant(let expected, let got):
            "the stored state belongs to participant \(got), not to \(expected)."
        case .notAuthentic:
            "the stored state does not open: it was sealed with another key, or altered since. Do not "
                + "draw a new seed for this ceremony; find the right key or file, or sit it out."
        case .discarded(let ceremony):
            "the attempt at ceremony \(ceremony) was discarded, and nothing more is said in it. Call "
                + "the ceremony again with a new instance."
        case .participant(let error):
            "the stored state opens, but does not fit: \(error)"
        }
    }
}
