public import PolynomialCommitments
import Secp256k1Group

/// A participant's position in the list of host public keys, counted from zero: 0...65534.
///
/// The protocol allows more participants than this library does. The polynomial is evaluated at the
/// position plus one.
public struct ChillParticipantID: Hashable, Sendable {
    /// Where the participant's share lies: the position plus one.
    public let index: ParticipantIndex

    /// Creates an id.
    ///
    /// - Parameter position: The position, in 0...65534; anything else gives `nil`.
    public init?(_ position: Int) {
        guard let index = ParticipantIndex(position: position) else { return nil }
        self.index = index
    }

    /// The position.
    public var position: Int { index.position }

    /// The notation b4(id): four big-endian bytes.
    var bytes: [UInt8] { fourBytes(position) }

    /// The ids of a session, ascending.
    static func all(_ count: Int) -> [ChillParticipantID] {
        (0..<count).compactMap { ChillParticipantID($0) }
    }
}

extension ChillParticipantID: Comparable {
    /// Orders ids as integers.
    ///
    /// - Parameters:
    ///   - left: One id.
    ///   - right: The other.
    /// - Returns: `true` if the first is smaller.
    public static func < (left: ChillParticipantID, right: ChillParticipantID) -> Bool {
        left.index < right.index
    }
}

extension ChillParticipantID: CustomStringConvertible {
    /// The position in decimal digits.
    public var description: String { String(position) }
}

/// The notation b4: an integer as four big-endian bytes.
func fourBytes(_ value: Int) -> [UInt8] {
    var writer = ByteWriter(capacity: 4)
    writer.append(UInt32(clamping: value))
    return writer.bytes
}
