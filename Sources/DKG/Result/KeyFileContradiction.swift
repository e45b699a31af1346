public import PolynomialCommitments

/// How what a file says does not fit together.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum KeyFileContradiction: Hashable, Sendable, CustomStringConvertible {
    /// The transcript is that of another session than the joins make.
    case otherSession(expected: Session.ID, got: Session.ID)
    /// The public polynomial has another number of coefficients than shares are needed.
    case coefficientCount(expected: Int, got: Int)
    /// A coefficient of the public polynomial is infinity.
    case coefficientAtInfinity(position: Int)
    /// There are fewer qualified dealers or holders than shares are needed.
    case tooFew(List, needed: Int, got: Int)
    /// A list is not strictly ascending.
    case notAscending(List, previous: ParticipantIndex, next: ParticipantIndex)
    /// Somebody in a list did not join.
    case didNotJoin(List, ParticipantIndex)
    /// A report of faults has more than its faults need, or has it in another order.
    case reportNotCanonical

    /// A list of participants in a transcript.
    public enum List: String, Hashable, Sendable, CaseIterable {
        /// The dealers whose polynomials make the key.
        case qualified = "qualified dealer"
        /// Those who hold shares.
        case holders = "holder"
    }

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .otherSession(let expected, let got):
            "the transcript belongs to session \(got), and the joins make session \(expected)."
        case .coefficientCount(let expected, let got):
            "the public polynomial has \(got) coefficients for a threshold of \(expected)."
        case .coefficientAtInfinity(let position):
            "coefficient \(position) of the public polynomial is infinity."
        case .tooFew(let list, let needed, let got):
            "the list of \(list.rawValue)s has \(got) participants; a threshold of \(needed) needs \(needed)."
        case .notAscending(let list, let previous, let next):
            "each \(list.rawValue) has a higher index than the one before it; \(next) comes after \(previous)."
        case .didNotJoin(let list, let index):
            "participant \(index) is a \(list.rawValue) and did not join."
        case .reportNotCanonical:
            "a report of faults is not what its faults encode to."
        }
    }
}
