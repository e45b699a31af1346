import ChillDKG
import DKG
import FROSTKeyGeneration

// Where a key may come from.
extension SigningGroup {
    /// The key of a ceremony, with everybody who has a key package; the identities are those of the ceremony.
    ///
    /// Whoever followed a script in the ceremony and has a share all the same signs like anybody else.
    ///
    /// - Parameter result: What the ceremony came to.
    /// - Throws: ``SigningSimulationError``; ``SigningSimulationError/noKey`` if there is no certified key.
    public init(of result: CeremonyResult) throws(SigningSimulationError) {
        guard result.auditor.outcome == .certified, let key = result.auditor.groupKey?.thresholdKey
        else { throw .noKey }
        self.init(key)
        for participant in result.participants {
            let identity: SigningKey
            do throws(RandomSourceError) {
                identity = try result.configuration.identity(at: participant.index.position)
            } catch {
                throw .random(error)
            }
            let share: SecretKeyShare
            do {
                share = try participant.keyPackage().secretKeyShare()
            } catch {
                continue
            }
            try add(share, identity: identity)
        }
    }

    /// The key of a session of ChillDKG, with everybody who can recover its share; the identities follow from its seed.
    ///
    /// - Parameter result: What the session came to.
    /// - Throws: ``SigningSimulationError``; ``SigningSimulationError/noKey`` if the coordinator has no key.
    public init(of result: ChillResult) throws(SigningSimulationError) {
        guard let key = result.coordinatorKey else { throw .noKey }
        let seed = result.simulation.seed
        try self.init(givingIdentitiesTo: key.thresholdKey, seed: seed)
        for id in result.parameters.participants {
            let share: SecretKeyShare
            do {
                share = try key.recoverShare(hostKey: result.simulation.hostKey(id.position))
                    .secretKeyShare()
            } catch {
                continue
            }
            let index = share.index
            try add(share, identity: SigningGroup.identity(of: index, seed: seed))
        }
    }

    /// The key of a key generation of the FROST crates, with everybody who has it; each key is taken away.
    ///
    /// - Parameters:
    ///   - participants: What ``FROSTSimulation/run()`` gave.
    ///   - seed: What the identities follow from.
    /// - Throws: ``SigningSimulationError``; ``SigningSimulationError/noKey`` if nobody has a key.
    public init(
        of participants: [FROSTSimulatedParticipant], seed: UInt64
    ) throws(SigningSimulationError) {
        var group: SigningGroup?
        for participant in participants {
            let generated: FROSTGeneratedKey
            do throws(FROSTSimulatedParticipant.NoKey) {
                generated = try participant.takenKey()
            } catch {
                continue
            }
            let key: ThresholdKey
            let share: SecretKeyShare
            do {
                key = try generated.thresholdKey()
                share = try generated.secretKeyShare()
            } catch {
                throw .noKey
            }
            if group == nil { group = try SigningGroup(givingIdentitiesTo: key, seed: seed) }
            let index = share.index
            try group?.add(share, identity: SigningGroup.identity(of: index, seed: seed))
        }
        guard let group else { throw .noKey }
        self = group
    }

    /// A key that somebody whom all trust has dealt: no ceremony, so any t up to n.
    ///
    /// - Parameters:
    ///   - threshold: t.
    ///   - participants: n.
    ///   - seed: What everything follows from.
    /// - Throws: ``SigningSimulationError``, if there is no such key.
    public init(
        dealing threshold: Int, of participants: Int, seed: UInt64
    ) throws(SigningSimulationError) {
        guard let threshold = try? Threshold(threshold),
            ParticipantIndex.range.contains(participants)
        else { throw .noKey }
        var source = DeterministicRandomSource(seed: seed, label: "dealt key")
        let polynomial: SecretPolynomial
        do throws(RandomSourceError) {
            polynomial = try SecretPolynomial(threshold: threshold, random: &source)
        } catch {
            throw .random(error)
        }
        let indices = (0..<participants).compactMap { ParticipantIndex(position: $0) }
        var shares: [PublicShare] = []
        for index in indices {
            shares.append(
                PublicShare(
                    evaluationPoint: Scalar(index),
                    point: polynomial.share(of: index).timesGenerator(),
                    identity: try SigningGroup.identity(of: index, seed: seed).verificationKey))
        }
        let key: ThresholdKey
        do throws(ThresholdKeyError) {
            key = try ThresholdKey(
                unverified: polynomial.constantTerm().timesGenerator(), threshold: threshold,
                shares: shares)
        } catch {
            throw .key(error)
        }
        self.init(key)
        for index in indices {
            try add(
                polynomial.share(of: index), of: index,
                identity: SigningGroup.identity(of: index, seed: seed))
        }
    }
}
