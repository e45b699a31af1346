import ThresholdKeys

extension SigningTerms {
    private static let coefficientHash = TaggedHash("BIP0445/noncecoef")

    /// The terms of `bip445` (Signing.md, section 1.3).
    ///
    /// - Parameters:
    ///   - version: The draft.
    ///   - identifiers: Those of the signers, ascending, counted from zero.
    ///   - aggregate: The aggregate nonce.
    ///   - key: The key that signs.
    ///   - message: The message.
    init(
        bip445 version: BIP445Version, identifiers: [UInt32], aggregate: AggregateNonce,
        key: TweakedKey, message: [UInt8]
    ) {
        let point = key.publicKey.point
        // b = int(TH("BIP0445/noncecoef", P || ids || aggregate || x(Q) || m)) mod q
        var writer = ByteWriter(capacity: 128 + 4 * identifiers.count + message.count)
        writer.append(version.prefix(signerCount: identifiers.count))
        for identifier in identifiers { writer.append(identifier) }
        writer.append(aggregate.encoded)
        writer.append(point.compressed.dropFirst())
        writer.append(message)
        let b = Scalar(reducing: SigningTerms.coefficientHash.digest(of: writer))
        // R = R_1 + b R_2, or G if that is infinity
        let sum = aggregate.hiding + aggregate.binding.multiplied(by: b)
        let nonce = sum.isInfinity ? Point.generator : sum
        let e = SigningTerms.bip340Challenge(nonce.compressed.dropFirst(), point, message)
        // g = -1 if y of Q is odd
        let signed = point.hasOddY ? -e : e
        self.init(
            noncePoint: nonce, negatesNonces: nonce.hasOddY, bindingFactors: .common(b),
            shareFactor: key.isNegated ? -signed : signed, generatorFactor: .zero,
            addend: signed * key.sum)
    }
}
