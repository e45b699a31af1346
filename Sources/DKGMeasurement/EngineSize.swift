public import PolynomialCommitments

/// How much the engine for public points has to do at once, on which the cost of one thing depends.
public struct EngineSize: Hashable, Sendable {
    /// n: vectors that are summed or evaluated together, signatures of a round.
    public let participants: Int
    /// t: the length of a vector.
    public let threshold: Int
    /// Proofs that are verified together.
    public let proofs: Int
    /// Where polynomials are evaluated.
    public let index: ParticipantIndex

    /// Describes a size.
    ///
    /// - Parameters:
    ///   - participants: n.
    ///   - threshold: t.
    ///   - proofs: How many proofs are verified together.
    ///   - index: The evaluation point.
    public init(participants: Int, threshold: Int, proofs: Int, index: ParticipantIndex) {
        self.participants = participants
        self.threshold = threshold
        self.proofs = proofs
        self.index = index
    }
}
