package import Secp256k1Group

extension TweakedKey {
    private static let tapTweakHash = TaggedHash("TapTweak")

    /// The Taproot output key whose internal key is this one (BIP 341).
    ///
    /// The output's program is the ``verificationKey`` of what is returned.
    ///
    /// - Parameter commitment: Which scripts the output commits to.
    /// - Returns: The output key.
    /// - Throws: Once in 2^127 keys ``DerivationError/tapTweakNotBelowOrder``, or ``DerivationError/infinity``.
    public func outputKey(
        _ commitment: TaprootCommitment
    ) throws(DerivationError) -> TweakedKey {
        // t = int(TH("TapTweak", x(K) || root))
        let preimage = verificationKey.encoded + commitment.merkleRoot
        return try outputKey(tapTweak: TweakedKey.tapTweakHash.digest(of: preimage))
    }

    /// The output key that follows from the hash, which is not reduced.
    package func outputKey(tapTweak hash: Digest) throws(DerivationError) -> TweakedKey {
        guard let scalar = try? Scalar(decoding: hash.encoded) else {
            throw .tapTweakNotBelowOrder
        }
        return try tweaked(by: scalar, as: .xOnly)
    }
}
