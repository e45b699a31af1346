public import PolynomialCommitments
public import Secp256k1Group

/// What a dealer keeps to itself: its polynomials and the ephemeral secret.
///
/// Wiped when it dies; it cannot be copied, compared or printed.
public struct DealerSecrets: ~Copyable, Sendable {
    /// The polynomial a whose constant term is the dealer's contribution to the key.
    public let polynomial: SecretPolynomial

    /// What hides the polynomial in the commitment.
    public let blinding: Blinding

    /// What hides a polynomial in the commitment to it.
    public enum Blinding: ~Copyable, Sendable {
        /// Nothing: a Feldman commitment.
        case feldman
        /// The blinding polynomial b, of the same threshold: a Pedersen commitment.
        case pedersen(SecretPolynomial)
    }

    /// The ephemeral secret r_i.
    ///
    /// Never used for a second dealing.
    public let ephemeralSecret: SecretScalar

    /// Puts a dealer's secrets together.
    ///
    /// - Parameters:
    ///   - polynomial: The polynomial a.
    ///   - blinding: What hides it in the commitment.
    ///   - ephemeralSecret: The ephemeral secret r_i, not zero and used once.
    public init(
        polynomial: consuming SecretPolynomial, blinding: consuming Blinding,
        ephemeralSecret: consuming SecretScalar
    ) {
        self.polynomial = polynomial
        self.blinding = blinding
        self.ephemeralSecret = ephemeralSecret
    }

    /// s_ij, and s'_ij in the Pedersen scheme.
    ///
    /// - Parameter receiver: The receiver j.
    /// - Returns: The share.
    public borrowing func share(of receiver: ParticipantIndex) -> SecretShare {
        switch blinding {
        case .pedersen(let blinding):
            return .pedersen(
                SecretShare.Pair(
                    value: polynomial.share(of: receiver), blinding: blinding.share(of: receiver)))
        case .feldman:
            return .feldman(polynomial.share(of: receiver))
        }
    }

    /// The commitment to the polynomial, in constant time.
    ///
    /// - Returns: A commitment of the scheme that its blinding belongs to.
    public borrowing func commitment() -> DealingCommitment {
        switch blinding {
        case .pedersen(let blinding):
            return .pedersen(PedersenCommitment(to: polynomial, blinding: blinding))
        case .feldman:
            return .feldman(FeldmanCommitment(to: polynomial))
        }
    }

    /// Makes the dealing: commitments, a sealed share for every member (the dealer included), and
    /// the proofs.
    ///
    /// - Parameters:
    ///   - dealer: The dealer's own index.
    ///   - session: The session.
    ///   - auxiliaryRandomness: Gives 32 bytes for the proof over a message; `nil` counts as zeros.
    /// - Returns: The dealing.
    /// - Throws: `ScalarError.zero` if the ephemeral secret, or in the Feldman scheme the constant
    ///   term, is zero, so that no proof can be made.
    public borrowing func deal(
        as dealer: ParticipantIndex, in session: DealingSession,
        auxiliaryRandomness: (Digest) -> SecretBytes?
    ) throws(ScalarError) -> Dealing {
        let ephemeralKey = ephemeralSecret.timesGenerator()
        var sealedShares: [SealedShare] = []
        sealedShares.reserveCapacity(session.receivers.count)
        for member in session.receivers {
            guard let sharedPoint = ephemeralSecret.sharedPoint(with: member.encryptionKey) else {
                throw .zero
            }
            let pad = SharePad(
                session: session, dealer: dealer, receiver: member.index,
                encryptionKey: member.encryptionKey, ephemeralKey: ephemeralKey)
            sealedShares.append(pad.seal(share(of: member.index), sharedPoint: sharedPoint))
        }
        return try prove(
            commitment: statedCommitment(in: session), ephemeralKey: ephemeralKey,
            sealedShares: sealedShares, as: dealer, in: session,
            auxiliaryRandomness: auxiliaryRandomness)
    }

    /// The commitment as a dealing states it: without the constant term where everybody knows that.
    private borrowing func statedCommitment(in session: DealingSession) -> DealingCommitment {
        guard session.dealsAgain else { return commitment() }
        let points = (1..<max(polynomial.threshold.count, 1)).map {
            polynomial.coefficient($0).timesGenerator()
        }
        return DealingCommitment(points: points, scheme: session.scheme)
    }

    /// Signs a dealing's content with the two secrets that only its dealer knows.
    ///
    /// - Parameters:
    ///   - commitment: The commitments.
    ///   - ephemeralKey: R_i.
    ///   - sealedShares: One for each member.
    ///   - dealer: The dealer's own index.
    ///   - session: The session.
    ///   - auxiliaryRandomness: Gives 32 bytes for the proof over a message.
    /// - Returns: The dealing with its proofs.
    /// - Throws: `ScalarError.zero`, as ``deal(as:in:auxiliaryRandomness:)``.
    package borrowing func prove(
        commitment: DealingCommitment, ephemeralKey: Point, sealedShares: [SealedShare],
        as dealer: ParticipantIndex, in session: DealingSession,
        auxiliaryRandomness: (Digest) -> SecretBytes?
    ) throws(ScalarError) -> Dealing {
        func dealing(_ ephemeralKeyProof: Signature, _ constantTermProof: Signature?) -> Dealing {
            Dealing(
                commitment: commitment, ephemeralKey: ephemeralKey, sealedShares: sealedShares,
                ephemeralKeyProof: ephemeralKeyProof, constantTermProof: constantTermProof)
        }
        let unproved = dealing(DealerSecrets.blank, nil)
        let digest = unproved.digest(from: dealer, in: session)
        let ephemeralMessage = DealingProofs.ephemeralKeyMessage(digest)
        let ephemeralProof = try SigningKey(ephemeralSecret).sign(
            ephemeralMessage, auxiliaryRandomness: auxiliaryRandomness(ephemeralMessage))
        guard session.provesConstantTerm else { return dealing(ephemeralProof, nil) }
        let constantMessage = DealingProofs.constantTermMessage(digest)
        let constantProof = try SigningKey(polynomial.constantTerm()).sign(
            constantMessage, auxiliaryRandomness: auxiliaryRandomness(constantMessage))
        return dealing(ephemeralProof, constantProof)
    }

    /// Stands where a proof will be; the digest does not cover it.
    private static let blank = Signature(nonce: Digest.zero, response: Digest.zero)
}
