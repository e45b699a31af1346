public import ThresholdKeys

/// A participant's identifier: a scalar that is not zero, and the point at which polynomials are
/// evaluated for it.
///
/// Zero cannot be constructed: the value of a polynomial at zero is the secret itself.
public struct FROSTIdentifier: Hashable, Sendable {
    /// The scalar, never zero.
    public let scalar: Scalar

    /// The size of the encoding.
    public static let byteCount = 32

    /// Wraps a scalar.
    ///
    /// - Parameter scalar: The scalar; zero gives `nil`.
    public init?(_ scalar: Scalar) {
        if scalar.isZero { return nil }
        self.scalar = scalar
    }

    /// The identifier of a small integer, as most applications number their participants.
    ///
    /// - Parameter index: The integer, 1...65535.
    public init(_ index: ParticipantIndex) {
        scalar = Scalar(index)
    }

    /// HID: the identifier that a byte string hashes to, such as a name or a public key.
    ///
    /// - Parameters:
    ///   - name: The bytes, any number. Different bytes give different identifiers.
    ///   - ciphersuite: The suite of the session; the other one gives another identifier.
    /// - Returns: The identifier; `nil` if the hash is zero, which nobody will ever see.
    public static func derived(
        from name: [UInt8], in ciphersuite: FROSTCiphersuite
    ) -> FROSTIdentifier? {
        FROSTIdentifier(ciphersuite.scalar(name, purpose: "id"))
    }

    /// Decodes an identifier.
    ///
    /// - Parameter bytes: 32 big-endian bytes of a scalar that is not zero.
    /// - Throws: ``FROSTEncodingError/scalar(_:)`` or ``FROSTEncodingError/identifierZero``.
    public init(decoding bytes: some Collection<UInt8>) throws(FROSTEncodingError) {
        let scalar: Scalar
        do throws(ScalarError) {
            scalar = try Scalar(bytes)
        } catch {
            throw .scalar(error)
        }
        guard let identifier = FROSTIdentifier(scalar) else { throw .identifierZero }
        self = identifier
    }

    /// The encoding: 32 big-endian bytes.
    public var encoded: [UInt8] { scalar.encoded }

    /// The same, in the package's short spelling.
    package var bytes: [UInt8] { encoded }
}

extension FROSTIdentifier: Comparable {
    /// Orders identifiers as integers.
    ///
    /// - Parameters:
    ///   - left: One identifier.
    ///   - right: The other.
    /// - Returns: `true` if the first is smaller.
    public static func < (left: FROSTIdentifier, right: FROSTIdentifier) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension FROSTIdentifier: CustomStringConvertible {
    /// A small identifier in decimal digits, any other as 64 hexadecimal ones.
    public var description: String {
        ParticipantIndex(scalar).map(\.description) ?? scalar.description
    }
}
