import ChillDKG
import DKG
import DKGTestHarness
import FROSTKeyGeneration
import Testing
import ThresholdSigning

@Suite("Simulated signatures")
struct SigningSimulationTests {
    static let schemes: [SigningScheme] = [
        .rfc9591, .taproot, .bip445(.draft6), .bip445(.draft12),
    ]

    private func index(_ number: Int) throws -> ParticipantIndex { try ParticipantIndex(number) }

    private func configuration(
        _ scheme: SigningScheme, seed: UInt64 = 1
    ) -> SigningConfiguration {
        SigningConfiguration(
            signing: [1, 2, 3], by: scheme, derivation: scheme.isBIP340 ? .taproot() : .none,
            seed: seed)
    }

    @Test("After a ceremony with cheats those who have shares sign", arguments: schemes)
    func ceremony(scheme: SigningScheme) throws {
        var ceremony = SimulationConfiguration(participants: 5, threshold: 3, seed: 3)
        ceremony.add(ScriptedFault.wrongShare, to: try index(2))
        ceremony.add(ScriptedFault.absent, to: try index(4))
        // Three joined at least are needed for t = 2; five with an absent one are too few for t = 3.
        ceremony.threshold = 2
        let group = try SigningGroup(of: CeremonySimulation.run(ceremony))
        #expect(!group.holders.contains(try index(4)))
        var configuration = configuration(scheme)
        configuration.scripts[try index(1)] = SignerScript(.wrongShare)
        let result = try SigningSimulation.run(configuration, by: group)
        #expect(result.violations() == [])
        #expect(result.honest == group.holders.filter { $0.value != 1 })
        let signature = try #require(result.signature)
        let key = try #require(result.signingKey)
        #expect(signature.isValid(for: [1, 2, 3], under: key))
        #expect((key == group.key.publicKey) == (scheme == .rfc9591))
    }

    @Test("So do the holders of a key of ChillDKG and of the FROST crates", arguments: schemes)
    func foreign(scheme: SigningScheme) throws {
        let chill = try SigningGroup(
            of: ChillDKGSimulation(participants: 4, threshold: 2, seed: 7).run())
        let identifiers = try (1...4).map { FROSTIdentifier(try index($0)) }
        let frost = try SigningGroup(
            of: FROSTSimulation(.secp256k1Taproot, identifiers: identifiers, threshold: 2).run(),
            seed: 7)
        for group in [chill, frost] {
            #expect(group.holders.map(\.value) == [1, 2, 3, 4])
            #expect(group.key.members.allSatisfy { $0.identity != nil })
            var configuration = configuration(scheme, seed: 4)
            configuration.derivation = .none
            configuration.scripts[try index(3)] = SignerScript(.contradicts)
            let result = try SigningSimulation.run(configuration, by: group)
            #expect(result.violations() == [])
            #expect(result.signature != nil)
            #expect(result.lies == [try index(3): [.wrongShare]])
            #expect(result.convictions.map(\.verdict.index) == [try index(3)])
        }
    }

    @Test("Children, output keys and rerandomised keys are the ones that were asked for")
    func derivations() throws {
        let group = try SigningGroup(dealing: 2, of: 3, seed: 5)
        let path = try DerivationPath(steps: [1, 2])
        let cases: [(SigningScheme, SigningDerivation)] = [
            (.rfc9591, .descendant(path)), (.taproot, .taproot(path: path)),
            (.rfc9591, .rerandomised(seed: .zero)), (.bip445(.draft12), .descendant(path)),
        ]
        for (scheme, derivation) in cases {
            let configuration = SigningConfiguration(
                signing: [], by: scheme, derivation: derivation, seed: 2)
            let result = try SigningSimulation.run(configuration, by: group)
            #expect(result.violations() == [])
            #expect(result.signature != nil)
            #expect(result.signingKey != group.key.publicKey)
        }
        var tweaked = SigningConfiguration(
            signing: [], by: .bip445(.draft6),
            derivation: .unverified([KeyTweak(.one, as: .plain)]), seed: 2)
        tweaked.options = .unverifiedTweaks
        #expect(try SigningSimulation.run(tweaked, by: group).violations() == [])
    }

    @Test("The same configuration gives the same signature and events, another seed others")
    func deterministic() throws {
        let group = try SigningGroup(dealing: 2, of: 4, seed: 1)
        func run(_ seed: UInt64, _ order: UInt64?) throws -> SigningOutcome {
            var configuration = configuration(.taproot, seed: seed)
            configuration.order = DeliveryOrder(seed: order)
            configuration.scripts[try index(2)] = SignerScript(.silent)
            return try SigningSimulation.run(configuration, by: group)
        }
        let first = try run(1, 1)
        #expect(try run(1, 1).events == first.events)
        #expect(try run(1, 1).signature == first.signature)
        #expect(try run(2, 1).signature != first.signature)
        let orders = Set(try (0..<UInt64(10)).map { try run(1, $0).sessions })
        #expect(orders.count > 1)
        #expect(try run(1, nil).sessions.first?.map(\.value) == [1, 2])
    }

    @Test("A pair that colludes spoils its own session of BIP 445, and nobody is convicted")
    func collusion() throws {
        let group = try SigningGroup(dealing: 2, of: 5, seed: 1)
        var configuration = configuration(.bip445(.draft12))
        configuration.order = DeliveryOrder(seed: nil)
        for number in 1...2 { configuration.scripts[try index(number)] = SignerScript(.colludes) }
        let result = try SigningSimulation.run(configuration, by: group)
        #expect(result.violations() == [])
        #expect(result.convictions.isEmpty)
        #expect(result.signature != nil)
        let pair = [try index(1), try index(2)]
        #expect(result.events.contains(.blamed(session: 1, pair)))
        // Alone, or in another scheme, it can do nothing.
        configuration.scripts[try index(2)] = nil
        let alone = try SigningSimulation.run(configuration, by: group)
        #expect(!alone.events.contains(.blamed(session: 1, pair)))
        configuration.scripts[try index(2)] = SignerScript(.colludes)
        configuration.scheme = .taproot
        let other = try SigningSimulation.run(configuration, by: group)
        #expect(!other.events.contains(.blamed(session: 1, pair)))
        #expect(!SignerFault.colludes.hasEffect(in: .taproot))
    }

    @Test("Evidence holds for the one who lied and for no other request, answer or key")
    func evidence() throws {
        let group = try SigningGroup(dealing: 2, of: 3, seed: 1)
        var configuration = configuration(.taproot)
        configuration.derivation = .none
        configuration.coordinatorFault = .asksTwice
        configuration.scripts[try index(2)] = SignerScript(.reusesNonces)
        let result = try SigningSimulation.run(configuration, by: group)
        #expect(result.violations() == [])
        let verdicts = result.convictions.map(\.verdict)
        #expect(verdicts.contains { $0.fault == .reusedNonces && $0.index?.value == 2 })
        #expect(verdicts.allSatisfy { $0.index?.value == 2 })
        // What the others answered to one request is not shown wrong by another one.
        var requests: [SigningRequest] = []
        for conviction in result.convictions {
            if case .badShare(_, let request, _) = conviction.evidence { requests.append(request) }
        }
        for answer in result.answers where answer.index.value != 2 {
            for request in requests {
                #expect(SigningEvidence.badShare(group.key, request, answer).verdict() == nil)
            }
        }
    }

    @Test("Whoever has no share, or a share of zero, is silent")
    func withoutShares() throws {
        let whole = try SigningGroup(dealing: 2, of: 3, seed: 1)
        var group = SigningGroup(whole.key)
        #expect(group.holders.isEmpty)
        let nobody = try SigningSimulation.run(configuration(.rfc9591), by: group)
        #expect(nobody.signature == nil)
        #expect(nobody.violations() == [])
        // A key of 2 - x, of which member 2 has nothing.
        var shares: [PublicShare] = []
        for number in 1...3 {
            shares.append(
                PublicShare(
                    evaluationPoint: Scalar(UInt64(number)),
                    point: (Scalar(2) - Scalar(UInt64(number))).timesGenerator(),
                    identity: try SigningKey(SecretScalar(Scalar(UInt64(100 + number))))
                        .verificationKey))
        }
        let key = ThresholdKey(
            published: Scalar(2).timesGenerator(), threshold: try Threshold(2), shares: shares,
            purpose: .signing,
            epoch: KeyEpoch(number: 0, genesis: .zero, transcript: .zero, board: .agreed))
        group = SigningGroup(key)
        // The identity is right and the share another one.
        let other = try SecretKeyShare(SecretScalar(Scalar(1)), at: Scalar(3), of: replaced(key))
        #expect(throws: SigningSimulationError.key(.shareMismatch(Scalar(3)))) {
            try group.add(other, identity: SigningKey(SecretScalar(Scalar(103))))
        }
        for number in UInt64(1)...3 {
            let share = try SecretKeyShare(
                SecretScalar(Scalar(2) - Scalar(number)), at: Scalar(number), of: key)
            try group.add(share, identity: SigningKey(SecretScalar(Scalar(100 + number))))
        }
        let result = try SigningSimulation.run(configuration(.rfc9591), by: group)
        #expect(result.signers.map(\.value) == [1, 3])
        #expect(result.signature != nil)
    }

    @Test("What cannot be simulated says why")
    func errors() throws {
        func error(_ body: () throws -> Void) -> SigningSimulationError? {
            do {
                try body()
                return nil
            } catch {
                return error as? SigningSimulationError
            }
        }
        let group = try SigningGroup(dealing: 2, of: 3, seed: 1)
        #expect(error { _ = try SigningGroup(dealing: 0, of: 3, seed: 1) } == .noKey)
        #expect(error { _ = try SigningGroup(dealing: 1, of: 0, seed: 1) } == .noKey)
        #expect(error { _ = try SigningGroup(of: [], seed: 1) } == .noKey)
        var aborted = SimulationConfiguration(participants: 3, threshold: 2)
        aborted.add(ScriptedFault.absent, to: try index(1))
        #expect(error { _ = try SigningGroup(of: CeremonySimulation.run(aborted)) } == .noKey)
        var chill = ChillDKGSimulation(participants: 3, threshold: 2)
        chill.faults = [.silent(try chill.parameters().participants[0])]
        #expect(error { _ = try SigningGroup(of: chill.run()) } == .noKey)
        guard case .key? = error({ _ = try SigningGroup(dealing: 3, of: 2, seed: 1) }) else {
            Issue.record("three shares of two are enough")
            return
        }
        var strange = configuration(.taproot)
        strange.scripts[try index(4)] = SignerScript(.silent)
        #expect(
            error { _ = try SigningSimulation.run(strange, by: group) }
                == .scriptOfStranger(try index(4)))
        var long = configuration(.taproot)
        long.message = [UInt8](repeating: 0, count: SigningRequest.maximumMessageByteCount + 1)
        guard
            case .request(.messageTooLong)? = error({
                _ = try SigningSimulation.run(long, by: group)
            })
        else {
            Issue.record("a message of more than 16 MiB is signed")
            return
        }
        let other = try SigningGroup(dealing: 2, of: 3, seed: 2)
        let share = try SecretKeyShare(
            SecretScalar(Scalar(1)), at: Scalar(1), of: oneShareKey())
        var mixed = SigningGroup(other.key)
        #expect(
            error { try mixed.add(share, identity: SigningKey(SecretScalar(Scalar(5)))) }
                == .otherIdentity(try index(1)))
        let texts = Set(
            [
                SigningSimulationError.noKey, .key(.shareMismatch(.one)),
                .otherIdentity(try index(1)), .scriptOfStranger(try index(1)),
                .signer(.shareAtInfinity(try index(1))), .nonces(.computation),
                .request(.untweakedKey), .random(.unavailable),
            ].map(\.description))
        #expect(texts.count == 8)
    }

    /// A key with the same members, of whom the third holds 1.
    private func replaced(_ key: ThresholdKey) throws -> ThresholdKey {
        ThresholdKey(
            published: .generator, threshold: key.threshold,
            shares: key.members.map {
                PublicShare(evaluationPoint: $0.evaluationPoint, point: .generator)
            }, purpose: .signing, epoch: key.epoch)
    }

    private func oneShareKey() throws -> ThresholdKey {
        try ThresholdKey(
            publicKey: .generator, threshold: Threshold(1),
            shares: [PublicShare(evaluationPoint: .one, point: .generator)])
    }

    @Test("Scripts have names, and say what is unusual")
    func names() {
        #expect(SignerFault.allCases.allSatisfy { SignerFault(name: $0.description) == $0 })
        #expect(SignerFault(name: "honest") == nil)
        #expect(Set(CoordinatorFault.allCases.map(\.description)).count == 6)
        #expect(SignerScript(.silent).description == "silent")
        #expect(
            SignerScript(.usedNext, after: 2, returns: true).description
                == "used-next after 2, returns")
        #expect(CoordinatorFault.wrongAggregate.hasEffect(in: .bip445(.draft6)))
        #expect(!CoordinatorFault.wrongAggregate.hasEffect(in: .taproot))
    }
}
