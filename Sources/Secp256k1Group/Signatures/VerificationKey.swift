import CLibSecp256k1

/// A BIP 340 public key: 32 bytes, the x-coordinate of a point whose y is even.
public struct VerificationKey: Hashable, Sendable {
    private let key: secp256k1_xonly_pubkey

    /// The 32 bytes of the x-coordinate.
    public let digest: Digest

    /// The size of the encoding.
    public static let byteCount = 32

    /// Decodes a public key.
    ///
    /// - Parameter bytes: The 32 bytes of the x-coordinate of a point.
    /// - Throws: ``PointError/length(expected:got:)`` or ``PointError/notOnCurve``.
    public init(decoding bytes: some Collection<UInt8>) throws(PointError) {
        guard let digest = Digest(bytes) else {
            throw .length(expected: VerificationKey.byteCount, got: bytes.count)
        }
        var key = secp256k1_xonly_pubkey()
        let parsed = unsafe digest.withUnsafePointer { input in
            unsafe secp256k1_xonly_pubkey_parse(Secp256k1Context.pointer, &key, input)
        }
        guard parsed == 1 else { throw .notOnCurve }
        self.key = key
        self.digest = digest
    }

    /// Decodes, in the package's short spelling of ``init(decoding:)``.
    package init(_ bytes: some Collection<UInt8>) throws(PointError) {
        try self.init(decoding: bytes)
    }

    /// The key of a point that is not infinity.
    init(point: Point) {
        CountedCall.xOnly.count()
        var key = secp256k1_xonly_pubkey()
        _ = unsafe point.withUnsafeKey { point in
            unsafe secp256k1_xonly_pubkey_from_pubkey(Secp256k1Context.pointer, &key, nil, point)
        }
        self.init(valid: key)
    }

    /// Wraps a key that libsecp256k1 just produced.
    init(valid key: secp256k1_xonly_pubkey) {
        self.key = key
        digest = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
            let base = unsafe buffer.baseAddress.unsafelyUnwrapped
            unsafe withUnsafePointer(to: key) { key in
                _ = unsafe secp256k1_xonly_pubkey_serialize(Secp256k1Context.pointer, base, key)
            }
            return unsafe Digest(unsafeLoading: base)
        }
    }

    /// The 32 bytes of the x-coordinate.
    public var encoded: [UInt8] { digest.encoded }

    /// The same, in the package's short spelling.
    package var bytes: [UInt8] { encoded }

    /// Whether a signature over a 32-byte message verifies under this key (BIP 340).
    ///
    /// - Parameters:
    ///   - signature: The signature.
    ///   - message: The message, usually itself a hash.
    /// - Returns: `true` if it verifies.
    public func isValid(_ signature: Signature, for message: Digest) -> Bool {
        unsafe message.withUnsafePointer { unsafe verify(signature, $0, Digest.byteCount) }
    }

    /// Whether a signature over a message of any length verifies under this key (BIP 340).
    ///
    /// - Parameters:
    ///   - signature: The signature.
    ///   - message: The message.
    /// - Returns: `true` if it verifies.
    public func isValid(_ signature: Signature, forMessage message: [UInt8]) -> Bool {
        CountedCall.countMessage(byteCount: message.count)
        return unsafe message.withUnsafeBufferPointer { buffer in
            if let address = buffer.baseAddress {
                return unsafe verify(signature, address, buffer.count)
            }
            return unsafe signature.withUnsafePointer { unsafe verify(signature, $0, 0) }
        }
    }

    private func verify(
        _ signature: Signature, _ message: UnsafePointer<UInt8>, _ length: Int
    ) -> Bool {
        CountedCall.verify.count()
        return unsafe withUnsafePointer(to: key) { key in
            unsafe signature.withUnsafePointer { signature in
                unsafe secp256k1_schnorrsig_verify(
                    Secp256k1Context.pointer, signature, message, length, key) == 1
            }
        }
    }

    /// Whether both are the same key.
    ///
    /// - Parameters:
    ///   - left: One key.
    ///   - right: The other.
    /// - Returns: `true` if they are equal.
    public static func == (left: VerificationKey, right: VerificationKey) -> Bool {
        left.digest == right.digest
    }

    /// Feeds the encoding to a hasher.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(digest)
    }
}

extension VerificationKey: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public var description: String { digest.description }
}

extension Point {
    /// The x-coordinate as a BIP 340 key; `nil` for infinity, which is not a key.
    public var verificationKey: VerificationKey? {
        if isInfinity { return nil }
        return VerificationKey(point: self)
    }
}

extension PublicKey {
    /// The x-coordinate as a BIP 340 key.
    ///
    /// It loses whether y is odd.
    public var verificationKey: VerificationKey { VerificationKey(point: point) }
}
