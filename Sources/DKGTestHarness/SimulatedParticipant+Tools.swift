public import DKG

// Tools for scripts: what a participant with its keys and secrets could say, right or wrong.
extension SimulatedParticipant {
    /// Signs a body in its name.
    ///
    /// - Parameters:
    ///   - body: The body, right or wrong.
    ///   - round: The round.
    ///   - session: Another session's name, to replay into it; its own if `nil`.
    /// - Returns: The envelope.
    public func envelope(body: [UInt8], in round: Round, session: Digest? = nil) -> [UInt8] {
        let state = state
        let id =
            round == .join
            ? state.ceremony.id.digest : (state.session?.id.digest ?? state.ceremony.id.digest)
        return Envelope(
            signing: body, in: round, id: session ?? id, sender: index, identity: identity
        ) { auxiliaryRandomness($0) }.bytes
    }

    /// Makes its dealing, changed before it is proved.
    ///
    /// - Parameter change: Changes the draft.
    /// - Returns: The envelope; `nil` before the joining is closed.
    public func dealing(changing change: (inout DraftDealing) -> Void) -> [UInt8]? {
        switch dealerSecrets() {
        case .some(let secrets): return dealing(of: secrets, changing: change)
        case .none: return nil
        }
    }

    /// Makes a dealing of other secrets than its own, changed before it is proved.
    ///
    /// - Parameters:
    ///   - secrets: The secrets; the sealed shares agree with them until they are changed.
    ///   - change: Changes the draft.
    /// - Returns: The envelope; `nil` before the joining is closed.
    public func dealing(
        of secrets: borrowing DealerSecrets,
        changing change: (inout DraftDealing) -> Void = { _ in }
    ) -> [UInt8]? {
        guard let session = state.session?.dealing else { return nil }
        return deal(secrets, in: session, changing: change)
    }

    /// Makes a dealing with more or fewer coefficients than the threshold, and shares that agree.
    ///
    /// - Parameter difference: How many more; negative for fewer.
    /// - Returns: The envelope; `nil` before the joining is closed.
    public func dealing(coefficients difference: Int) -> [UInt8]? {
        guard let session = state.session?.dealing, let ceremonySeed,
            let threshold = try? Threshold(session.threshold.count + difference)
        else { return difference < 0 ? emptyDealing() : nil }
        // Everything but the number of coefficients stays, the session's name included.
        let other = DealingSession(
            id: session.id, scheme: session.scheme, threshold: threshold,
            receivers: session.receivers)
        let secrets = DealerSecrets(seed: ceremonySeed, session: other)
        return deal(secrets, in: other) { _ in }
    }

    /// A dealing that commits to nothing, which is what t - 1 coefficients are for t = 1.
    private func emptyDealing() -> [UInt8]? {
        dealing { draft in draft.points = [] }
    }

    private func deal(
        _ secrets: borrowing DealerSecrets, in session: DealingSession,
        changing change: (inout DraftDealing) -> Void
    ) -> [UInt8]? {
        let honest = try? secrets.deal(as: index, in: session) { auxiliaryRandomness($0) }
        guard let honest else { return nil }
        var draft = DraftDealing(
            receivers: session.receivers.map(\.index), points: honest.commitment.points,
            ephemeralKey: honest.ephemeralKey, sealedShares: honest.sealedShares)
        change(&draft)
        let spoils = draft.spoilsProofs
        let proved = try? secrets.prove(
            commitment: DealingCommitment(points: draft.points, scheme: session.scheme),
            ephemeralKey: draft.ephemeralKey, sealedShares: draft.sealedShares, as: index,
            in: session
        ) { auxiliaryRandomness($0) }
        guard let proved else { return nil }
        let final =
            spoils
            ? Dealing(
                commitment: proved.commitment, ephemeralKey: proved.ephemeralKey,
                sealedShares: proved.sealedShares,
                ephemeralKeyProof: Signature(nonce: .zero, response: .zero),
                constantTermProof: proved.constantTermProof)
            : proved
        return envelope(body: final.encoded, in: .deal)
    }

    /// Complains about a dealer, whether its share is wrong or not.
    ///
    /// - Parameter dealer: The dealer.
    /// - Returns: The complaint, with a right proof; `nil` if there is no such dealing.
    public func complaint(about dealer: ParticipantIndex) -> Complaint? {
        let state = state
        guard let session = state.session?.dealing, let dealing = state.dealings[dealer],
            let ceremonySeed
        else { return nil }
        return Complaint(
            about: dealing, by: index, sessionKey: ceremonySeed.sessionKey(), seed: seed,
            in: session)
    }

    /// Adds a complaint to a respond message, in place of one about the same dealer.
    ///
    /// - Parameters:
    ///   - complaint: The complaint.
    ///   - bytes: The respond message.
    /// - Returns: The new message.
    public func adding(_ complaint: Complaint, to bytes: [UInt8]) -> [UInt8] {
        guard let envelope = try? Envelope(decoding: bytes) else { return bytes }
        var reader = envelope.bodyReader
        guard
            let body = try? ResponseBody(from: &reader, dealers: state.ceremony.participantCount)
        else { return bytes }
        let others = body.complaints.filter { $0.dealer != complaint.dealer }
        let complaints = (others + [complaint]).sorted { $0.dealer < $1.dealer }
        return self.envelope(
            body: ResponseBody(view: body.view, complaints: complaints).encoded,
            in: envelope.round)
    }

    /// Its pair (s, s') from a dealer, as the dealing has it.
    ///
    /// - Parameter dealer: The dealer.
    /// - Returns: The entry of an objection or opening; `nil` if there is no such dealing.
    public func revealedShare(from dealer: ParticipantIndex) -> RevealedShare? {
        let state = state
        guard let session = state.session?.dealing, let dealing = state.dealings[dealer],
            let ceremonySeed
        else { return nil }
        switch dealing.share(of: index, sessionKey: ceremonySeed.sessionKey(), in: session) {
        case .some(let share): return RevealedShare(member: dealer, share: share.disclosed())
        case .none: return nil
        }
    }

    /// A confirm or open message with entries of a script's choice and its own view.
    ///
    /// - Parameters:
    ///   - entries: The entries, strictly ascending in a message that decodes.
    ///   - round: The round.
    /// - Returns: The envelope; `nil` before there is a view.
    public func revealing(_ entries: [RevealedShare], in round: Round) -> [UInt8]? {
        guard let view = state.view else { return nil }
        return envelope(body: RevealBody(view: view, entries: entries).encoded, in: round)
    }

    /// A respond message with complaints of a script's choice and its own view.
    ///
    /// - Parameters:
    ///   - complaints: The complaints, strictly ascending in a message that decodes.
    ///   - round: The round.
    /// - Returns: The envelope; `nil` before there is a view.
    public func responding(_ complaints: [Complaint], in round: Round = .respond) -> [UInt8]? {
        guard let view = state.view else { return nil }
        return envelope(
            body: ResponseBody(view: view, complaints: complaints).encoded, in: round)
    }

    /// Feldman values of another polynomial, with a right proof: the last coefficient is one larger.
    ///
    /// - Returns: The envelope; `nil` before the joining is closed.
    public func wrongExtraction() -> [UInt8]? {
        extraction(shiftedBy: .one)
    }

    /// Feldman values of another polynomial, with a right proof.
    ///
    /// - Parameter difference: What is added to the last coefficient.
    /// - Returns: The envelope; `nil` before the joining is closed.
    public func extraction(shiftedBy difference: Scalar) -> [UInt8]? {
        switch dealerSecrets() {
        case .some(let secrets):
            var points = FeldmanCommitment(to: secrets.polynomial).points
            guard let last = points.popLast() else { return nil }
            points.append(last + difference.timesGenerator())
            // With t = 1 the last coefficient is the constant term, which the proof must match.
            let constantTerm = secrets.polynomial.constantTerm()
            return points.count == 1
                ? extraction(of: points, provedWith: constantTerm.adding(difference))
                : extraction(of: points, provedWith: constantTerm)
        case .none:
            return nil
        }
    }

    /// An extract message with values of a script's choice.
    ///
    /// - Parameters:
    ///   - points: The Feldman values.
    ///   - constantTerm: What the proof is made with; it verifies if this is the logarithm of the
    ///     first point.
    /// - Returns: The envelope; `nil` before the joining is closed.
    public func extraction(
        of points: [Point], provedWith constantTerm: borrowing SecretScalar
    ) -> [UInt8]? {
        guard let session = state.session?.dealing else { return nil }
        let extraction = try? Extraction(
            publishing: FeldmanCommitment(points: points), provedWith: constantTerm, as: index,
            in: session
        ) { auxiliaryRandomness($0) }
        return extraction.map { envelope(body: $0.encoded, in: .extract) }
    }

    // MARK: Its secrets

    /// e_j, its session secret.
    ///
    /// - Returns: The secret; `nil` never, as the harness keeps every seed.
    public func sessionKey() -> SecretScalar? {
        switch ceremonySeed {
        case .some(let seed): return seed.sessionKey()
        case .none: return nil
        }
    }

    /// What it would deal if it followed the protocol.
    ///
    /// - Returns: Its polynomials and its ephemeral secret; `nil` before the joining is closed.
    public func dealerSecrets() -> DealerSecrets? {
        guard let session = state.session?.dealing, let ceremonySeed else { return nil }
        return DealerSecrets(seed: ceremonySeed, session: session)
    }

    /// Its seed, for checks that must know what to look for.
    package func seedForChecks() -> CeremonySeed? { ceremonySeed }

    private var ceremonySeed: CeremonySeed? { CeremonySeed(stored: seed.duplicate()) }

    private func auxiliaryRandomness(_ message: Digest) -> SecretBytes? {
        ceremonySeed?.auxiliaryRandomness(for: message)
    }
}
