public import ThresholdSigning

/// Why a ``SigningMember`` stopped.
///
/// It can be asked again: what was stored is stored, a pair whose record may be gone is not used, and the member is silent
/// in that session.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningMemberError<Failure: Error>: Error {
    /// The storage failed.
    case storage(Failure)
    /// The pool cannot make or use a pair.
    case pool(NoncePoolError)
}

extension SigningMemberError: Sendable where Failure: Sendable {}
extension SigningMemberError: Equatable where Failure: Equatable {}

extension SigningMemberError: CustomStringConvertible {
    /// What failed.
    public var description: String {
        switch self {
        case .storage(let failure): "the storage of a signer failed: \(failure)"
        case .pool(let error): error.description
        }
    }
}
