import ThresholdKeys

// DeterministicSign: the last signer needs no randomness, because its nonce follows from everything that the others have
// said. Whoever calls it twice with other key material gives the share away, so that comes from the share's own key.
extension BIP445Session {
    private static let hash = TaggedHash("BIP0445/deterministic/nonce")

    /// What the last signer says: its public nonce and its partial signature.
    package static func signLast(
        _ secretShare: borrowing SecretBytes, identifier: Int, _ parameters: BIP445Parameters,
        aggregateOfOthers: [UInt8]?, auxiliaryRandomness: consuming SecretBytes?
    ) throws(BIP445Error) -> (publicNonce: [UInt8], partialSignature: [UInt8]) {
        let signers = try BIP445Signers(parameters)
        let position = try signers.position(of: identifier)
        guard
            signers.identifiers.count > 1
                ? aggregateOfOthers?.count == NonceCommitment.byteCount : aggregateOfOthers == nil
        else { throw .aggregateOfOthersPresence }
        let share = try share(secretShare)
        let others = try commitment(aggregateOfOthers)
        let publicShare = share.timesGenerator()
        try signers.check(publicShare, at: position)
        let seed = seed(share, signers, auxiliaryRandomness)
        var preimage = SecretPreimage(capacity: 192 + signers.message.count)
        preimage.append(seed)
        preimage.append(UInt32(clamping: identifier).bigEndianBytes)
        preimage.append(UInt32(clamping: signers.identifiers.count).bigEndianBytes)
        for other in signers.ascending { preimage.append(other.bigEndianBytes) }
        preimage.append(signers.version.marked(others?.encoded))
        preimage.append(Array(signers.key.publicKey.compressed.dropFirst()))
        preimage.append(UInt64(signers.message.count).bigEndianBytes)
        preimage.append(signers.message)
        let first = nonce(preimage, 0)
        let second = nonce(preimage, 1)
        guard
            let own = NonceCommitment(
                hiding: first.timesGenerator(), binding: second.timesGenerator())
        else { throw .computation }
        let session = BIP445Session(signers, AggregateNonce(own, and: others))
        let value = try session.sign(first, second, share, publicShare, at: position)
        return (own.encoded, value.encoded)
    }

    /// What the others have committed to together; a half of zeros is refused here.
    private static func commitment(_ bytes: [UInt8]?) throws(BIP445Error) -> NonceCommitment? {
        guard let bytes else { return nil }
        guard let commitment = try? NonceCommitment(decoding: bytes) else {
            throw .contribution(.aggregateOfOthers, position: nil)
        }
        return commitment
    }

    /// The share, in 0.12.1 as it signs: g gacc s_i; and what is random mixed in.
    private static func seed(
        _ share: borrowing SecretScalar, _ signers: BIP445Signers,
        _ auxiliary: consuming SecretBytes?
    ) -> SecretBytes {
        let negates: Bool
        switch signers.version {
        case .draft6: negates = false
        case .draft12:
            negates = signers.key.publicKey.point.hasOddY != signers.key.isNegated
        }
        let signing = (negates ? share.negated() : share.duplicate()).secretEncoding()
        switch consume auxiliary {
        case .some(let auxiliary): return NonceGeneration.maskedSeed(signing, auxiliary)
        case .none: return signing
        }
    }

    private static func nonce(
        _ preimage: borrowing SecretPreimage, _ number: UInt8
    ) -> SecretScalar {
        var numbered = SecretPreimage(capacity: preimage.count + 1)
        numbered.append(preimage.bytes())
        numbered.append(number)
        return hash.secretScalar(of: numbered)
    }
}

extension BIP445Version {
    /// How the aggregate of the others is hashed: as it is, or from 0.8 on after its length, which is 00 if there is none.
    fileprivate func marked(_ aggregate: [UInt8]?) -> [UInt8] {
        switch self {
        case .draft6: aggregate ?? []
        case .draft12: aggregate.map { [UInt8(truncatingIfNeeded: $0.count)] + $0 } ?? [0]
        }
    }
}

extension AggregateNonce {
    /// One commitment, and what others add up to.
    fileprivate init(_ own: NonceCommitment, and others: NonceCommitment?) {
        self.init(of: [own] + (others.map { [$0] } ?? []))
    }
}
