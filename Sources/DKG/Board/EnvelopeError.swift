public import Secp256k1Group

/// Why bytes are not an envelope of a ceremony.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum EnvelopeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The header does not decode.
    case header(DecodingError)
    /// The version is not 1.
    case version(got: UInt8)
    /// There is no such kind of message, at all or in this scheme.
    case kind(got: UInt8)
    /// The sender is not in the roster.
    case sender(got: Int, participants: Int)
    /// The body is longer than any of its kind can be.
    case bodyTooLong(largest: Int, got: Int)
    /// The envelope is longer or shorter than its header says.
    case length(expected: Int, got: Int)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .header(let error):
            "the envelope's header does not decode: \(error)"
        case .version(let got):
            "an envelope has version 1; got \(got)."
        case .kind(let got):
            "no message of this ceremony has kind \(got)."
        case .sender(let got, let participants):
            "the sender is in 1...\(participants); got \(got)."
        case .bodyTooLong(let largest, let got):
            "a body of this kind has at most \(largest) bytes in this ceremony; got \(got)."
        case .length(let expected, let got):
            "the header promises an envelope of \(expected) bytes; got \(got)."
        }
    }
}
