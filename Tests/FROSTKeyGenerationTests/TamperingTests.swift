import DKG
import DKGTestHarness
import FROSTKeyGeneration
import Testing

/// Every byte of every message changed, and every length off by one.
@Suite struct TamperingTests {
    static let cases: [(FROSTCiphersuite, FROSTFormat)] = FROSTCiphersuite.allCases.flatMap {
        suite in FROSTFormat.allCases.map { (suite, $0) }
    }

    /// Changes of a message of so many bytes, each with what it is called.
    static func changes(of count: Int) -> [(String, @Sendable ([UInt8]) -> [UInt8])] {
        var changes: [(String, @Sendable ([UInt8]) -> [UInt8])] = []
        for position in 0..<count {
            for mask: UInt8 in [0x01, 0x80] {
                changes.append(
                    (
                        "byte \(position) ^ \(mask)",
                        { $0.replacing(position, with: $0[position] ^ mask) }
                    ))
            }
        }
        changes.append(("one byte less", { Array($0.dropLast()) }))
        changes.append(("the first byte missing", { Array($0.dropFirst()) }))
        changes.append(("a byte more", { $0 + [0] }))
        changes.append(("a digit more", { $0 + [0x30] }))
        changes.append(("nothing", { _ in [] }))
        return changes
    }

    private func simulation(
        _ suite: FROSTCiphersuite, _ format: FROSTFormat
    ) throws -> FROSTSimulation {
        var simulation = FROSTSimulation(
            suite, identifiers: try (1...2).map { FROSTIdentifier(try ParticipantIndex($0)) },
            threshold: 2)
        simulation.format = format
        return simulation
    }

    @Test(arguments: cases)
    func aChangedPackageNamesItsSender(_ suite: FROSTCiphersuite, _ format: FROSTFormat) throws {
        let size = try Sizes(of: suite, format)
        for (name, change) in TamperingTests.changes(of: size.round1) {
            var simulation = try simulation(suite, format)
            let receiver = simulation.identifiers[0]
            let culprit = simulation.identifiers[1]
            simulation.tamperBroadcast = { delivery, bytes in
                delivery.sender == culprit ? change(bytes) : bytes
            }
            let outcome = try simulation.run()[0]
            #expect(outcome.identifier == receiver)
            #expect(outcome.error?.culprit == culprit, "\(name)")
            let hasKey = outcome.takeKey() != nil
            #expect(!hasKey, "\(name)")
        }
    }

    @Test(arguments: cases)
    func aChangedShareNamesItsSender(_ suite: FROSTCiphersuite, _ format: FROSTFormat) throws {
        let size = try Sizes(of: suite, format)
        for (name, change) in TamperingTests.changes(of: size.round2) {
            var simulation = try simulation(suite, format)
            let culprit = simulation.identifiers[1]
            simulation.tamperShare = { delivery, bytes in
                delivery.sender == culprit ? change(bytes) : bytes
            }
            let outcomes = try simulation.run()
            #expect(outcomes[0].error?.culprit == culprit, "\(name)")
            let keys = (outcomes[0].takeKey() != nil, outcomes[1].takeKey() != nil)
            #expect(!keys.0 && keys.1, "\(name)")
        }
    }

    /// A stored key package never gives another share; what else it says is compared with the key.
    @Test(arguments: cases)
    func aChangedKeyPackageIsNotUsed(_ suite: FROSTCiphersuite, _ format: FROSTFormat) throws {
        let outcome = try simulation(suite, format).run()[0]
        guard let key = outcome.takeKey() else {
            Issue.record("no key")
            return
        }
        let thresholdKey = try key.thresholdKey()
        let stored = key.keyPackage.secretEncoding(as: format).opened()
        for (name, change) in TamperingTests.changes(of: stored.count) {
            let isUsed: Bool
            do {
                let package = try FROSTKeyPackage(
                    decoding: SecretBytes(copying: change(stored)), as: format, in: suite)
                _ = try package.secretKeyShare(of: thresholdKey)
                isUsed = true
            } catch is FROSTEncodingError {
                isUsed = false
            } catch is ThresholdKeyError {
                isUsed = false
            }
            #expect(!isUsed, "\(name)")
        }
        // The twin: unchanged, it is used.
        let package = try FROSTKeyPackage(
            decoding: SecretBytes(copying: stored), as: format, in: suite)
        _ = try package.secretKeyShare(of: thresholdKey)
    }

    @Test(arguments: cases)
    func aChangedPublicKeyPackageIsAnother(
        _ suite: FROSTCiphersuite, _ format: FROSTFormat
    ) throws {
        let outcome = try simulation(suite, format).run()[0]
        guard let package = outcome.takeKey()?.publicKeyPackage else {
            Issue.record("no key")
            return
        }
        let stored = package.encoded(as: format)
        for (name, change) in TamperingTests.changes(of: stored.count) {
            let changed = try? FROSTPublicKeyPackage(
                decoding: change(stored), as: format, in: suite)
            #expect(changed != package, "\(name)")
        }
        // The twin: unchanged, it is the same.
        #expect(try FROSTPublicKeyPackage(decoding: stored, as: format, in: suite) == package)
    }

    /// How long the messages of these sessions are.
    private struct Sizes {
        let round1: Int
        let round2: Int

        init(of suite: FROSTCiphersuite, _ format: FROSTFormat) throws {
            let setup = try FROSTSetup(
                ciphersuite: suite, identifier: FROSTIdentifier(try ParticipantIndex(1)),
                threshold: 2, participants: 2)
            let seed = SecretBytes(copying: [UInt8](repeating: 9, count: 32))
            round1 = try FROSTDealer(setup, seed: seed).package.encoded(as: format).count
            round2 =
                FROSTRound2Package(SecretScalar(.one), in: suite).secretEncoding(as: format).count
        }
    }
}

extension [UInt8] {
    /// The bytes with one of them replaced; unchanged if there is no such byte.
    func replacing(_ position: Int, with byte: UInt8) -> [UInt8] {
        guard indices.contains(position) else { return self }
        var changed = self
        changed[position] = byte
        return changed
    }
}
