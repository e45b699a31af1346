public import Secp256k1Group

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

extension ParticipantIndex {
    /// Decodes an index of two bytes; zero is refused.
    ///
    /// - Parameters:
    ///   - reader: Where it begins.
    ///   - field: What it is called in an error.
    /// - Throws: `DecodingError.unexpectedValue` for zero, `DecodingError.truncated`.
    package init(from reader: inout ByteReader, field: String) throws(DecodingError) {
        let value = try reader.readUInt16()
        guard let index = try? ParticipantIndex(value) else {
            throw .unexpectedValue(field: field, got: Int(value))
        }
        self = index
    }
}

extension ParticipantIndex {
    /// The index that a scalar is equal to.
    ///
    /// - Parameter scalar: The scalar; zero and anything above 65535 give `nil`.
    public init?(_ scalar: Scalar) {
        let bytes = scalar.bytes
        guard bytes.dropLast(2).allSatisfy({ $0 == 0 }) else { return nil }
        let value = bytes.suffix(2).reduce(UInt16(0)) { $0 << 8 | UInt16($1) }
        guard let index = try? ParticipantIndex(value) else { return nil }
        self = index
    }
}

extension Scalar {
    /// The evaluation point of an index.
    ///
    /// - Parameter index: The index.
    public init(_ index: ParticipantIndex) {
        self.init(UInt64(index.value))
    }
}
