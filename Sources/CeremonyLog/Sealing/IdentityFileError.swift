public import DKG

/// Why the content of a sealed file is no identity.
///
/// It was authentic: whoever knew the passphrase has sealed something else.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum IdentityFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It has another size.
    case length(expected: Int, got: Int)
    /// Its first half is no secret key.
    case identity(ScalarError)
    /// Its second half is zero, as memory that was never filled.
    case zeroStateKey

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .length(let expected, let got):
            "the content of an identity file has \(expected) bytes; got \(got). Make a new identity."
        case .identity(let error):
            "the identity secret in the file is no secret key: \(error) Make a new identity."
        case .zeroStateKey:
            "the state key in the file is zero; it was never drawn. Make a new identity."
        }
    }
}
