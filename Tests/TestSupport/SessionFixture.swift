package import PolynomialCommitments
package import Secp256k1Group
package import ShareVerification

/// A session with known secrets: everything in it follows from a seed.
package struct SessionFixture: Sendable {
    /// The part of a dealing that its proofs cover, for a test to change.
    package struct Draft {
        /// The commitments.
        package var commitment: DealingCommitment
        /// R_i.
        package var ephemeralKey: Point
        /// One sealed share for each member.
        package var sealedShares: [SealedShare]
    }

    /// The session.
    package let session: DealingSession

    private let seed: UInt64
    private let zeroShares: [Int: Int]

    /// Makes a session.
    ///
    /// `zeroShares` maps a dealer to a receiver whose share from that dealer is zero; `name` makes
    /// another session identifier with the same keys and secrets.
    package init(
        _ scheme: CommitmentScheme, members: [Int] = [1, 2, 3, 4, 5], threshold: Int = 3,
        zeroShares: [Int: Int] = [:], seed: UInt64 = 1, name: String = "first"
    ) throws {
        self.seed = seed
        self.zeroShares = zeroShares
        var list: [DealingSession.Receiver] = []
        for member in members {
            let index = try ParticipantIndex(member)
            let key = SessionFixture.scalar(seed, "e \(index)")
            list.append(.init(index: index, encryptionKey: key.timesGenerator()))
        }
        session = DealingSession(
            id: TaggedHash("test session").digest(of: Array("\(seed) \(name)".utf8)),
            scheme: scheme, threshold: try Threshold(threshold), receivers: list)
    }

    /// e_j.
    package func sessionKey(of member: ParticipantIndex) -> SecretScalar {
        SecretScalar(SessionFixture.scalar(seed, "e \(member)"))
    }

    /// The seed of a participant, from which the nonces of its complaints follow.
    package func seed(of member: ParticipantIndex) -> SecretBytes {
        SecretBytes(copying: SessionFixture.scalar(seed, "seed \(member)").bytes)
    }

    /// r_i.
    package func ephemeralSecret(of dealer: ParticipantIndex) -> SecretScalar {
        SecretScalar(SessionFixture.scalar(seed, "r \(dealer)"))
    }

    /// The coefficients a_k, or b_k for "b".
    package func coefficients(
        _ letter: String = "a", of dealer: ParticipantIndex
    ) throws -> [Scalar] {
        let coefficients = (0..<session.threshold.count).map {
            SessionFixture.scalar(seed, "\(letter) \(dealer) \($0)")
        }
        guard let receiver = zeroShares[Int(dealer.value)] else { return coefficients }
        return coefficients.withRoot(at: try ParticipantIndex(receiver))
    }

    /// Everything that a dealer keeps to itself.
    package func secrets(of dealer: ParticipantIndex) throws -> DealerSecrets {
        let polynomial = try SecretPolynomial(coefficients(of: dealer))
        guard session.scheme == .pedersen else {
            return DealerSecrets(
                polynomial: polynomial, blinding: .feldman,
                ephemeralSecret: ephemeralSecret(of: dealer))
        }
        return DealerSecrets(
            polynomial: polynomial,
            blinding: .pedersen(try SecretPolynomial(coefficients("b", of: dealer))),
            ephemeralSecret: ephemeralSecret(of: dealer))
    }

    /// A dealer's honest dealing.
    package func dealing(of dealer: ParticipantIndex) throws -> Dealing {
        try secrets(of: dealer).deal(as: dealer, in: session) { _ in nil }
    }

    /// A dealing that was changed before its dealer proved it, if need be as another dealer or in
    /// another session.
    package func dealing(
        of dealer: ParticipantIndex, provedAs prover: ParticipantIndex? = nil,
        in other: DealingSession? = nil, changing change: (inout Draft) throws -> Void
    ) throws -> Dealing {
        let honest = try dealing(of: dealer)
        var draft = Draft(
            commitment: honest.commitment, ephemeralKey: honest.ephemeralKey,
            sealedShares: honest.sealedShares)
        try change(&draft)
        return try secrets(of: dealer).prove(
            commitment: draft.commitment, ephemeralKey: draft.ephemeralKey,
            sealedShares: draft.sealedShares, as: prover ?? dealer, in: other ?? session
        ) { _ in nil }
    }

    /// A dealer's honest dealing, accepted.
    package func accepted(of dealer: ParticipantIndex) throws -> AcceptedDealing {
        try accept(dealing(of: dealer), from: dealer)
    }

    /// A dealing whose share for one receiver is wrong, accepted all the same.
    package func accepted(
        of dealer: ParticipantIndex, wrongFor receiver: ParticipantIndex
    ) throws -> AcceptedDealing {
        let position = try position(of: receiver)
        let dealing = try dealing(of: dealer) { draft in
            draft.sealedShares[position] = draft.sealedShares[position].shifted(by: .one)
        }
        return try accept(dealing, from: dealer)
    }

    /// Checks the public rules in this session.
    package func accept(
        _ dealing: Dealing, from dealer: ParticipantIndex
    ) throws(DealingError) -> AcceptedDealing {
        try AcceptedDealing(verifying: dealing, from: dealer, in: session)
    }

    /// The share that a session key opens, made public so that a test can look at it; the key is
    /// the receiver's own if nobody else's is named.
    package func share(
        from dealing: AcceptedDealing, to receiver: ParticipantIndex,
        keyOf member: ParticipantIndex? = nil
    ) -> OpenedShare? {
        let key = sessionKey(of: member ?? receiver)
        return dealing.share(of: receiver, sessionKey: key, in: session)?.disclosed()
    }

    /// K_ij, from the receiver's side.
    package func sharedPoint(
        from dealing: AcceptedDealing, to receiver: ParticipantIndex
    ) -> Point {
        sessionKey(of: receiver).times(dealing.ephemeralKey)
    }

    /// Where a member stands.
    package func position(of member: ParticipantIndex) throws -> Int {
        guard let position = session.position(of: member) else {
            throw TestError("\(member) is no member")
        }
        return position
    }

    private static func scalar(_ seed: UInt64, _ label: String) -> Scalar {
        Scalar(reducing: TaggedHash("test secret").digest(of: Array("\(seed) \(label)".utf8)))
    }
}

extension SealedShare {
    /// The sealed share with something added to its value.
    package func shifted(by difference: Scalar) -> SealedShare {
        SealedShare(value: value + difference, blinding: blinding)
    }
}

extension Dealing {
    /// The same content with other proofs.
    package func with(
        ephemeralKeyProof: Signature? = nil, constantTermProof: Signature?? = nil
    ) -> Dealing {
        Dealing(
            commitment: commitment, ephemeralKey: ephemeralKey, sealedShares: sealedShares,
            ephemeralKeyProof: ephemeralKeyProof ?? self.ephemeralKeyProof,
            constantTermProof: constantTermProof ?? self.constantTermProof)
    }
}
