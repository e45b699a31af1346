import CLibSecp256k1

extension Point {
    /// G, the generator of the group.
    public static let generator: Point = Scalar.one.timesGenerator()

    /// H, the generator of BIP 341 whose logarithm nobody knows: the point with even y whose
    /// x-coordinate is SHA-256 of the uncompressed encoding of G.
    ///
    /// A Pedersen commitment hides its value because H is fixed and binds because its logarithm is
    /// unknown. It is a constant and never read from a message; a test recomputes it.
    public static let pedersenGenerator: Point = {
        let encoding: [UInt8] = [
            0x02,
            0x50, 0x92, 0x9b, 0x74, 0xc1, 0xa0, 0x49, 0x54, 0xb7, 0x8b, 0x4b, 0x60, 0x35, 0xe9,
            0x7a, 0x5e, 0x07, 0x8a, 0x5a, 0x0f, 0x28, 0xec, 0x96, 0xd5, 0x47, 0xbf, 0xee, 0x9a,
            0xce, 0x80, 0x3a, 0xc0,
        ]
        // The constant decodes; were it mistyped, infinity would fail every test and every check.
        return (try? Point(compressed: encoding)) ?? .infinity
    }()
}

extension Scalar {
    /// The product of this public scalar and the generator G.
    ///
    /// - Returns: The point; infinity for zero.
    public func timesGenerator() -> Point {
        // The function for secret keys is also the fastest one: it has a table of G.
        CountedCall.multiplyGenerator.count()
        var key = secp256k1_pubkey()
        let created = unsafe withUnsafePointer { bytes in
            unsafe secp256k1_ec_pubkey_create(Secp256k1Context.pointer, &key, bytes)
        }
        // Zero is the one scalar that libsecp256k1 takes for no key.
        return created == 1 ? Point(valid: key) : .infinity
    }
}
