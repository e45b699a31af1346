import CLibSecp256k1

extension SecretScalar {
    /// The product of the secret and the generator G, in constant time.
    ///
    /// The product is public, as a public key is. It is infinity if the secret is zero.
    ///
    /// - Returns: The point.
    public borrowing func timesGenerator() -> Point {
        CountedCall.multiplyGenerator.count()
        var key = secp256k1_pubkey()
        let created = unsafe withUnsafeBytes { secret in
            unsafe secp256k1_ec_pubkey_create(Secp256k1Context.pointer, &key, secret)
        }
        // 0 is returned for the one scalar that libsecp256k1 takes for no key.
        guard PublicByDesign.whetherZero.declare(created) == 1 else { return .infinity }
        return Point(valid: PublicByDesign.publishedPoint.declare(key))
    }

    /// The product of the secret and a point, in constant time, as a public value.
    ///
    /// Use it where the product will be published (a nonce commitment, a complaint's K). Where the
    /// product is itself a key, use ``sharedPoint(with:)``.
    ///
    /// - Parameter point: The point, which is public.
    /// - Returns: The product; infinity if the secret is zero or the point is infinity.
    public borrowing func times(_ point: Point) -> Point {
        if point.isInfinity { return .infinity }
        let shared = coordinates(times: point)
        guard let shared else { return .infinity }
        return unsafe shared.withUnsafePointer { affine in
            unsafe PublicByDesign.publishedPoint.declare(affine, byteCount: shared.count)
            return unsafe Point(unsafeAffine: affine)
        } ?? .infinity
    }

    /// The product of the secret and a point, in constant time, as 33 secret bytes: the compressed
    /// point of a Diffie-Hellman exchange.
    ///
    /// - Parameter point: The other party's point.
    /// - Returns: The compressed product, in a buffer that is wiped; `nil` if it is infinity.
    public borrowing func sharedPoint(with point: Point) -> SecretBytes? {
        if point.isInfinity { return nil }
        guard let shared = coordinates(times: point) else { return nil }
        let compressed = SecretBytes(zeroed: Point.compressedByteCount)
        unsafe shared.withUnsafePointer { affine in
            unsafe compressed.withUnsafeMutablePointer { output in
                unsafe output[0] = 2 | (affine[63] & 1)
                unsafe (output + 1).update(from: affine, count: 32)
            }
        }
        return compressed
    }

    /// SHA-256 of the compressed product of the secret and a point, in constant time: what
    /// libsecp256k1 takes for the shared secret of a Diffie-Hellman exchange.
    ///
    /// - Parameter point: The other party's point.
    /// - Returns: 32 bytes, in a buffer that is wiped; `nil` if the product is infinity.
    public borrowing func hashedSharedPoint(with point: Point) -> SecretBytes? {
        if point.isInfinity { return nil }
        CountedCall.multiplySecret.count()
        let result = SecretBytes(zeroed: 32)
        let succeeded = unsafe withUnsafeBytes { secret in
            unsafe point.withUnsafeKey { key in
                unsafe result.withUnsafeMutablePointer { output in
                    unsafe secp256k1_ecdh(
                        Secp256k1Context.pointer, output, key, secret, nil, nil)
                }
            }
        }
        guard PublicByDesign.whetherZero.declare(succeeded) == 1 else { return nil }
        return result
    }

    /// x || y of the product, through `secp256k1_ecdh`: the only constant-time multiplication of an
    /// arbitrary point that libsecp256k1 offers.
    ///
    /// Its hash function is ours and hands out both coordinates. `nil` if the secret is zero. The
    /// point must not be infinity.
    private borrowing func coordinates(times point: Point) -> SecretBytes? {
        CountedCall.multiplySecret.count()
        let result = SecretBytes(zeroed: Point.affineByteCount)
        let succeeded = unsafe withUnsafeBytes { secret in
            unsafe point.withUnsafeKey { key in
                unsafe result.withUnsafeMutablePointer { output in
                    unsafe secp256k1_ecdh(
                        Secp256k1Context.pointer, output, key, secret, copyCoordinates, nil)
                }
            }
        }
        guard PublicByDesign.whetherZero.declare(succeeded) == 1 else { return nil }
        return result
    }
}

/// The "hash" that `secp256k1_ecdh` is given: both coordinates as they are.
func copyCoordinates(
    _ output: UnsafeMutablePointer<UInt8>?, _ x: UnsafePointer<UInt8>?,
    _ y: UnsafePointer<UInt8>?, _: UnsafeMutableRawPointer?
) -> Int32 {
    guard let output = unsafe output, let x = unsafe x, let y = unsafe y else { return 0 }
    unsafe output.update(from: x, count: 32)
    unsafe (output + 32).update(from: y, count: 32)
    return 1
}
