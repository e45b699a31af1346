import DKG
import DKGTestHarness
import FROSTKeyGeneration
import TestSupport
import Testing

/// Whole sessions in which everybody is honest.
@Suite struct SessionTests {
    struct Shape: Sendable, CustomStringConvertible {
        let suite: FROSTCiphersuite
        let threshold: Int
        let participants: Int
        let named: Bool
        let format: FROSTFormat

        var description: String {
            "\(suite), \(threshold) of \(participants), \(named ? "names" : "numbers"), \(format)"
        }

        static let all: [Shape] = FROSTCiphersuite.allCases.flatMap { suite in
            FROSTFormat.allCases.flatMap { format in
                [(2, 2), (2, 3), (3, 3), (3, 5), (5, 5)].flatMap { threshold, participants in
                    [false, true].map { named in
                        Shape(
                            suite: suite, threshold: threshold, participants: participants,
                            named: named, format: format)
                    }
                }
            }
        }
    }

    @Test(arguments: Shape.all)
    func everybodyGetsTheSameKey(_ shape: Shape) throws {
        let identifiers = try (1...shape.participants).map { number -> FROSTIdentifier in
            guard shape.named else { return FROSTIdentifier(try ParticipantIndex(7 * number)) }
            return try #require(
                FROSTIdentifier.derived(from: Array("member \(number)".utf8), in: shape.suite))
        }
        var simulation = FROSTSimulation(
            shape.suite, identifiers: identifiers, threshold: shape.threshold, seed: 5)
        simulation.format = shape.format
        var packages: [FROSTPublicKeyPackage] = []
        var sessions: Set<Digest> = []
        var recovery: SecretKeyShare.Recovery?
        for participant in try simulation.run() {
            guard let key = participant.takeKey() else {
                Issue.record("\(participant.identifier): \(String(describing: participant.error))")
                return
            }
            packages.append(key.publicKeyPackage)
            sessions.insert(key.session)
            if recovery == nil { recovery = SecretKeyShare.Recovery(of: try key.thresholdKey()) }
            try recovery?.add(key.secretKeyShare())
        }
        #expect(packages.count == shape.participants)
        #expect(Set(packages).count == 1 && sessions.count == 1)
        #expect(packages[0].verifyingShares.map(\.identifier) == identifiers.sorted())
        let secret = try recovery?.reconstructSecret().timesGenerator()
        #expect(secret == packages[0].verifyingKey.point)
    }

    @Test func aStatedThresholdHolds() throws {
        let identifiers = try (1...3).map { FROSTIdentifier(try ParticipantIndex($0)) }
        let simulation = FROSTSimulation(
            .secp256k1, identifiers: identifiers, threshold: 2, seed: 5)
        let participants = try simulation.run()
        guard let key = participants[0].takeKey() else {
            Issue.record("no key")
            return
        }
        let package = key.publicKeyPackage
        #expect(throws: ThresholdKeyError.otherThreshold(stated: 2, got: 3)) {
            try package.thresholdKey(threshold: Threshold(3))
        }
        #expect(try package.thresholdKey(threshold: Threshold(2)).threshold.count == 2)
        // Packages of the crates' versions 1 and 2 do not state it.
        let older = try FROSTPublicKeyPackage(
            decoding: package.encoded().dropLast(2), in: package.ciphersuite)
        #expect(older.threshold == nil)
        // What they do not state, the shares show.
        #expect(try older.thresholdKey(threshold: Threshold(2)).threshold.count == 2)
        #expect(throws: ThresholdKeyError.notOnePolynomial(threshold: 3)) {
            try older.thresholdKey(threshold: Threshold(3))
        }
    }

    @Test func aSeedGivesTheSamePartAgainAndTheSetupChangesIt() throws {
        func package(
            seed: UInt8 = 1, suite: FROSTCiphersuite = .secp256k1, identifier: Int = 1,
            threshold: Int = 2, participants: Int = 3
        ) throws -> FROSTRound1Package {
            let setup = try FROSTSetup(
                ciphersuite: suite, identifier: FROSTIdentifier(try ParticipantIndex(identifier)),
                threshold: threshold, participants: participants)
            return try FROSTDealer(
                setup, seed: SecretBytes(copying: [UInt8](repeating: seed, count: 32))
            ).package
        }
        let first = try package()
        #expect(try package() == first)
        let others = try [
            package(seed: 2), package(suite: .secp256k1Taproot), package(identifier: 2),
            package(threshold: 3), package(participants: 4),
        ]
        #expect(
            Set(others.map(\.commitment.constantTerm)).union([first.commitment.constantTerm]).count
                == 6)
        #expect(Set(others.map(\.proof.noncePoint)).union([first.proof.noncePoint]).count == 6)
        // The Taproot suite's nonces have even y, whatever was drawn.
        for seed in 1...16 {
            let proof = try package(seed: UInt8(seed), suite: .secp256k1Taproot).proof
            #expect(proof.noncePoint.compressed[0] == 2)
        }
    }

    @Test func randomnessIsUsed() throws {
        let setup = try FROSTSetup(
            ciphersuite: .secp256k1, identifier: FROSTIdentifier(try ParticipantIndex(1)),
            threshold: 2, participants: 2)
        var source = SeededRandomSource(seed: 1)
        let first = try FROSTDealer(setup, random: &source).package
        let second = try FROSTDealer(setup, random: &source).package
        #expect(first != second)
        source = SeededRandomSource(seed: 1)
        let again = try FROSTDealer(setup, random: &source).package
        #expect(again == first)
    }

    @Test func numbersAreChecked() throws {
        let identifier = FROSTIdentifier(try ParticipantIndex(1))
        for (threshold, participants, expected): (Int, Int, FROSTSetupError?) in [
            (2, 2, nil), (2, 65535, nil), (65535, 65535, nil),
            (1, 2, .threshold(got: 1, participants: 2)),
            (3, 2, .threshold(got: 3, participants: 2)),
            (0, 3, .threshold(got: 0, participants: 3)), (1, 1, .participants(got: 1)),
            (2, 65536, .participants(got: 65536)), (2, -1, .participants(got: -1)),
        ] {
            var error: FROSTSetupError?
            do throws(FROSTSetupError) {
                _ = try FROSTSetup(
                    ciphersuite: .secp256k1, identifier: identifier, threshold: threshold,
                    participants: participants)
            } catch let thrown {
                error = thrown
            }
            #expect(error == expected)
        }
        let setup = try FROSTSetup(
            ciphersuite: .secp256k1, identifier: identifier, threshold: 2, participants: 2)
        for length in [0, 31, 33] {
            #expect(throws: FROSTSetupError.seedLength(got: length)) {
                _ = try FROSTDealer(
                    setup, seed: SecretBytes(copying: [UInt8](repeating: 1, count: length)))
            }
        }
        #expect(throws: FROSTSetupError.seedIsZero) {
            _ = try FROSTDealer(
                setup, seed: SecretBytes(copying: [UInt8](repeating: 0, count: 32)))
        }
    }

    @Test func identifiersAreOrderedAndNeverZero() throws {
        #expect(FROSTIdentifier(.zero) == nil)
        #expect(throws: FROSTEncodingError.identifierZero) {
            _ = try FROSTIdentifier(decoding: Scalar.zero.bytes)
        }
        #expect(throws: FROSTEncodingError.scalar(.notReduced)) {
            _ = try FROSTIdentifier(decoding: [UInt8](repeating: 0xFF, count: 32))
        }
        let small = FROSTIdentifier(try ParticipantIndex(2))
        let middle = FROSTIdentifier(try ParticipantIndex(256))
        let large = try #require(FROSTIdentifier(-Scalar.one))
        #expect(small < middle && middle < large && !(large < small))
        #expect(small.description == "2" && large.description == (-Scalar.one).description)
    }
}
