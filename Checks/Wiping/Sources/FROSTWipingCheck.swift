import DKG
import DKGTestHarness
import FROSTKeyGeneration
import Foundation

/// The same search after key generations of the FROST crates, honest ones and ones with a fault.
enum FROSTWipingCheck {
    /// Searches after each session; ends the process if anything is found.
    ///
    /// - Returns: How many secrets were searched for.
    static func run() throws -> Int {
        var searched = 0
        for suite in FROSTCiphersuite.allCases {
            for format in FROSTFormat.allCases {
                for isHonest in [true, false] {
                    searched += try check(suite, format, isHonest: isHonest)
                }
            }
        }
        return searched
    }

    private static func check(
        _ suite: FROSTCiphersuite, _ format: FROSTFormat, isHonest: Bool
    ) throws -> Int {
        var simulation = try simulation(suite)
        simulation.format = format
        let needles = try needles(of: simulation)
        if !isHonest {
            // The last share of everybody is missing, so that secrets die in every part.
            let silent = simulation.identifiers[2]
            simulation.cheats[silent] = try FROSTSetup(
                ciphersuite: suite, identifier: silent, threshold: 3, participants: 3)
        }
        try session(simulation)
        WipingCheck.overwriteStack()
        let findings = try MemorySearch.find(
            (needles + needles.map(\.reversed)).flatMap(\.pieces))
        let name = "\(suite), \(format), \(isHonest ? "honest" : "with a cheat")"
        for finding in findings {
            print("wiping: \(name): \(finding.name) in \(finding.region)")
        }
        guard findings.isEmpty else { exit(1) }
        print("wiping: \(name): none of \(needles.count) secrets in memory")
        return needles.count
    }

    private static func simulation(_ suite: FROSTCiphersuite) throws -> FROSTSimulation {
        var identifiers = [FROSTIdentifier(try ParticipantIndex(1))]
        for name in ["alice", "bob"] {
            if let identifier = FROSTIdentifier.derived(from: Array(name.utf8), in: suite) {
                identifiers.append(identifier)
            }
        }
        return FROSTSimulation(suite, identifiers: identifiers, threshold: 2, seed: 4711)
    }

    /// A whole session and what is done with its result; everything is gone when it returns.
    @inline(never)
    private static func session(_ simulation: FROSTSimulation) throws {
        for participant in try simulation.run() {
            guard let key = participant.takeKey() else { continue }
            let restored = try FROSTKeyPackage(
                decoding: key.keyPackage.secretEncoding(as: simulation.format),
                as: simulation.format, in: simulation.ciphersuite)
            _ = try restored.secretKeyShare(of: key.thresholdKey())
            _ = try restored.tweaked(by: FROSTTaprootTweak())
        }
    }

    /// Seeds, coefficients, shares and final shares, inverted; shares also as digits.
    @inline(never)
    private static func needles(
        of simulation: FROSTSimulation
    ) throws -> [MemorySearch.Needle] {
        let collector = Collector()
        let source = simulation
        let setups = try source.identifiers.map {
            try FROSTSetup(
                ciphersuite: source.ciphersuite, identifier: $0, threshold: source.threshold,
                participants: source.identifiers.count)
        }
        let secrets = Secrets(setups: setups)
        var observed = source
        observed.inspectSecret = { secret in
            collector.add(secret)
            secrets.add(secret)
        }
        for participant in try observed.run() {
            guard let key = participant.takeKey() else { continue }
            secrets.add("s of \(participant.identifier)", key.keyPackage.signingShare)
        }
        return collector.needles + secrets.needles
    }

    /// What follows from the seeds, in the order in which they are drawn.
    private final class Secrets: @unchecked Sendable {
        // Unchecked, because the simulation calls it from one thread.
        private let setups: [FROSTSetup]
        private var position = 0
        private(set) var needles: [MemorySearch.Needle] = []

        init(setups: [FROSTSetup]) { self.setups = setups }

        func add(_ seed: borrowing SecretBytes) {
            guard setups.indices.contains(position),
                let part = try? FROSTFirstPart(setups[position], seed: seed)
            else { return }
            let setup = setups[position]
            position += 1
            for k in 0..<setup.threshold.count {
                add("a_\(k) of \(setup.identifier)", part.coefficient(k))
            }
            for other in setups {
                add(
                    "share from \(setup.identifier) to \(other.identifier)",
                    part.package(for: other.identifier).signingShare)
            }
        }

        func add(_ name: String, _ secret: borrowing SecretScalar) {
            needles.append(WipingCheck.needle(name, secret))
            needles.append(
                MemorySearch.Needle(
                    name + ", as digits",
                    inverted: WipingCheck.inverted(secret.bytes().hexadecimalDigits())))
        }
    }
}
