/// A public key: a point that is not infinity.
///
/// Whoever is handed one need not ask. What is computed with it may be infinity again, so arithmetic is that of
/// ``point``. Its stored forms are ``compressed`` and ``uncompressed``; ``verificationKey`` is its x-coordinate as
/// BIP 340 has it, which forgets the parity of y.
public struct PublicKey: Hashable, Sendable {
    /// The point.
    public let point: Point

    /// Takes a point for a public key.
    ///
    /// - Parameter point: The point; `nil` is returned for infinity.
    public init?(_ point: Point) {
        if point.isInfinity { return nil }
        self.point = point
    }

    /// Takes a point that the caller has seen not to be infinity.
    package init(finite point: Point) {
        self.point = point
    }

    /// Decodes the compressed form of SEC 1.
    ///
    /// - Parameter bytes: 33 bytes that begin with 02 or 03.
    /// - Throws: ``PointError``.
    public init(compressed bytes: some Collection<UInt8>) throws(PointError) {
        point = try Point(compressed: bytes)
    }

    /// Decodes the uncompressed form of SEC 1.
    ///
    /// - Parameter bytes: 65 bytes that begin with 04.
    /// - Throws: ``PointError``.
    public init(uncompressed bytes: some Collection<UInt8>) throws(PointError) {
        point = try Point(uncompressed: bytes)
    }

    /// The compressed form: 33 bytes.
    public var compressed: [UInt8] { point.compressed }

    /// The uncompressed form, 04 || x || y: 65 bytes.
    public var uncompressed: [UInt8] { [4] + point.affine }
}

extension PublicKey: CustomStringConvertible {
    /// 66 lower-case hexadecimal digits.
    public var description: String { point.description }
}
