/// The number of shares that reconstruct a secret: 1...65535.
///
/// A polynomial with this threshold has exactly that many coefficients. One share less says nothing
/// about the secret.
public struct Threshold: Hashable, Sendable {
    /// The number of shares, never zero.
    public let value: UInt16

    /// Creates a threshold.
    ///
    /// - Parameter value: An integer in 1...65535.
    /// - Throws: ``ParameterError/threshold(got:)``.
    public init(_ value: some BinaryInteger) throws(ParameterError) {
        guard let small = UInt16(exactly: value), small > 0 else {
            throw .threshold(got: Int(clamping: value))
        }
        self.value = small
    }

    /// One share, which is the secret itself.
    package static let one = Threshold(one: ())

    private init(one: Void) {
        value = 1
    }

    /// The number of shares as an `Int`, and of the coefficients of a polynomial.
    public var count: Int { Int(value) }
}

extension Threshold: Comparable {
    /// Orders thresholds as integers.
    ///
    /// - Parameters:
    ///   - left: One threshold.
    ///   - right: The other.
    /// - Returns: `true` if the first is smaller.
    public static func < (left: Threshold, right: Threshold) -> Bool {
        left.value < right.value
    }
}

extension Threshold: CustomStringConvertible {
    /// The number in decimal digits.
    public var description: String { String(value) }
}
