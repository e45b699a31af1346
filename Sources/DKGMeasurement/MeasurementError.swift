public import DKG

/// What went wrong in a measurement; each is an error of the measurement and not of the machine.
public enum MeasurementError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A prepared envelope was not accepted.
    case refused(Round)
    /// A part of the work was asked for twice, or no key was made.
    case measuredTwice
    /// A right signature was refused, or somebody else was named than who lied.
    case otherBlame

    /// What happened.
    public var description: String {
        switch self {
        case .refused(let round): "a prepared envelope of round '\(round)' was not accepted."
        case .measuredTwice: "a part of the work was measured twice, or no key was made."
        case .otherBlame: "a right signature was refused, or somebody else was named than who lied."
        }
    }
}
