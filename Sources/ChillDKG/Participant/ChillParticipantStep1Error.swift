/// Why a participant cannot begin.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillParticipantStep1Error: Error, Hashable, Sendable, CustomStringConvertible {
    /// The host key is not one of this session.
    case hostKey(ChillHostKeyError)
    /// The randomness is 32 bytes.
    case randomLength(expected: Int, got: Int)
    /// The randomness is nothing but zeros: no generator delivers that.
    case randomIsZero
    /// A value derived from the randomness is not a scalar, which happens once in 2^128.
    case unusableRandom

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .hostKey(let error): error.description
        case .randomLength(let expected, let got):
            "the randomness is \(expected) bytes; got \(got)."
        case .randomIsZero:
            "the randomness is nothing but zeros; the generator that made it is broken."
        case .unusableRandom:
            "a value that follows from the randomness is not a usable scalar; draw fresh randomness."
        }
    }
}
