/// A part of what a participant of a FROST key generation does, whose cost is measured by itself.
public enum FROSTPhase: Hashable, Sendable, CaseIterable {
    /// Drawing the polynomial, committing to it and proving its constant term.
    case part1
    /// Checking the others' proofs, and computing their shares.
    case part2
    /// Checking the shares that came, and making the key with the public keys of all shares.
    case part3
}

extension FROSTPhase: CustomStringConvertible {
    /// What is done, as tables write it.
    public var description: String {
        switch self {
        case .part1: "part 1"
        case .part2: "part 2"
        case .part3: "part 3"
        }
    }
}
