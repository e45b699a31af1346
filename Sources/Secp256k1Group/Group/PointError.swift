/// Why bytes are not a point.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum PointError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The number of bytes does not belong to the encoding.
    case length(expected: Int, got: Int)
    /// A compressed point begins with 02 or 03.
    case prefix(UInt8)
    /// The coordinates satisfy no curve equation, or are not below the field's prime.
    case notOnCurve

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .length(let expected, let got):
            "a point in this encoding has \(expected) bytes; got \(got)."
        case .prefix(let prefix):
            "a compressed point begins with 02 or 03; got \([prefix].hexadecimal)."
        case .notOnCurve:
            "the coordinates are not those of a point on secp256k1."
        }
    }
}
