import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group
import ShareVerification

// What a participant says in each round: a function of its seed and of the public state.
extension UnstoredParticipant {
    /// Does this participant's work at the opening of a round.
    ///
    /// - Returns: The body of its message; `nil` if it has nothing to say.
    mutating func body(for round: Round) -> [UInt8]? {
        guard let session = state.session?.dealing, let view = state.view else { return nil }
        switch round {
        case .join:
            return nil
        case .deal:
            return dealBody(session)
        case .respond:
            openShares(session)
            return respondBody(view, everyDealing: session.scheme == .pedersen, session)
        case .respondAgain:
            return respondBody(view, everyDealing: true, session)
        case .extract:
            return extractBody(session)
        case .confirm:
            return RevealBody(view: view, entries: objections(everyMember: false)).encoded
        case .confirmAgain:
            return RevealBody(view: view, entries: objections(everyMember: true)).encoded
        case .open:
            return RevealBody(view: view, entries: openings()).encoded
        case .certify:
            computeShare()
            guard hasShare, let transcript = state.transcript else { return nil }
            return transcript.digest.bytes
        }
    }

    private var hasShare: Bool {
        switch share {
        case .some: true
        case .none: false
        }
    }

    // MARK: Dealing (section 4)

    private func dealBody(_ session: DealingSession) -> [UInt8]? {
        switch seed {
        case .some(let seed):
            let secrets = DealerSecrets(seed: seed, session: session)
            let dealing = try? secrets.deal(as: index, in: session) { message in
                auxiliaryRandomness(message)
            }
            return dealing?.encoded
        case .none:
            return nil
        }
    }

    // MARK: Responding (section 5)

    private mutating func openShares(_ session: DealingSession) {
        switch seed {
        case .some(let seed):
            received = ReceivedShares(
                of: state.dealings, receiver: index, sessionKey: seed.sessionKey(), in: session)
        case .none:
            break
        }
    }

    private mutating func respondBody(
        _ view: Digest, everyDealing: Bool, _ session: DealingSession
    ) -> [UInt8]? {
        // The dealers that may still be complained about: all whose dealings were accepted, and
        // after a conviction those of them who remain.
        let convicted = Set(state.convicted)
        let remaining = state.dealings.keys.filter { !convicted.contains($0) }.sorted()
        if everyDealing || !sumIsRight(over: remaining) {
            complained.formUnion(wrongShares(from: remaining))
        }
        let complaints = remaining.filter(complained.contains).compactMap { dealer in
            complaint(about: dealer, session)
        }
        return ResponseBody(view: view, complaints: complaints).encoded
    }

    /// The dealers whose shares, each looked at by itself, fail their equations.
    private func wrongShares(from dealers: [ParticipantIndex]) -> [ParticipantIndex] {
        let dealings = dealers.compactMap { state.dealings[$0] }
        let commitments = dealings.map(\.commitment)
        let values = DealingCommitment.values(
            of: commitments, at: index, by: state.arithmetic)
        return misses(
            zip(dealings, values).map {
                ShareClaim(dealer: $0.dealer, value: $1, points: $0.commitment.points)
            },
            ShareEquation(dealingIn: state.ceremony.scheme))
    }

    /// The dealers whose shares miss what was claimed of them.
    private func misses(
        _ claims: [ShareClaim], _ equation: ShareEquation
    ) -> [ParticipantIndex] {
        switch received {
        case .some(let received):
            received.missing(claims, equation, weights: weights(of: claims.map(\.dealer)))
        case .none:
            claims.map(\.dealer)
        }
    }

    /// What the shares of dealers count with in one equation, other weights in every round; `nil` if
    /// each is looked at by itself: without the engine one equation with products is not cheaper.
    private func weights(of dealers: [ParticipantIndex]) -> [ParticipantIndex: UInt128]? {
        guard let view = state.view else { return nil }
        switch state.arithmetic {
        case .engine:
            switch seed {
            case .some(let seed):
                var weights: [ParticipantIndex: UInt128] = [:]
                for dealer in dealers { weights[dealer] = seed.weight(of: dealer, view: view) }
                return weights
            case .none:
                return nil
            }
        case .libsecp256k1:
            return nil
        }
    }

    /// One evaluation of a sum of commitments in place of one a dealing.
    ///
    /// Sound in the Feldman scheme as long as everybody whose share is in the sum stays in the key.
    private func sumIsRight(over dealers: [ParticipantIndex]) -> Bool {
        let commitments = dealers.compactMap { dealer -> FeldmanCommitment? in
            if case .feldman(let commitment)? = state.dealings[dealer]?.commitment {
                commitment
            } else {
                nil
            }
        }
        guard commitments.count == dealers.count else { return false }
        return sharesMatch(
            FeldmanCommitment.sum(of: commitments, by: state.arithmetic), from: dealers)
    }

    private func sharesMatch(
        _ commitment: FeldmanCommitment, from dealers: [ParticipantIndex]
    ) -> Bool {
        switch received {
        case .some(let received):
            switch received.sum(over: dealers) {
            case .some(let sum): return commitment.isSatisfied(by: sum, at: index)
            case .none: return false
            }
        case .none:
            return false
        }
    }

    private func complaint(
        about dealer: ParticipantIndex, _ session: DealingSession
    ) -> Complaint? {
        guard let dealing = state.dealings[dealer] else { return nil }
        switch seed {
        case .some(let seed):
            return Complaint(
                about: dealing, by: index, sessionKey: seed.sessionKey(), seed: seed.bytes,
                in: session)
        case .none:
            return nil
        }
    }

    // MARK: Extraction, confirmation, opening (section 6)

    private func extractBody(_ session: DealingSession) -> [UInt8]? {
        guard state.qualified?.contains(index) == true else { return nil }
        switch seed {
        case .some(let seed):
            let secrets = DealerSecrets(seed: seed, session: session)
            let extraction = try? Extraction(
                of: secrets.polynomial, as: index, in: session
            ) { message in auxiliaryRandomness(message) }
            return extraction?.encoded
        case .none:
            return nil
        }
    }

    /// Objects to every member whose values miss this participant's share.
    ///
    /// In ``Round/confirm`` the sum over all of them is checked first; in ``Round/confirmAgain`` each by itself, whatever
    /// the sum said.
    private func objections(everyMember: Bool) -> [RevealedShare] {
        // Whoever published nothing has failed already.
        let published = (state.qualified ?? []).filter { !state.failed.contains($0) }
            .compactMap { member in
                state.extractions[member].map { (member: member, values: $0) }
            }
        if !everyMember
            && sharesMatch(
                FeldmanCommitment.sum(of: published.map(\.values), by: state.arithmetic),
                from: published.map(\.member))
        {
            return []
        }
        let right = FeldmanCommitment.evaluated(
            published.map(\.values), at: index, by: state.arithmetic)
        let claims = zip(published, right).map {
            ShareClaim(dealer: $0.member, value: $1, points: $0.values.points)
        }
        return misses(claims, .value).compactMap { revealed($0) }
    }

    /// This participant's pairs for the members that failed.
    private func openings() -> [RevealedShare] {
        state.failed.sorted().compactMap { revealed($0) }
    }

    /// This participant's pair of a member, if it satisfies Eq P.
    ///
    /// It was checked in round 2, maybe by fast arithmetic. Whoever reveals a pair that misses the
    /// commitment is convicted, so libsecp256k1 is asked before.
    private func revealed(_ member: ParticipantIndex) -> RevealedShare? {
        guard let commitment = state.dealings[member]?.commitment else { return nil }
        switch received {
        case .some(let received):
            switch received.share(from: member) {
            case .some(let share):
                guard commitment.isSatisfied(by: share, at: index) else { return nil }
                return RevealedShare(member: member, share: share.disclosed())
            case .none: return nil
            }
        case .none:
            return nil
        }
    }

    // MARK: The share (section 7)

    /// x_j = sum over QUAL of s_ij, with f_m(j) in place of s_mj for every member m that was
    /// opened.
    ///
    /// Kept only if x_j G = Y_j.
    private mutating func computeShare() {
        guard let qualified = state.qualified, let polynomial = state.publicPolynomial else {
            return
        }
        let opened = state.reconstructed
        let unopened = qualified.filter { opened[$0] == nil }
        let publicPart = opened.values.reduce(Scalar.zero) { $0 + $1.evaluated(at: index) }
        switch received {
        case .some(let received):
            switch received.sum(over: unopened) {
            case .some(let sum):
                let candidate = sum.adding(publicPart)
                if polynomial.isSatisfied(by: candidate, at: index) { share = consume candidate }
            case .none:
                break
            }
        case .none:
            break
        }
    }
}
