/// What every ceremony must satisfy, honest or not.
///
/// The letters are those of Protocol.md, section 9. That no message traps the process shows by the
/// process being alive. ``CeremonyResult/violations()`` checks all but (h), which needs the
/// prediction of the module `FaultModel`.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum Invariant: Character, Hashable, Sendable, CaseIterable {
    /// On a board that all read alike, all conclude the same.
    case agreement = "a"
    /// No honest participant is convicted, also on a board that lies.
    case innocence = "b"
    /// A stranger who has only the evidence reaches the same verdict.
    case evidence = "c"
    /// Each holder's share is the logarithm of its public share.
    case shares = "d"
    /// Any t honest shares give the secret key, and no t - 1 do.
    case threshold = "e"
    /// A signature under the reconstructed key verifies.
    case signature = "f"
    /// A refused message leaves the state as it was.
    case refusal = "g"
    /// The result is what a model predicts from the plan of faults.
    case prediction = "h"
    /// There are no two certified keys of one ceremony.
    case uniqueness = "i"
}

extension Invariant: CustomStringConvertible {
    /// The letter in parentheses, as the specification writes it.
    public var description: String { "(\(rawValue))" }
}
