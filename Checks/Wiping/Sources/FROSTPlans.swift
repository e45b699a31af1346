import DKG
import DKGTestHarness
import FROSTKeyGeneration

/// Key generations of the FROST crates, honest ones and ones with a fault.
enum FROSTPlans {
    static func all() throws -> [WipingPlan] {
        var plans: [WipingPlan] = []
        for suite in FROSTCiphersuite.allCases {
            for format in FROSTFormat.allCases {
                for isHonest in [true, false] {
                    plans.append(try plan(suite, format, isHonest: isHonest))
                }
            }
        }
        return plans
    }

    private static func plan(
        _ suite: FROSTCiphersuite, _ format: FROSTFormat, isHonest: Bool
    ) throws -> WipingPlan {
        var simulation = try simulation(suite)
        simulation.format = format
        let honest = simulation
        if !isHonest {
            // The last share of everybody is missing, so that secrets die in every part.
            let silent = simulation.identifiers[2]
            simulation.cheats[silent] = try FROSTSetup(
                ciphersuite: suite, identifier: silent, threshold: 3,
                participants: simulation.identifiers.count)
        }
        let simulated = simulation
        return WipingPlan(
            name: "\(suite), \(format), \(isHonest ? "honest" : "with a cheat")",
            needles: { try needles(of: honest) },
            run: { reached in try session(simulated, isHonest: isHonest, reached) })
    }

    private static func simulation(_ suite: FROSTCiphersuite) throws -> FROSTSimulation {
        var identifiers = [FROSTIdentifier(try ParticipantIndex(1))]
        // Of five the others are enough for equations with weights.
        for name in ["alice", "bob", "carol", "dave"] {
            if let identifier = FROSTIdentifier.derived(from: Array(name.utf8), in: suite) {
                identifiers.append(identifier)
            }
        }
        return FROSTSimulation(suite, identifiers: identifiers, threshold: 2, seed: 4711)
    }

    /// A whole session and what is done with its result; everything is gone when it returns.
    @inline(never)
    private static func session(
        _ simulation: FROSTSimulation, isHonest: Bool, _ reached: (Checkpoint) throws -> Void
    ) throws {
        let participants = try simulation.run()
        try WipingPlan.require(
            participants.allSatisfy { ($0.error == nil) == isHonest }, "it ended otherwise")
        // The participants hold their keys, which nobody took yet.
        if isHonest { try reached(.certified) }
        for participant in participants {
            guard let key = participant.takeKey() else { continue }
            let restored = try FROSTKeyPackage(
                decoding: key.keyPackage.secretEncoding(as: simulation.format),
                as: simulation.format, in: simulation.ciphersuite)
            _ = try restored.secretKeyShare(of: key.thresholdKey())
            _ = try restored.tweaked(by: FROSTTaprootTweak())
        }
    }

    /// Seeds, coefficients, shares and final shares; shares also as digits.
    @inline(never)
    private static func needles(of simulation: FROSTSimulation) throws -> [Needle] {
        let setups = try simulation.identifiers.map {
            try FROSTSetup(
                ciphersuite: simulation.ciphersuite, identifier: $0,
                threshold: simulation.threshold, participants: simulation.identifiers.count)
        }
        let secrets = Secrets(setups: setups)
        var observed = simulation
        observed.inspectSecret = { secret in secrets.add(secret) }
        for participant in try observed.run() {
            guard let key = participant.takeKey() else { continue }
            secrets.add(
                "s of \(participant.identifier)", key.keyPackage.signingShare,
                outlivesCertification: true)
        }
        return secrets.needles
    }

    /// What follows from the seeds, in the order in which they are drawn.
    private final class Secrets: @unchecked Sendable {
        // Unchecked, because the simulation calls it from one thread.
        private let setups: [FROSTSetup]
        private var position = 0
        private(set) var needles: [Needle] = []

        init(setups: [FROSTSetup]) { self.setups = setups }

        func add(_ seed: borrowing SecretBytes) {
            guard setups.indices.contains(position),
                let part = try? FROSTDealer(setups[position], seed: seed)
            else { return }
            let setup = setups[position]
            position += 1
            needles.append(Needle("seed of \(setup.identifier)", seed))
            for k in 0..<setup.threshold.count {
                add("a_\(k) of \(setup.identifier)", part.coefficient(k))
            }
            for other in setups {
                add(
                    "share from \(setup.identifier) to \(other.identifier)",
                    part.package(for: other.identifier).signingShare)
            }
        }

        func add(
            _ name: String, _ secret: borrowing SecretScalar, outlivesCertification: Bool = false
        ) {
            needles.append(
                Needle(name, secret, outlivesCertification: outlivesCertification))
            needles.append(
                Needle(
                    name + ", as digits", secret.secretEncoding().hexadecimal(),
                    outlivesCertification: outlivesCertification))
        }
    }
}
