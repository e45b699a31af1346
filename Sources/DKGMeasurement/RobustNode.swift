import ThresholdSigning

/// A member that answers a robust coordinator, with its identity and the pair of nonces that it has offered.
final class RobustNode {
    private let signer: Signer
    private let identity: SigningKey
    private var offered: NoncePair?

    init(_ signer: consuming Signer, identity: consuming SigningKey) {
        self.signer = signer
        self.identity = identity
    }

    /// The public half of the identity.
    var identityKey: VerificationKey { identity.verificationKey }

    /// Offers a pair.
    func firstCommitment(random: inout some RandomSource) throws -> [UInt8] {
        let nonces = try signer.commit(random: &random)
        let bytes = FirstCommitment(of: nonces, signedBy: identity).encoded
        offered = consume nonces
        return bytes
    }

    /// Answers the bytes of a request, and offers its next pair; it may add one to its share.
    func answer(
        _ bytes: [UInt8], lies: Bool, arithmetic: PublicArithmetic,
        random: inout some RandomSource
    ) throws -> [UInt8] {
        let signed = try SignedRequest(decoding: bytes)
        guard signed.isAuthentic, let nonces = offered.take() else {
            throw MeasurementError.otherBlame
        }
        let commitment = nonces.commitment
        let examined = try signer.examine(signed.request, for: nonces, arithmetic: arithmetic)
        var share = try signer.sign(examined, with: nonces)
        if lies { share = SignatureShare(share.value + .one, of: share.index) }
        let next = try signer.commit(random: &random)
        let answer = SigningAnswer(
            share, to: signed.request, commitment: commitment, next: next.commitment,
            signedBy: identity)
        offered = consume next
        return answer.encoded
    }

    /// Answers the bytes of a request, and offers nothing more.
    func lastAnswer(_ bytes: [UInt8], arithmetic: PublicArithmetic) throws -> [UInt8] {
        let signed = try SignedRequest(decoding: bytes)
        guard signed.isAuthentic, let nonces = offered.take() else {
            throw MeasurementError.otherBlame
        }
        let commitment = nonces.commitment
        let examined = try signer.examine(signed.request, for: nonces, arithmetic: arithmetic)
        return SigningAnswer(
            try signer.sign(examined, with: nonces), to: signed.request, commitment: commitment,
            signedBy: identity
        ).encoded
    }

    /// Commits in a plain session, where nothing is signed but the message.
    func commitment(random: inout some RandomSource) throws -> [UInt8] {
        let nonces = try signer.commit(random: &random)
        let bytes = nonces.commitment.encoded
        offered = consume nonces
        return bytes
    }

    /// Signs in a plain session.
    func share(_ bytes: [UInt8], arithmetic: PublicArithmetic) throws -> [UInt8] {
        guard let nonces = offered.take() else { throw MeasurementError.measuredTwice }
        let request = try SigningRequest(decoding: bytes)
        let examined = try signer.examine(request, for: nonces, arithmetic: arithmetic)
        return try signer.sign(examined, with: nonces).encoded
    }

    /// Its answer to a request, which is measured by itself, and a signature of its identity beside.
    func sign(
        _ share: SignatureShare, to request: SigningRequest, commitment: NonceCommitment,
        next: NonceCommitment
    ) -> SigningAnswer {
        SigningAnswer(
            share, to: request, commitment: commitment, next: next, signedBy: identity)
    }

    /// A signature of BIP 340 by its identity.
    func sign(_ digest: Digest) -> Signature { identity.sign(digest, auxiliaryRandomness: nil) }
}
