import DiscreteLogProofs
public import PolynomialCommitments
public import Secp256k1Group

/// A dealing that follows every public rule: counts, points and proofs.
///
/// Whether the share under a seal is right, only its receiver can see; that is what complaints are
/// for.
public struct AcceptedDealing: Sendable {
    /// The dealer i.
    public let dealer: ParticipantIndex

    /// The commitments to the polynomial, t of them; where a share is dealt again the first is that of the share.
    ///
    /// Decoded again on every call once they were released, which a participant does when its share is checked.
    public var commitment: DealingCommitment {
        decodedCommitment
            ?? DealingCommitment(points: knownPoints + content.points, scheme: scheme)
    }

    /// R_i, the ephemeral key to which all shares are sealed.
    public let ephemeralKey: Point

    /// The sealed shares, receivers ascending; decoded on every call.
    public var sealedShares: [SealedShare] { content.sealedShares }

    /// The digest that binds proofs and complaints to exactly this dealing.
    public let digest: Digest

    private let scheme: CommitmentScheme
    /// The point of the constant term, where the dealing does not state it.
    private let knownPoints: [Point]
    private let content: DealingContent
    private var decodedCommitment: DealingCommitment?

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
        guard session.isDealer(dealer) else { throw .notADealer(dealer) }
        switch (dealing.commitment, session.scheme) {
        case (.feldman, .feldman), (.pedersen, .pedersen): break
        case (.feldman, .pedersen), (.pedersen, .feldman): throw .scheme(expected: session.scheme)
        }
        let points = dealing.commitment.points
        guard points.count == session.statedPointCount else {
            throw .commitmentCount(expected: session.statedPointCount, got: points.count)
        }
        let complete = dealing.sealedShares.filter {
            ($0.blinding != nil) == (session.scheme == .pedersen)
        }
        for count in [dealing.sealedShares.count, complete.count] {
            guard count == session.receivers.count else {
                throw .sealedShareCount(expected: session.receivers.count, got: count)
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

        switch (session.provesConstantTerm, dealing.constantTermProof) {
        case (false, nil):
            break
        case (true, let proof?):
            guard let constantTerm = points.first?.verificationKey,
                constantTerm.isValid(proof, for: DealingProofs.constantTermMessage(digest))
            else { throw .constantTermProof }
        case (false, _?), (true, nil):
            throw .constantTermProof
        }

        self.dealer = dealer
        decodedCommitment = session.commitment(stating: points, by: dealer)
        knownPoints = session.constantTerms[dealer].map { [$0] } ?? []
        self.ephemeralKey = dealing.ephemeralKey
        self.digest = digest
        scheme = session.scheme
        content = DealingContent(dealing.encoded, from: 0, in: session)
    }

    /// Decodes the body of a deal message and checks the public rules, in one pass and without encoding
    /// anything again: the same as ``Dealing/init(from:in:)`` and ``init(verifying:from:in:)``.
    ///
    /// - Parameters:
    ///   - reader: Where the body begins; it must also end the reader's range.
    ///   - dealer: Whose dealing it is, as its envelope proves.
    ///   - session: The session.
    package init?(
        decoding reader: inout ByteReader, from dealer: ParticipantIndex,
        in session: DealingSession
    ) {
        guard
            let dealing = UnprovedDealing(decoding: &reader, from: dealer, in: session),
            dealing.claims.allSatisfy(\.isValid)
        else { return nil }
        self = dealing.accepted
    }

    /// Puts a dealing together whose proofs are checked by the caller.
    init(
        unproved parts: DealingParts, content: DealingContent, digest: Digest,
        from dealer: ParticipantIndex, in session: DealingSession
    ) {
        self.dealer = dealer
        decodedCommitment = session.commitment(stating: parts.points, by: dealer)
        knownPoints = session.constantTerms[dealer].map { [$0] } ?? []
        ephemeralKey = parts.ephemeralKey
        self.digest = digest
        scheme = session.scheme
        self.content = content
    }

    /// Gives back the memory of the decoded commitments.
    ///
    /// Once the own share is checked they are needed only if somebody objects.
    package mutating func releaseCommitment() {
        decodedCommitment = nil
    }

    /// Opens the share of a receiver with its session secret e_j, in constant time.
    ///
    /// The share is not checked yet: see ``DealingCommitment/isSatisfied(by:at:)-(SecretShare,_)``.
    ///
    /// - Parameters:
    ///   - receiver: The receiver j.
    ///   - sessionKey: e_j, the logarithm of the receiver's encryption key.
    ///   - session: The session.
    /// - Returns: The share; `nil` if the receiver is not a member.
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
    /// - Returns: The share; `nil` if the receiver is not a member.
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
        guard let position = session.position(of: receiver),
            let sealedShare = content.sealedShare(at: position)
        else { return nil }
        let pad = SharePad(
            session: session, dealer: dealer, receiver: receiver,
            encryptionKey: session.receivers[position].encryptionKey, ephemeralKey: ephemeralKey)
        return pad.open(sealedShare, sharedPoint: sharedPoint)
    }
}

extension AcceptedDealing: Hashable {
    /// Whether both are the same dealing.
    ///
    /// The digest covers session, dealer and everything but the proofs, which were checked.
    ///
    /// - Parameters:
    ///   - left: One dealing.
    ///   - right: The other.
    /// - Returns: `true` if they are equal.
    public static func == (left: AcceptedDealing, right: AcceptedDealing) -> Bool {
        left.digest == right.digest
    }

    /// Feeds the digest to a hasher.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(digest)
    }
}
