import ChillDKG
import DKG
import DKGTestHarness

/// Sessions of ChillDKG that make a key, that fail and are investigated, that end too early.
enum ChillPlans {
    static func all() throws -> [WipingPlan] {
        guard let first = ChillParticipantID(0), let second = ChillParticipantID(1) else {
            throw WipingPlan.Failure(description: "no participants")
        }
        let plans: [(String, [ChillFault])] = [
            ("honest session", []),
            ("investigation of a wrong share", [.wrongShare(from: second, to: first)]),
            ("a coordinator that stops", [.unsigned(second)]),
        ]
        return plans.map { name, faults in
            let simulation = ChillDKGSimulation(
                participants: 5, threshold: 3, seed: 815, faults: faults)
            return WipingPlan(
                name: "ChillDKG, \(name)",
                needles: { try needles() },
                run: { reached in try run(simulation, reached) })
        }
    }

    /// A whole session and what is done with its result; everything is gone when it returns.
    @inline(never)
    private static func run(
        _ simulation: ChillDKGSimulation, _ reached: (Checkpoint) throws -> Void
    ) throws {
        let result = try simulation.run()
        guard let key = result.coordinatorKey else {
            return try WipingPlan.require(!simulation.faults.isEmpty, "an honest session failed")
        }
        // The participants hold their shares, which nobody took yet.
        try reached(.certified)
        try WipingPlan.require(
            result.parameters.participants.allSatisfy { result.outcome(of: $0).key != nil },
            "somebody has no key")
        let package = try key.recoverShare(hostKey: simulation.hostKey(2))
        let signer = try SigningKey(package.share)
        _ = signer.sign(key.parameters.hash, auxiliaryRandomness: nil)
        _ = try key.acknowledge(
            hostKey: simulation.hostKey(2),
            auxiliaryRandomness: SecretBytes(copying: [UInt8](repeating: 3, count: 32)))
    }

    /// Host keys, randomness, coefficients, nonces; for each two participants the share and its pad; and
    /// the final shares.
    ///
    /// A fault changes messages and no secret, so they are those of an honest session.
    @inline(never)
    private static func needles() throws -> [Needle] {
        let simulation = ChillDKGSimulation(participants: 5, threshold: 3, seed: 815)
        let result = try simulation.run()
        guard let key = result.coordinatorKey else {
            throw WipingPlan.Failure(description: "an honest session failed")
        }
        let participants = result.parameters.participants
        var needles: [Needle] = []
        for id in participants {
            let random = try simulation.secret("random", id.position)
            needles.append(Needle("randomness of \(id)", random))
            needles.append(
                Needle("for the signature of \(id)", try simulation.secret("aux", id.position)))
            needles.append(
                Needle("host key of \(id)", try simulation.hostKey(id.position).secretEncoding()))
            let secrets = try DealtSecrets(
                hostKey: simulation.hostKey(id.position), random: random,
                parameters: result.parameters)
            needles.append(Needle("nonce of \(id)", secrets.secretNonce))
            for k in 0..<simulation.threshold {
                needles.append(Needle("a_\(k) of \(id)", secrets.polynomial.coefficient(k)))
            }
            // Sealed shares end the first message.
            let sealed = (result.messages[.first(from: id)] ?? []).suffix(
                Scalar.byteCount * participants.count)
            for receiver in participants {
                let pair = "\(id) to \(receiver)"
                let share = secrets.polynomial.share(
                    of: receiver.index)
                let start = sealed.startIndex + Scalar.byteCount * receiver.position
                let ciphertext = try SecretScalar(
                    decoding: SecretBytes(copying: Array(sealed[start..<start + Scalar.byteCount])))
                needles.append(Needle("share from \(pair)", share))
                needles.append(Needle("pad from \(pair)", ciphertext.subtracting(share)))
            }
            let package = try key.recoverShare(hostKey: simulation.hostKey(id.position))
            needles.append(
                Needle("share of \(id)", package.share, outlivesCertification: true))
        }
        return needles
    }
}
