import DKG
import TestSupport

// What a member that deviates puts into its messages.
extension BenchMember {
    /// Its honest dealing with some shares made wrong by one, and right proofs.
    func dealing(in session: Session, wrongFor receivers: [Int]) throws -> [UInt8] {
        try dealing(in: session) { shares in
            for receiver in receivers {
                guard let position = session.dealing.position(of: try ParticipantIndex(receiver))
                else { throw TestError("\(receiver) did not join") }
                shares.insert(
                    SealedShare(
                        value: shares[position].value + .one,
                        blinding: shares[position].blinding),
                    at: position)
                shares.remove(at: position + 1)
            }
        }
    }

    /// Its dealing with shares that were changed before it was proved.
    func dealing(
        in session: Session, changing change: (inout [SealedShare]) throws -> Void
    ) throws -> [UInt8] {
        let secrets = DealerSecrets(seed: try ceremonySeed(), session: session.dealing)
        let honest = try secrets.deal(as: index, in: session.dealing) { _ in nil }
        var shares = honest.sealedShares
        try change(&shares)
        let dealing = try secrets.prove(
            commitment: honest.commitment, ephemeralKey: honest.ephemeralKey,
            sealedShares: shares, as: index, in: session.dealing
        ) { _ in nil }
        return try envelope(dealing.encoded, .deal, id: session.id.digest)
    }

    /// A complaint with a right proof, about a share that may be right or wrong.
    func complaint(about dealer: Int, in state: PublicState) throws -> Complaint {
        guard let session = state.session,
            let dealing = state.dealings[try ParticipantIndex(dealer)]
        else { throw TestError("no dealing of \(dealer)") }
        let seed = try ceremonySeed()
        return Complaint(
            about: dealing, by: index, sessionKey: seed.sessionKey(), seed: seed.bytes,
            in: session.dealing)
    }

    /// A respond message with these complaints and the view of the state.
    func response(
        _ complaints: [Complaint] = [], in state: PublicState, round: Round = .respond,
        view: Digest? = nil
    ) throws -> [UInt8] {
        guard let session = state.session, let own = state.view else { throw TestError("no view") }
        let body = ResponseBody(view: view ?? own, complaints: complaints)
        return try envelope(body.encoded, round, id: session.id.digest)
    }

    /// Its pair from a dealer, with something added to the share.
    func pair(
        from dealer: Int, in state: PublicState, plus error: Scalar = .zero
    ) throws -> RevealedShare {
        guard let session = state.session,
            let dealing = state.dealings[try ParticipantIndex(dealer)]
        else { throw TestError("no dealing of \(dealer)") }
        let sessionKey = try ceremonySeed().sessionKey()
        switch dealing.share(of: index, sessionKey: sessionKey, in: session.dealing) {
        case .some(let secret):
            let share = secret.disclosed()
            return RevealedShare(
                member: dealing.dealer,
                share: OpenedShare(value: share.value + error, blinding: share.blinding))
        case .none:
            throw TestError("no share from \(dealer)")
        }
    }

    /// A confirm or open message with these entries and the view of the state.
    func revealing(
        _ entries: [RevealedShare], _ round: Round, in state: PublicState, view: Digest? = nil
    ) throws -> [UInt8] {
        guard let session = state.session, let own = state.view else { throw TestError("no view") }
        let body = RevealBody(view: view ?? own, entries: entries)
        return try envelope(body.encoded, round, id: session.id.digest)
    }

    /// Its dealing with another last commitment, and right proofs.
    func dealing(in session: Session, lastCommitment: Point) throws -> [UInt8] {
        let secrets = DealerSecrets(seed: try ceremonySeed(), session: session.dealing)
        let honest = try secrets.deal(as: index, in: session.dealing) { _ in nil }
        let points = FeldmanCommitment(to: secrets.polynomial).points.dropLast() + [lastCommitment]
        let dealing = try secrets.prove(
            commitment: .feldman(FeldmanCommitment(points: Array(points))),
            ephemeralKey: honest.ephemeralKey, sealedShares: honest.sealedShares, as: index,
            in: session.dealing
        ) { _ in nil }
        return try envelope(dealing.encoded, .deal, id: session.id.digest)
    }

    /// Feldman values whose last coefficient has something added, with a right proof.
    func extraction(in session: Session, plus error: Scalar = .one) throws -> [UInt8] {
        let others = [Scalar](repeating: .zero, count: session.dealing.threshold.count - 1)
        return try extraction(in: session, errors: others + [error])
    }

    /// Feldman values with something added to each coefficient, and a right proof.
    func extraction(in session: Session, errors: [Scalar]) throws -> [UInt8] {
        let secrets = DealerSecrets(seed: try ceremonySeed(), session: session.dealing)
        let points = FeldmanCommitment(to: secrets.polynomial).points
        guard points.count > 1, points.count == errors.count else { throw TestError("t < 2") }
        let constantTerm = secrets.polynomial.constantTerm()
            .adding(SecretScalar(errors[0]))
        let extraction = try Extraction(
            publishing: FeldmanCommitment(
                points: zip(points, errors).map { $0 + $1.timesGenerator() }),
            provedWith: constantTerm, as: index, in: session.dealing
        ) { _ in nil }
        return try envelope(extraction.encoded, .extract, id: session.id.digest)
    }
}
