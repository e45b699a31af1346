import ChillDKG
import DKG
import DKGTestHarness
import Foundation

/// Runs ceremonies, drops everything, and searches the process's own memory for their secrets.
///
/// Run it by `make wipecheck`. A secret that is kept on purpose must be found.
@main
enum WipingCheck {
    static func main() throws {
        var searched = 0
        for scheme in CommitmentScheme.allCases {
            for (name, faults) in try plans(scheme) {
                var configuration = SimulationConfiguration(
                    participants: 5, threshold: 2, scheme: scheme, seed: 4711)
                for (index, fault) in faults { configuration.add(fault, to: index) }
                // The same seed gives the same secrets, so a first run tells what to look for.
                let needles = try needles(of: configuration)
                try run(configuration)
                overwriteStack()
                let findings = try MemorySearch.find(
                    (needles + needles.map(\.reversed)).flatMap(\.pieces))
                for finding in findings {
                    print("wiping: \(scheme), \(name): \(finding.name) in \(finding.region)")
                }
                guard findings.isEmpty else { exit(1) }
                searched += needles.count
                print("wiping: \(scheme), \(name): none of \(needles.count) secrets in memory")
            }
        }
        searched += try sealedStates()
        searched += try FROSTWipingCheck.run()
        searched += try chillDKG()
        try control()
        print("wiping: none of \(searched) secrets remained; the control was found")
    }

    /// Sessions of ChillDKG that make a key, that fail and are investigated, that end too early.
    private static func chillDKG() throws -> Int {
        guard let first = ParticipantID(0), let second = ParticipantID(1) else { return 0 }
        var searched = 0
        let plans: [(String, [ChillFault])] = [
            ("honest session", []),
            ("investigation of a wrong share", [.wrongShare(from: second, to: first)]),
            ("a coordinator that stops", [.unsigned(second)]),
        ]
        for (name, faults) in plans {
            let simulation = ChillDKGSimulation(
                participants: 5, threshold: 3, seed: 815, faults: faults)
            let needles = try needles(of: simulation)
            try run(simulation)
            overwriteStack()
            let findings = try MemorySearch.find(
                (needles + needles.map(\.reversed)).flatMap(\.pieces))
            for finding in findings {
                print("wiping: ChillDKG, \(name): \(finding.name) in \(finding.region)")
            }
            guard findings.isEmpty else { exit(1) }
            searched += needles.count
            print("wiping: ChillDKG, \(name): none of \(needles.count) secrets in memory")
        }
        return searched
    }

    /// A whole session and what is done with its result; everything is gone when it returns.
    @inline(never)
    private static func run(_ simulation: ChillDKGSimulation) throws {
        let result = try simulation.run()
        guard let key = result.coordinatorKey else { return }
        let package = try key.recoverShare(hostKey: simulation.hostKey(2))
        let signer = try SigningKey(package.share)
        _ = signer.sign(key.parameters.hash, auxiliaryRandomness: nil)
        _ = try key.acknowledge(
            hostKey: simulation.hostKey(2),
            auxiliaryRandomness: SecretBytes(copying: [UInt8](repeating: 3, count: 32)))
    }

    /// Host keys, randomness, coefficients, nonces and shares, inverted.
    @inline(never)
    private static func needles(
        of simulation: ChillDKGSimulation
    ) throws -> [MemorySearch.Needle] {
        let collector = Collector()
        var observed = simulation
        observed.inspectSecret = { secret in collector.add(secret) }
        let result = try observed.run()
        var needles = collector.needles
        for id in result.parameters.participants {
            var source = DeterministicRandomSource(
                seed: simulation.seed, label: "random \(id.position)")
            let secrets = try DealtSecrets(
                hostKey: simulation.hostKey(id.position),
                random: SecretBytes(random32: &source), parameters: result.parameters)
            needles.append(needle("nonce of \(id)", secrets.secretNonce))
            for k in 0..<simulation.threshold {
                needles.append(needle("a_\(k) of \(id)", secrets.polynomial.coefficient(k)))
            }
            if let key = result.coordinatorKey {
                let package = try key.recoverShare(hostKey: simulation.hostKey(id.position))
                needles.append(needle("share of \(id)", package.share))
            }
        }
        return needles
    }

    private static func plans(
        _ scheme: CommitmentScheme
    ) throws -> [(String, [(ParticipantIndex, ScriptedFault)])] {
        let four = try ParticipantIndex(4)
        let five = try ParticipantIndex(5)
        return [
            ("honest ceremony", []),
            ("complaints, objections and openings", [(four, .wrongShare), (five, .badExtraction)]),
            (
                "aborted for too few joins",
                try (2...4).map { (try ParticipantIndex($0), .absent) }
            ),
            (
                "aborted for disagreement",
                try (2...5).map { (try ParticipantIndex($0), .vanishes(.respond)) }
            ),
        ]
    }

    /// A whole ceremony and what is done with its result; everything is gone when it returns.
    @inline(never)
    private static func run(_ configuration: SimulationConfiguration) throws {
        let result = try CeremonySimulation.run(configuration)
        if result.auditor.groupKey != nil {
            let package = try result.honest[0].takeKeyPackage()
            let restored = try KeyPackage(decoding: package.secretEncoding())
            let signer = try SigningKey(restored.share)
            let message = restored.groupKey.transcript.digest
            _ = signer.sign(message, auxiliaryRandomness: nil)
        }
    }

    /// The honest participants' seeds, identity secrets, session keys, coefficients, ephemeral secrets
    /// and final shares, inverted.
    @inline(never)
    private static func needles(
        of configuration: SimulationConfiguration
    ) throws -> [MemorySearch.Needle] {
        let collector = Collector()
        var observed = configuration
        observed.inspectSecret = { secret in collector.add(secret) }
        let result = try CeremonySimulation.run(observed)
        var needles = collector.needles
        guard let session = result.auditor.session?.dealing else { return needles }
        for participant in result.honest {
            let index = participant.index
            guard let seed = participant.seedForChecks() else { continue }
            needles.append(needle("e of \(index)", seed.sessionKey()))
            let secrets = DealerSecrets(seed: seed, session: session)
            needles.append(needle("r of \(index)", secrets.ephemeralSecret))
            for k in 0..<session.threshold.count {
                needles.append(needle("a_\(k) of \(index)", secrets.polynomial.coefficient(k)))
            }
            if result.auditor.groupKey != nil {
                let package = try participant.takeKeyPackage()
                needles.append(needle("x of \(index)", package.share))
            }
        }
        return needles
    }

    static func needle(
        _ name: String, _ secret: borrowing SecretScalar
    ) -> MemorySearch.Needle {
        MemorySearch.Needle(name, inverted: inverted(secret.bytes()))
    }

    static func inverted(_ secret: borrowing SecretBytes) -> [UInt8] {
        secret.withBytes { span in
            (0..<span.byteCount).map {
                ~(unsafe span.unsafeLoad(fromByteOffset: $0, as: UInt8.self))
            }
        }
    }

    /// A participant seals its state before each message, is made again from it, and ends.
    private static func sealedStates() throws -> Int {
        let needles = try stateNeedles()
        try runResumed()
        overwriteStack()
        let findings = try MemorySearch.find((needles + needles.map(\.reversed)).flatMap(\.pieces))
        for finding in findings {
            print("wiping: sealed states: \(finding.name) in \(finding.region)")
        }
        guard findings.isEmpty else { exit(1) }
        print("wiping: sealed states: none of \(needles.count) secrets in memory")
        return needles.count
    }

    private static let stateConfiguration = SimulationConfiguration(
        participants: 1, threshold: 1, seed: 4712)

    /// What the state key and the seed will be, inverted.
    @inline(never)
    private static func stateNeedles() throws -> [MemorySearch.Needle] {
        var random = DeterministicRandomSource(seed: 4712)
        let key = try SecretBytes(random32: &random)
        let seed = try CeremonySeed(
            for: stateConfiguration.ceremony(), identity: stateConfiguration.identity(at: 0),
            random: &random)
        return [
            MemorySearch.Needle("the state key", inverted: inverted(key)),
            MemorySearch.Needle("the sealed seed", inverted: inverted(seed.bytes)),
        ]
    }

    @inline(never)
    private static func runResumed() throws {
        var random = DeterministicRandomSource(seed: 4712)
        let bytes = try SecretBytes(random32: &random)
        guard let key = StateKey(bytes.duplicate()), let same = StateKey(bytes),
            let wrong = StateKey(SecretBytes(copying: [UInt8](repeating: 1, count: 32)))
        else { return }
        let ceremony = try stateConfiguration.ceremony()
        var state: [UInt8] = []
        var node = try ResumableParticipant(
            ceremony: ceremony, identity: stateConfiguration.identity(at: 0), stateKey: key,
            random: &random)
        node.receive(node.join(store: { state = $0 }))
        _ = node.closeRound(store: { state = $0 })
        let again = try ResumableParticipant(
            resuming: state, ceremony: ceremony, identity: stateConfiguration.identity(at: 0),
            stateKey: same)
        let refused = try? ResumableParticipant(
            resuming: state, ceremony: ceremony, identity: stateConfiguration.identity(at: 0),
            stateKey: wrong
        ).openRound
        guard again.openRound == .join, refused == nil else { exit(1) }
    }

    /// A secret that is still alive must be found, otherwise the search proves nothing.
    private static func control() throws {
        var source = SystemRandomSource()
        let secret = try SecretBytes(random32: &source)
        let needle = MemorySearch.Needle("control", inverted: inverted(secret))
        let findings = try MemorySearch.find(needle.pieces)
        guard findings.count >= 4, secret.count == 32 else {
            print("wiping: the control is in memory and was not found")
            exit(1)
        }
    }

    /// Calls deep enough to reuse the stack that the ceremony used, as any later work does: what C
    /// functions leave in their frames cannot be reached otherwise.
    @inline(never)
    static func overwriteStack() {
        unsafe withUnsafeTemporaryAllocation(byteCount: 256 * 1024, alignment: 16) { buffer in
            _ = unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0x55)
        }
    }
}

/// Takes down secrets, inverted.
final class Collector: @unchecked Sendable {
    // Unchecked, because the simulation calls it from one thread.
    private(set) var needles: [MemorySearch.Needle] = []

    func add(_ secret: borrowing SecretBytes) {
        needles.append(
            MemorySearch.Needle(
                "secret \(needles.count)", inverted: WipingCheck.inverted(secret)))
    }
}
