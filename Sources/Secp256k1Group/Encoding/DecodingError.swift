/// Why bytes are not the canonical encoding of what was expected.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum DecodingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes end before the value does.
    case truncated(needed: Int, available: Int)
    /// Bytes follow the value.
    case trailing(count: Int)
    /// A field has the only value that it must not have, or one that is not known.
    case unexpectedValue(field: String, got: Int)
    /// A list has another number of items than the ceremony prescribes.
    case count(field: String, expected: Int, got: Int)
    /// A list has more items than the ceremony allows.
    case countAbove(field: String, maximum: Int, got: Int)
    /// The items of a list are not strictly ascending.
    case notAscending(field: String, previous: Int, next: Int)
    /// A scalar is not one.
    case scalar(ScalarError)
    /// A point is not one.
    case point(PointError)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .truncated(let needed, let available):
            "the next value needs \(needed) bytes; \(available) are left."
        case .trailing(let count):
            "the encoding is complete, but \(count) bytes follow it."
        case .unexpectedValue(let field, let got):
            "\(field) cannot be \(got)."
        case .count(let field, let expected, let got):
            "\(field) has \(expected) items in this ceremony; got \(got)."
        case .countAbove(let field, let maximum, let got):
            "\(field) has at most \(maximum) items in this ceremony; got \(got)."
        case .notAscending(let field, let previous, let next):
            "\(field) is strictly ascending; \(next) follows \(previous)."
        case .scalar(let error):
            error.description
        case .point(let error):
            error.description
        }
    }
}

extension DecodingError {
    /// What is wrong with a value of fixed size that has another number of bytes.
    init(count: Int, of size: Int) {
        self =
            count < size
            ? .truncated(needed: size, available: count) : .trailing(count: count - size)
    }
}
