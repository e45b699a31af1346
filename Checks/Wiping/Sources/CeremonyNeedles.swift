import DKG
import DKGTestHarness
import PolynomialCommitments
import ShareVerification

/// Every secret of a ceremony that does not become public in it.
enum CeremonyNeedles {
    /// Runs the ceremony and takes down: the identities' secrets, what the seeds were drawn from, the
    /// seeds, e_j, r_i, a_k, b_k; for each dealer and each receiver s_ij, s'_ij, both pads and the shared
    /// point K_ij; and x_j.
    ///
    /// Of those that follow scripts it takes down the identity and the seed, and what honest participants
    /// deal to them and get from them.
    ///
    /// - Parameters:
    ///   - configuration: The ceremony.
    ///   - isHonest: Whether everybody follows the protocol, so that nothing becomes public.
    /// - Returns: What to look for.
    /// - Throws: `WipingPlan.Failure`, and what the simulation throws.
    @inline(never)
    static func needles(
        of configuration: SimulationConfiguration, isHonest: Bool
    ) throws -> [Needle] {
        let result = try CeremonySimulation.run(configuration)
        var needles: [Needle] = []
        for index in result.ceremony.roster.indices {
            let identity = try configuration.identity(at: index.position)
            needles.append(
                Needle(
                    "identity secret of \(index)", identity.secretEncoding(),
                    outlivesCertification: true))
        }
        for participant in result.participants {
            needles += try seedNeedles(participant, configuration)
        }
        guard let session = result.auditor.session?.dealing else { return needles }
        for participant in result.honest { needles += ownNeedles(participant, session) }
        var opened = 0
        for dealing in result.auditor.dealings.values.sorted(by: { $0.dealer < $1.dealer }) {
            for receiver in result.participants
            where receiver.isHonest || result.honest.contains(where: { $0.index == dealing.dealer })
            {
                let pair = try pairNeedles(dealing, receiver, session, result)
                needles += pair.needles
                opened += pair.isOpened ? 1 : 0
            }
        }
        try WipingPlan.require(
            !isHonest || opened == 0, "\(opened) shares of an honest ceremony are public")
        return needles
    }

    private static func seedNeedles(
        _ participant: SimulatedParticipant, _ configuration: SimulationConfiguration
    ) throws -> [Needle] {
        let index = participant.index
        var source = DeterministicRandomSource(seed: configuration.seed, label: "fresh \(index)")
        let fresh = try SecretBytes(random32: &source)
        var needles = [Needle("drawn by \(index)", fresh)]
        switch participant.seedForChecks() {
        case .some(let seed): needles.append(Needle("seed of \(index)", seed.bytes))
        case .none: break
        }
        return needles
    }

    private static func ownNeedles(
        _ participant: SimulatedParticipant, _ session: DealingSession
    ) -> [Needle] {
        let index = participant.index
        guard let seed = participant.seedForChecks() else { return [] }
        var needles = [Needle("e of \(index)", seed.sessionKey())]
        let secrets = DealerSecrets(seed: seed, session: session)
        needles.append(Needle("r of \(index)", secrets.ephemeralSecret))
        for k in 0..<session.threshold.count {
            needles.append(Needle("a_\(k) of \(index)", secrets.polynomial.coefficient(k)))
            switch secrets.blinding {
            case .pedersen(let blinding):
                needles.append(Needle("b_\(k) of \(index)", blinding.coefficient(k)))
            case .feldman: break
            }
        }
        if let share = participant.share() {
            needles.append(Needle("x of \(index)", share, outlivesCertification: true))
        }
        return needles
    }

    /// What is between a dealer and a receiver, and whether its shares became public.
    private static func pairNeedles(
        _ dealing: AcceptedDealing, _ receiver: SimulatedParticipant, _ session: DealingSession,
        _ result: CeremonyResult
    ) throws -> (needles: [Needle], isOpened: Bool) {
        let pair = "\(dealing.dealer) to \(receiver.index)"
        guard let sessionKey = receiver.sessionKey(),
            let position = session.position(of: receiver.index),
            let point = sessionKey.sharedPoint(with: dealing.ephemeralKey),
            let share = dealing.share(
                of: receiver.index, sessionKey: sessionKey, in: session)
        else { throw WipingPlan.Failure(description: "no share from \(pair)") }
        // The first byte tells which of two points it is.
        let shared = Needle("K from \(pair)", point.part(1..<point.count))
        let sealed = dealing.sealedShares[position]
        let value: Needle
        let masks: [Needle]
        switch share {
        case .feldman(let scalar):
            value = Needle("s from \(pair)", scalar)
            masks = [
                Needle("pad from \(pair)", SecretScalar(sealed.value).subtracting(scalar))
            ]
        case .pedersen(let both):
            value = Needle("s from \(pair)", both.value)
            masks = [
                Needle("pad from \(pair)", SecretScalar(sealed.value).subtracting(both.value)),
                Needle("s' from \(pair)", both.blinding),
                Needle(
                    "pad' from \(pair)",
                    SecretScalar(sealed.blinding ?? .zero).subtracting(both.blinding)),
            ]
        }
        let isShared = !isPublic(shared, result)
        let isOpened =
            !isShared || isPublic(value, result)
            || result.auditor.reconstructed[dealing.dealer] != nil
        var needles = isShared ? [shared] : []
        if isOpened { return (needles, true) }
        needles.append(value)
        return (needles + masks, false)
    }

    /// Whether somebody posted it.
    private static func isPublic(_ needle: Needle, _ result: CeremonyResult) -> Bool {
        (0..<result.board.roundCount).contains { step in
            result.board.envelopes(inRound: step).contains(where: needle.lies)
        }
    }
}
