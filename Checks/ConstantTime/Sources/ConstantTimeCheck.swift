import CMemcheck
import CeremonyLog
import ChillDKG
import DKG
import DKGTestHarness
import FROSTKeyGeneration
import ThresholdSigning

/// Runs whole ceremonies with every secret marked as undefined memory.
///
/// Valgrind's memcheck then reports each branch and each address that depends on one. Run it by
/// `make ctcheck`. With the argument `leak` it branches on a secret on purpose, and must be reported.
@main
enum ConstantTimeCheck {
    static func main() throws {
        guard memcheck_is_running() != 0 else {
            print("constant time: not under valgrind, so nothing is checked; use 'make ctcheck'")
            return
        }
        if CommandLine.arguments.contains("leak") {
            leak()
            return
        }
        for scheme in CommitmentScheme.allCases {
            try honest(scheme)
            try faulty(scheme)
            try resumed(scheme)
        }
        for suite in FROSTCiphersuite.allCases {
            for format in FROSTFormat.allCases {
                try frost(suite, format)
                try signingNonces(suite, format)
            }
        }
        try chillDKG()
        try sealedFiles()
        let schemes: [SigningScheme] =
            [.rfc9591, .taproot] + BIP445Version.allCases.map { .bip445($0) }
        for scheme in schemes { try SigningCheck(scheme: scheme, taint: taint).run() }
    }

    /// Joining, dealing, opening shares, checking them, certifying, extracting, confirming; then the
    /// key package is written, read and used.
    private static func honest(_ scheme: CommitmentScheme) throws {
        let result = try CeremonySimulation.run(
            tainted(SimulationConfiguration(participants: 3, threshold: 2, scheme: scheme)))
        guard let participant = result.participant(1) else { throw Failure.noKey }
        let package = try participant.keyPackage()
        let stored = package.secretEncoding()
        let restored = try KeyPackage(decoding: stored)
        let signer = try SigningKey(restored.share)
        let message = restored.groupKey.transcript.digest
        let signature = signer.sign(message, auxiliaryRandomness: nil)
        guard signer.verificationKey.isValid(signature, for: message) else { throw Failure.noKey }
        print("constant time: \(scheme), honest ceremony and key package")
    }

    /// Complaints, objections and openings, with everything that they reveal, and reconstruction.
    private static func faulty(_ scheme: CommitmentScheme) throws {
        var configuration = tainted(
            SimulationConfiguration(participants: 7, threshold: 3, scheme: scheme))
        configuration.add(ScriptedFault.wrongShare, to: try ParticipantIndex(4))
        configuration.add(
            scheme == .pedersen ? ScriptedFault.badExtraction : ScriptedFault.falseComplaint,
            to: try ParticipantIndex(5))
        let result = try CeremonySimulation.run(configuration)
        let secret = try result.reconstructSecret()
        guard secret.timesGenerator() == result.auditor.groupKey?.publicKey.point,
            result.auditor.faults.count == 2
        else { throw Failure.noKey }
        print("constant time: \(scheme), complaints and what they reveal")
    }

    /// A participant seals its state before each message, and is made again from it at the end.
    private static func resumed(_ scheme: CommitmentScheme) throws {
        var random = SystemRandomSource()
        let secret = try SecretBytes(random32: &random)
        taint(secret)
        let identity = try SigningKey(decoding: secret)
        let instance = try Ceremony.Instance(random: &random)
        let ceremony = try Ceremony(
            scheme: scheme, threshold: 1, roster: Roster([identity.verificationKey]),
            instance: instance)
        let keyBytes = try SecretBytes(random32: &random)
        taint(keyBytes)
        guard let key = StateKey(keyBytes.duplicate()), let same = StateKey(keyBytes) else {
            throw Failure.noKey
        }
        var state: [UInt8] = []
        var node = try Participant(
            ceremony: ceremony, identity: identity.duplicate(), stateKey: key, random: &random)
        var message: [UInt8]? = node.join(store: { state = $0 })
        while node.openRound != nil {
            if let message { node.receive(message) }
            message = nil
            if case .opened(_, let next) = node.closeRound(store: { state = $0 }) {
                message = next
            }
        }
        let again = try Participant(
            resuming: state, ceremony: ceremony, identity: identity, stateKey: same)
        guard node.groupKey != nil, again.openRound == .join else { throw Failure.noKey }
        print("constant time: \(scheme), sealed states")
    }

    /// Identities and contents of several lengths are sealed and opened again, with the right key and with a wrong
    /// one.
    private static func sealedFiles() throws {
        var random = SystemRandomSource()
        let derivation = try KeyDerivation(passes: 1, memoryKiB: 8, random: &random)
        let identity = try IdentityFile(decoding: secret(IdentityFile.byteCount, &random))
        guard let key = SealedFileKey(try secret(32, &random), derivedBy: derivation),
            let wrong = SealedFileKey(try secret(32, &random), derivedBy: derivation)
        else { throw Failure.noKey }
        let file = try SealedFile(sealing: identity.secretEncoding(), as: .identity, with: key)
        let read = try SealedFile(decoding: file.encoded, as: .identity)
        let opened = try IdentityFile(decoding: read.open(with: key))
        guard opened.identity.verificationKey == identity.identity.verificationKey else {
            throw Failure.noKey
        }
        for count in [0, 1, 31, 33, 100] {
            let file = try SealedFile(
                sealing: secret(count, &random), as: .state, with: key)
            let opened = try file.open(with: key)
            do throws(SealedFileError) {
                _ = try file.open(with: wrong)
                throw SealedFileError.changed
            } catch {
                guard error == .notAuthentic, opened.count == count else { throw Failure.noKey }
            }
        }
        print("constant time: sealed files")
    }

    /// Drawn bytes that are marked.
    private static func secret(
        _ count: Int, _ random: inout SystemRandomSource
    ) throws -> SecretBytes {
        var drawn = SecretPreimage(capacity: 128)
        while drawn.count < count { drawn.append(try SecretBytes(random32: &random)) }
        let secret = drawn.bytes().part(0..<count)
        taint(secret)
        return secret
    }

    /// Sessions of ChillDKG: every step, recovery and acknowledgements; then an investigation.
    private static func chillDKG() throws {
        var simulation = ChillDKGSimulation(participants: 4, threshold: 3)
        simulation.inspectSecret = taint
        let result = try simulation.run()
        guard let key = result.coordinatorKey, result.violations().isEmpty else {
            throw Failure.noKey
        }
        for id in result.parameters.participants {
            let package = try key.recoverShare(hostKey: simulation.hostKey(id.position))
            let signer = try SigningKey(package.share)
            let signature = signer.sign(key.parameters.hash, auxiliaryRandomness: nil)
            guard signer.verificationKey.isValid(signature, for: key.parameters.hash) else {
                throw Failure.noKey
            }
            var source = DeterministicRandomSource(seed: 1)
            let auxiliary = try SecretBytes(random32: &source)
            taint(auxiliary)
            let acknowledgement = try key.acknowledge(
                hostKey: simulation.hostKey(id.position), auxiliaryRandomness: auxiliary)
            guard key.isValid(acknowledgement: acknowledgement, of: id) else {
                throw Failure.noKey
            }
        }
        print("constant time: ChillDKG, honest session, recovery and acknowledgements")
        guard let first = ChillParticipantID(0), let second = ChillParticipantID(1) else {
            throw Failure.noKey
        }
        simulation.faults = [.wrongShare(from: second, to: first)]
        let faulty = try simulation.run()
        guard
            case .investigated(.faultyParticipantOrCoordinator(second, _)) =
                faulty.outcome(of: first)
        else { throw Failure.noKey }
        print("constant time: ChillDKG, a wrong share and its investigation")
    }

    @Sendable
    private static func taint(_ secret: borrowing SecretBytes) {
        secret.withBytes { span in
            unsafe span.withUnsafeBytes { bytes in
                unsafe memcheck_make_undefined(bytes.baseAddress, bytes.count)
            }
        }
    }

    /// Marks every identity secret and every seed as it is made.
    private static func tainted(
        _ configuration: SimulationConfiguration
    ) -> SimulationConfiguration {
        var configuration = configuration
        configuration.checksRefusals = false
        configuration.inspectSecret = taint
        return configuration
    }

    /// A key generation of the FROST crates: polynomials, proofs, shares there and back in their
    /// encoding and checked in one equation, the tweak, key packages there and back, and reconstruction.
    private static func frost(_ suite: FROSTCiphersuite, _ format: FROSTFormat) throws {
        var identifiers = [FROSTIdentifier(try ParticipantIndex(1))]
        // Numbers and full scalars take different paths. Of five the others are enough for equations with weights.
        for name in ["alice", "bob", "carol", "dave"] {
            if let identifier = FROSTIdentifier.derived(from: Array(name.utf8), in: suite) {
                identifiers.append(identifier)
            }
        }
        var simulation = FROSTSimulation(suite, identifiers: identifiers, threshold: 2)
        simulation.format = format
        simulation.inspectSecret = { secret in taint(secret) }
        let participants = try simulation.run()
        guard let first = participants[0].takeKey() else { throw Failure.noKey }
        var recovery = SecretKeyShare.Recovery(of: try first.thresholdKey())
        try recovery.add(first.secretKeyShare())
        for participant in participants.dropFirst() {
            guard let key = participant.takeKey() else { throw Failure.noKey }
            let restored = try FROSTKeyPackage(
                decoding: key.keyPackage.secretEncoding(as: format), as: format, in: suite)
            try recovery.add(restored.secretKeyShare(of: recovery.key))
            for parity in FROSTTaprootTweak.Parity.allCases {
                _ = try restored.tweaked(by: FROSTTaprootTweak(parity: parity))
            }
        }
        let secret = try recovery.reconstructSecret()
        guard secret.timesGenerator() == first.publicKeyPackage.verifyingKey.point else {
            throw Failure.noKey
        }
        print("constant time: \(suite), \(format), key generation and key packages")
    }

    /// Nonces of a signing session of the FROST crates: committed to, and there and back in their encoding.
    private static func signingNonces(
        _ suite: FROSTCiphersuite, _ format: FROSTFormat
    ) throws {
        let bytes = SecretBytes(copying: [UInt8](repeating: 9, count: 64))
        taint(bytes)
        guard
            let nonces = FROSTSigningNonces(
                hiding: try SecretScalar(decoding: bytes.part(0..<32)),
                binding: try SecretScalar(decoding: bytes.part(32..<64)), in: suite)
        else { throw Failure.noKey }
        let restored = try FROSTSigningNonces(
            decoding: nonces.secretEncoding(as: format), as: format, in: suite)
        guard restored.commitments == nonces.commitments else { throw Failure.noKey }
        print("constant time: \(suite), \(format), nonces of a signing session")
    }

    /// The negative control: a branch on a secret byte.
    private static func leak() {
        let secret = SecretBytes(copying: [UInt8](repeating: 7, count: 32))
        secret.withBytes { span in
            unsafe span.withUnsafeBytes { bytes in
                unsafe memcheck_make_undefined(bytes.baseAddress, bytes.count)
            }
            if unsafe span.unsafeLoad(fromByteOffset: 3, as: UInt8.self) > 5 {
                print("constant time: the control branched on a secret")
            }
        }
    }

    private enum Failure: Error {
        case noKey
    }
}
