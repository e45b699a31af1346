public import CeremonyLog
public import DKG

/// Why nothing can be simulated.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The ceremony is impossible.
    case ceremony(CeremonyError)
    /// A participant could not be made.
    case participant(ParticipantError)
    /// The random source failed.
    case random(RandomSourceError)
    /// The ceremony cannot be called on these terms.
    case call(CeremonyCallError)
    /// A fault is given to somebody who is not in the roster.
    case faultOfStranger(index: ParticipantIndex, participants: Int)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .ceremony(let error): error.description
        case .participant(let error): error.description
        case .random(let error): error.description
        case .call(let error): error.description
        case .faultOfStranger(let index, let participants):
            "a fault is given to participant \(index), but the roster has 1...\(participants)."
        }
    }
}
