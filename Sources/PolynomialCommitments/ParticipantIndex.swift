/// A participant's position in the roster plus one, and the point at which polynomials are evaluated
/// for it: 1...65535.
///
/// Index 0 cannot be constructed. The value of a polynomial at 0 is the secret itself; a participant
/// with that index would be handed the key.
public struct ParticipantIndex: Hashable, Sendable {
    /// The index as an integer, never zero.
    public let value: UInt16

    /// The smallest and the largest index.
    public static let range: ClosedRange<Int> = 1...Int(UInt16.max)

    /// Creates an index.
    ///
    /// - Parameter value: An integer in 1...65535.
    /// - Throws: ``ParameterError/index(got:)``.
    public init(_ value: some BinaryInteger) throws(ParameterError) {
        guard let small = UInt16(exactly: value), small > 0 else {
            throw .index(got: Int(clamping: value))
        }
        self.value = small
    }

    /// The index of a position, counted from zero, in a roster; `nil` beyond 65535.
    ///
    /// - Parameter position: The position.
    public init?(position: Int) {
        guard position >= 0, position < Int(UInt16.max) else { return nil }
        value = UInt16(position + 1)
    }

    /// The position in the roster, counted from zero.
    public var position: Int { Int(value) - 1 }
}

extension ParticipantIndex: Comparable {
    /// Orders indices as integers.
    ///
    /// - Parameters:
    ///   - left: One index.
    ///   - right: The other.
    /// - Returns: `true` if the first is smaller.
    public static func < (left: ParticipantIndex, right: ParticipantIndex) -> Bool {
        left.value < right.value
    }
}

extension ParticipantIndex: CustomStringConvertible {
    /// The index in decimal digits.
    public var description: String { String(value) }
}
