public import ThresholdKeys

/// Why bytes are not the one encoding of a package.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum FROSTEncodingError: Error, Hashable, Sendable {
    /// The bytes end too early, go on too long, or hold no point or scalar.
    case binary(DecodingError)
    /// A variable-length integer is longer than it need be.
    case integerNotMinimal
    /// A variable-length integer is above the largest that can stand here.
    case integerAbove(maximum: Int)
    /// The text is not the JSON that was expected at this byte.
    case json(position: Int, expected: String)
    /// A JSON object lacks a field.
    case missingField(String)
    /// A JSON object has a field that it must not have.
    case unknownField(String)
    /// A JSON object has a field twice.
    case duplicateField(String)
    /// The encoding's version is not 0.
    case version(got: Int)
    /// The package belongs to another suite.
    case ciphersuite(expected: FROSTCiphersuite, got: String)
    /// An identifier is not zero.
    case identifierZero
    /// The identifiers of a list are strictly ascending.
    case notAscending(previous: FROSTIdentifier, next: FROSTIdentifier)
    /// A scalar is not one.
    case scalar(ScalarError)
    /// A point is not one.
    case point(PointError)
    /// A field has another number of bytes than its type.
    case length(field: String, expected: Int, got: Int)
    /// A threshold is in 2...65535.
    case threshold(got: Int)
    /// A list of verification shares is empty.
    case noShares
    /// The marker before an optional value is 0 or 1.
    case optionMarker(got: UInt8)
    /// The secret share of a key package is not the logarithm of its verification share.
    case shareMismatch(FROSTIdentifier)
    /// A signing package names no signer.
    case noCommitments
    /// A nonce is not zero.
    case nonceZero
    /// Nonces come with the commitments to others.
    case nonceMismatch
}

extension FROSTEncodingError: CustomStringConvertible {
    /// What was expected and what came.
    public var description: String {
        switch self {
        case .binary(let error): error.description
        case .integerNotMinimal:
            "an integer is written in as few bytes as it needs; this one has more."
        case .integerAbove(let maximum):
            "an integer here is at most \(maximum); this one is larger."
        case .json(let position, let expected):
            "expected \(expected) at byte \(position) of the JSON text."
        case .missingField(let field):
            "the JSON object needs the field '\(field)'; it is missing."
        case .unknownField(let field):
            "the JSON object has the field '\(field)', which does not belong there."
        case .duplicateField(let field):
            "the JSON object has the field '\(field)' twice."
        case .version(let got):
            "version 0 of the encoding is known; got \(got)."
        case .ciphersuite(let expected, let got):
            "expected a package of \(expected); got one of \(got)."
        case .identifierZero:
            "an identifier is not zero: the share there would be the secret."
        case .notAscending(let previous, let next):
            "identifiers are strictly ascending; \(next) follows \(previous)."
        case .scalar(let error): error.description
        case .point(let error): error.description
        case .length(let field, let expected, let got):
            "\(field) has \(expected) bytes; got \(got)."
        case .threshold(let got):
            "a threshold is in 2...65535; got \(got)."
        case .noShares:
            "a key has at least one verification share; this one has none."
        case .optionMarker(let got):
            "the byte before an optional value is 0 or 1; got \(got)."
        case .shareMismatch(let identifier):
            "the secret share of \(identifier) does not belong to its verification share."
        case .noCommitments:
            "a signing package has the commitments of at least one signer; this one has none."
        case .nonceZero:
            "a nonce is not zero: that hides nothing of the secret share."
        case .nonceMismatch:
            "the nonces do not belong to the commitments that come with them."
        }
    }
}
