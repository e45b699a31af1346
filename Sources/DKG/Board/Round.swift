/// A round of the ceremony, and the kind of message that is sent in it.
///
/// The raw value is the number of the kind on the wire, in files and in reports. Protocol.md, which counts
/// rounds from 0, says which kind is sent in which.
public enum Round: UInt8, Hashable, Sendable, CaseIterable {
    /// Everybody publishes a session key.
    case join = 1
    /// Everybody who joined deals shares of a polynomial.
    case deal = 2
    /// Everybody who joined complains about wrong shares, or states that there are none.
    case respond = 3
    /// The same once more, because somebody was convicted (Feldman only).
    case respondAgain = 4
    /// The qualified dealers publish their Feldman values (Pedersen only).
    case extract = 5
    /// The holders object to wrong values, or state that there are none (Pedersen only).
    case confirm = 6
    /// The same once more, because somebody's values were wrong (Pedersen only).
    case confirmAgain = 7
    /// The holders open their shares of those who failed (Pedersen only).
    case open = 8
    /// The holders sign the transcript.
    case certify = 9
}

extension Round: Comparable {
    /// Orders rounds by time.
    ///
    /// - Parameters:
    ///   - left: One round.
    ///   - right: The other.
    /// - Returns: `true` if the first comes earlier.
    public static func < (left: Round, right: Round) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Round: CustomStringConvertible {
    /// The name, as reports write it.
    public var description: String {
        switch self {
        case .join: "join"
        case .deal: "deal"
        case .respond: "respond"
        case .respondAgain: "respond again"
        case .extract: "extract"
        case .confirm: "confirm"
        case .confirmAgain: "confirm again"
        case .open: "open"
        case .certify: "certify"
        }
    }
}
