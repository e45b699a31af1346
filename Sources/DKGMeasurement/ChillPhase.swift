/// A part of what a participant of a ChillDKG session does, whose cost is measured by itself.
public enum ChillPhase: Hashable, Sendable, CaseIterable {
    /// Reading the session parameters and making the first message.
    case step1
    /// Checking the coordinator's first message, and signing.
    case step2
    /// Checking everybody's signatures.
    case finalize
    /// The public keys of all shares.
    case shares
}

extension ChillPhase: CustomStringConvertible {
    /// What is done, as tables write it.
    public var description: String {
        switch self {
        case .step1: "step 1"
        case .step2: "step 2"
        case .finalize: "finalize"
        case .shares: "shares"
        }
    }
}
