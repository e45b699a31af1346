/// An invariant that a simulated signature did not satisfy.
public struct SigningViolation: Error, Hashable, Sendable {
    /// Which invariant.
    public let invariant: SigningInvariant

    /// What was found, as a sentence.
    public let explanation: String

    /// The seed of the simulation.
    public let seed: UInt64

    /// Reports a violation.
    ///
    /// - Parameters:
    ///   - invariant: Which invariant.
    ///   - explanation: What was found, as a sentence.
    ///   - seed: The seed of the simulation.
    public init(of invariant: SigningInvariant, _ explanation: String, seed: UInt64) {
        self.invariant = invariant
        self.explanation = explanation
        self.seed = seed
    }
}

extension SigningViolation: CustomStringConvertible {
    /// The invariant, the sentence and the seed.
    public var description: String { "\(invariant.rawValue): \(explanation) Seed \(seed)." }
}
