import Secp256k1Group

// BIP 32, public derivation: I = HMAC-SHA512(c, sec33(K) || i u32); K' = K + int(I_L) G, c' = I_R.
extension TweakedKey {
    /// A child of the key, and the chain code of the child's own children.
    ///
    /// Parity counts: the children of K and of -K differ.
    ///
    /// - Parameters:
    ///   - step: The child's number, below 2^31.
    ///   - chainCode: The chain code of this key.
    /// - Returns: The child with its chain code.
    /// - Throws: ``DerivationError/stepTooLarge(maximum:got:)``, or once in 2^127 children
    ///   ``DerivationError/childNotBelowOrder(step:)`` or ``DerivationError/infinity``, after which BIP 32 takes the next
    ///   number.
    public func child(
        _ step: UInt32, chainCode: ChainCode
    ) throws(DerivationError) -> (key: TweakedKey, chainCode: ChainCode) {
        try DerivationPath.check(UInt64(step))
        var writer = ByteWriter(capacity: Point.compressedByteCount + 4)
        writer.append(compressed: publicKey.point)
        writer.append(step)
        let code = HMACSHA512.code(of: writer.bytes, key: chainCode.encoded)
        return try child(step, code: code)
    }

    /// The child that follows from I, the 64 bytes of a code.
    package func child(
        _ step: UInt32, code: [UInt8]
    ) throws(DerivationError) -> (key: TweakedKey, chainCode: ChainCode) {
        guard let left = try? Scalar(decoding: code.prefix(Scalar.byteCount)) else {
            throw .childNotBelowOrder(step: step)
        }
        let chainCode = try ChainCode(decoding: code.dropFirst(Scalar.byteCount))
        return (try tweaked(by: left, as: .plain), chainCode)
    }

    /// The key at the end of a path, and the chain code of its children.
    ///
    /// - Parameters:
    ///   - path: The path from this key on.
    ///   - chainCode: The chain code of this key.
    /// - Returns: The descendant with its chain code; for a path without steps, this key with the chain code as it came.
    /// - Throws: What ``child(_:chainCode:)`` throws.
    public func descendant(
        _ path: DerivationPath, chainCode: ChainCode
    ) throws(DerivationError) -> (key: TweakedKey, chainCode: ChainCode) {
        var (key, chainCode) = (self, chainCode)
        for step in path.steps { (key, chainCode) = try key.child(step, chainCode: chainCode) }
        return (key, chainCode)
    }
}
