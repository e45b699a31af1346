import ChillDKG
import DKG
import DKGTestHarness
import FROSTKeyGeneration
import ThresholdSigning

/// Signatures with keys of every protocol, each verified by libsecp256k1 under what the public key says; and liars, each
/// of whom is named.
struct SignatureSoak {
    /// What went wrong, with the seed that does it again.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// A key with every share of it.
    private struct WholeKey {
        let key: ThresholdKey
        var shares: [ParticipantIndex: Scalar] = [:]

        mutating func add(_ share: consuming SecretKeyShare) {
            shares[share.index] = share.value.disclosed()
        }
    }

    private static let sessionsPerKey = 25

    /// Makes keys and signs with them; as many sessions as asked for, or some more.
    static func run(sessions: Int, seed: UInt64) throws -> Int {
        var done = 0
        while done < sessions {
            let number = seed &+ UInt64(done)
            let whole = try key(number)
            for offset in 0..<UInt64(sessionsPerKey) {
                try sign(whole, seed: number &+ offset)
                done += 1
            }
        }
        return done
    }

    // MARK: Keys

    private static func key(_ seed: UInt64) throws -> WholeKey {
        switch seed / UInt64(sessionsPerKey) % 4 {
        case 0: try ceremony(.pedersen, seed)
        case 1: try ceremony(.feldman, seed)
        case 2: try chillDKG(seed)
        default: try frost(seed)
        }
    }

    private static func ceremony(_ scheme: CommitmentScheme, _ seed: UInt64) throws -> WholeKey {
        let result = try CeremonySimulation.run(
            SimulationConfiguration(participants: 5, threshold: 3, scheme: scheme, seed: seed))
        guard let key = result.auditor.groupKey?.thresholdKey else {
            throw Failure(description: "seed \(seed): no key")
        }
        var whole = WholeKey(key: key)
        for number in 1...5 {
            guard let participant = result.participant(number) else { continue }
            whole.add(try participant.keyPackage().secretKeyShare())
        }
        return whole
    }

    private static func chillDKG(_ seed: UInt64) throws -> WholeKey {
        let simulation = ChillDKGSimulation(participants: 5, threshold: 3, seed: seed)
        let result = try simulation.run()
        guard let key = result.coordinatorKey else {
            throw Failure(description: "seed \(seed): no key of ChillDKG")
        }
        var whole = WholeKey(key: key.thresholdKey)
        for id in result.parameters.participants {
            let package = try key.recoverShare(hostKey: simulation.hostKey(id.position))
            whole.add(package.secretKeyShare())
        }
        return whole
    }

    private static func frost(_ seed: UInt64) throws -> WholeKey {
        let suite: FROSTCiphersuite = seed % 2 == 0 ? .secp256k1 : .secp256k1Taproot
        let identifiers = try (1...5).map { FROSTIdentifier(try ParticipantIndex($0)) }
        var simulation = FROSTSimulation(suite, identifiers: identifiers, threshold: 3)
        simulation.seed = seed
        var whole: WholeKey?
        for participant in try simulation.run() {
            guard let generated = participant.takeKey() else { continue }
            if whole == nil { whole = WholeKey(key: try generated.thresholdKey()) }
            whole?.add(try generated.secretKeyShare())
        }
        guard let whole else { throw Failure(description: "seed \(seed): no key of FROST") }
        return whole
    }

    // MARK: Sessions

    private static func sign(_ whole: WholeKey, seed: UInt64) throws {
        var source = DeterministicRandomSource(seed: seed, label: "a session")
        let choice = try Digest(random: &source).encoded
        let schemes: [SigningScheme] = [.rfc9591, .taproot, .bip445(.draft6), .bip445(.draft12)]
        let scheme = schemes[Int(choice[0] % 4)]
        let signers = whole.key.members.filter { choice[1] >> ($0.index.position % 8) & 1 == 1 }
        guard signers.count >= whole.key.threshold.count else { return }
        let message = Array(choice.prefix(Int(choice[2] % 33)))
        var derivation = SigningDerivation.none
        let path = try DerivationPath(
            steps: (0..<Int(choice[3] % 3)).map { UInt32(choice[4 + $0]) })
        switch choice[7] % 3 {
        case 0: derivation = .descendant(path)
        case 1 where scheme.isBIP340: derivation = .taproot(path: path)
        case 2 where scheme.ciphersuite != nil:
            derivation = .rerandomised(seed: try Digest(random: &source))
        default: break
        }
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for member in signers {
            commitments[member.index] = try nonces(member, whole, scheme, seed).commitment
        }
        let request = try SigningRequest(
            for: message, with: whole.key, by: scheme, derivation: derivation,
            commitments: commitments)
        let session = try SigningSession(request, of: whole.key, options: .keyAsItIs)
        var shares = try signers.map { member in
            let signer = try signer(member, whole, scheme)
            let nonces = try nonces(member, whole, scheme, seed)
            return try signer.sign(
                signer.examine(SigningRequest(decoding: request.encoded), for: nonces),
                with: nonces)
        }
        let signature = try session.aggregate(shares)
        guard signature.isValid(for: message, under: session.signingKey),
            !signature.isValid(for: message + [1], under: session.signingKey)
        else { throw Failure(description: "seed \(seed): the signature is wrong") }
        let liar = Int(choice[8]) % shares.count
        shares[liar] = SignatureShare(shares[liar].value + .one, of: shares[liar].index)
        do throws(AggregationError) {
            _ = try session.aggregate(shares)
        } catch {
            if error == .wrongShares([shares[liar].index]) { return }
        }
        throw Failure(description: "seed \(seed): the liar \(shares[liar].index) is not named")
    }

    private static func signer(
        _ member: ThresholdKey.Member, _ whole: WholeKey, _ scheme: SigningScheme
    ) throws -> Signer {
        guard let share = whole.shares[member.index] else {
            throw Failure(description: "no share of \(member.index)")
        }
        return try Signer(
            SecretKeyShare(SecretScalar(share), at: member.evaluationPoint, of: whole.key),
            by: scheme, options: .keyAsItIs)
    }

    private static func nonces(
        _ member: ThresholdKey.Member, _ whole: WholeKey, _ scheme: SigningScheme, _ seed: UInt64
    ) throws -> NoncePair {
        var source = DeterministicRandomSource(seed: seed, label: "nonces of \(member.index)")
        return try signer(member, whole, scheme).commit(random: &source)
    }
}
