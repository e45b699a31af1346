public import PolynomialCommitments
public import Secp256k1Group

/// A dealing that follows every public rule: counts, points and proofs.
///
/// Whether the share under a seal is right, only its receiver can see; that is what complaints are
/// for.
public struct AcceptedDealing: Hashable, Sendable {
    /// The dealer i.
    public let dealer: ParticipantIndex

    /// The commitments to the polynomial, t of them.
    public let commitment: DealingCommitment

    /// R_i, the ephemeral key to which all shares are sealed.
    public let ephemeralKey: Point

    /// The sealed shares, receivers ascending.
    public let sealedShares: [SealedShare]

    /// The digest that binds proofs and complaints to exactly this dealing.
    public let digest: Digest

    /// Checks the public rules.
    ///
    /// - Parameters:
    ///   - dealing: The dealing.
    ///   - dealer: Whose it is, as its envelope proves.
    ///   - session: The session.
    /// - Throws: ``DealingError``, which names the rule that is broken.
    public init(
        verifying dealing: Dealing, from dealer: ParticipantIndex, in session: DealingSession
    ) throws(DealingError) {
        guard session.position(of: dealer) != nil else { throw .notAMember(dealer) }
        switch (dealing.commitment, session.scheme) {
        case (.feldman, .feldman), (.pedersen, .pedersen): break
        case (.feldman, .pedersen), (.pedersen, .feldman): throw .scheme(expected: session.scheme)
        }
        let points = dealing.commitment.points
        guard points.count == session.threshold.count else {
            throw .commitmentCount(expected: session.threshold.count, got: points.count)
        }
        let complete = dealing.sealedShares.filter {
            ($0.blinding != nil) == (session.scheme == .pedersen)
        }
        for count in [dealing.sealedShares.count, complete.count] {
            guard count == session.members.count else {
                throw .sealedShareCount(expected: session.members.count, got: count)
            }
        }
        guard !points.contains(where: \.isInfinity),
            let ephemeralKey = dealing.ephemeralKey.verificationKey
        else { throw .infinity }

        let digest = dealing.digest(from: dealer, in: session)
        guard
            ephemeralKey.isValid(
                dealing.ephemeralKeyProof, for: DealingProofs.ephemeralKeyMessage(digest))
        else { throw .ephemeralKeyProof }

        switch (dealing.commitment, dealing.constantTermProof) {
        case (.pedersen, nil):
            break
        case (.feldman(let commitment), let proof?):
            guard let constantTerm = commitment.constantTerm.verificationKey,
                constantTerm.isValid(proof, for: DealingProofs.constantTermMessage(digest))
            else { throw .constantTermProof }
        case (.pedersen, _?), (.feldman, nil):
            throw .constantTermProof
        }

        self.dealer = dealer
        commitment = dealing.commitment
        self.ephemeralKey = dealing.ephemeralKey
        sealedShares = dealing.sealedShares
        self.digest = digest
    }

    /// Opens the share of a receiver with its session secret e_j, in constant time.
    ///
    /// The share is not checked yet: see ``DealingCommitment/isSatisfied(by:at:)-(SecretShare,_)``.
    ///
    /// - Parameters:
    ///   - receiver: The receiver j.
    ///   - sessionKey: e_j, the logarithm of the receiver's encryption key.
    ///   - session: The session.
    /// - Returns: The share; `nil` if the receiver is no member.
    public func share(
        of receiver: ParticipantIndex, sessionKey: borrowing SecretScalar,
        in session: DealingSession
    ) -> SecretShare? {
        guard let sharedPoint = sessionKey.sharedPoint(with: ephemeralKey) else { return nil }
        return open(for: receiver, sharedPoint: sharedPoint, in: session)
    }

    /// Opens the share of a receiver with K_ij, which a complaint made public.
    ///
    /// - Parameters:
    ///   - receiver: The receiver j.
    ///   - sharedPoint: K_ij, proved by the complaint.
    ///   - session: The session.
    /// - Returns: The share; `nil` if the receiver is no member.
    public func share(
        of receiver: ParticipantIndex, sharedPoint: Point, in session: DealingSession
    ) -> OpenedShare? {
        let share = open(
            for: receiver, sharedPoint: SecretBytes(copying: sharedPoint.compressed), in: session)
        switch share {
        case .some(let share): return share.disclosed()
        case .none: return nil
        }
    }

    private func open(
        for receiver: ParticipantIndex, sharedPoint: borrowing SecretBytes,
        in session: DealingSession
    ) -> SecretShare? {
        guard let position = session.position(of: receiver), position < sealedShares.count else {
            return nil
        }
        let pad = SharePad(
            session: session, dealer: dealer, receiver: receiver,
            encryptionKey: session.members[position].encryptionKey, ephemeralKey: ephemeralKey)
        return pad.open(sealedShares[position], sharedPoint: sharedPoint)
    }
}
