/// A round of the ceremony, and the kind of message that is sent in it.
///
/// One number names both.
public enum Round: UInt8, Hashable, Sendable, CaseIterable {
    /// Everybody publishes a session key (round 0).
    case join = 1
    /// Everybody who joined deals shares of a polynomial (round 1).
    case deal = 2
    /// Everybody who joined complains about wrong shares, or states that there are none (round 2).
    case respond = 3
    /// The same once more, because somebody was convicted (round 2b, Feldman only).
    case respondAgain = 4
    /// The qualified dealers publish their Feldman values (round 3, Pedersen only).
    case extract = 5
    /// The holders object to wrong values, or state that there are none (round 4, Pedersen only).
    case confirm = 6
    /// The same once more, because somebody's values were wrong (round 4b, Pedersen only).
    case confirmAgain = 7
    /// The holders open their shares of those who failed (round 5, Pedersen only).
    case open = 8
    /// The holders sign the transcript (round 6).
    case certify = 9

    /// The number of the kind on the wire.
    public var number: Int { Int(rawValue) }
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
