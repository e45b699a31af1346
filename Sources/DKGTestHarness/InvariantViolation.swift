/// An invariant that a simulated ceremony did not satisfy.
///
/// It names the seed, so that the run can be repeated.
public struct InvariantViolation: Error, Hashable, Sendable {
    /// Which invariant.
    public let invariant: Invariant

    /// Whose state shows it; `nil` if it takes several.
    public let reader: Reader?

    /// What was found, as a sentence.
    public let explanation: String

    /// The seed of the simulation.
    public let seed: UInt64

    /// Reports a violation.
    ///
    /// - Parameters:
    ///   - invariant: Which invariant.
    ///   - reader: Whose state shows it; `nil` if it takes several.
    ///   - explanation: What was found, as a sentence.
    ///   - seed: The seed of the simulation.
    public init(
        of invariant: Invariant, at reader: Reader?, _ explanation: String, seed: UInt64
    ) {
        self.invariant = invariant
        self.reader = reader
        self.explanation = explanation
        self.seed = seed
    }
}

extension InvariantViolation: CustomStringConvertible {
    /// The letter, the reader, the sentence and the seed.
    public var description: String {
        let place = reader.map { "\($0): " } ?? ""
        return "\(invariant) \(place)\(explanation) Seed \(seed)."
    }
}
