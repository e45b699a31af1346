import DKGMeasurement
import DKGTestHarness
import FROSTKeyGeneration
import Testing

@Suite("One participant of a FROST key generation alone")
struct FROSTMeasurementTests {
    @Test(
        "It makes the key that the whole session makes", arguments: FROSTCiphersuite.allCases,
        FROSTNaming.allCases)
    func sameKey(suite: FROSTCiphersuite, naming: FROSTNaming) throws {
        let identifiers = naming.identifiers(5, in: suite)
        #expect(Set(identifiers).count == 5)
        let whole = try FROSTSimulation(suite, identifiers: identifiers, threshold: 3, seed: 8)
            .run()
        guard let key = whole[0].takeKey() else {
            Issue.record("no key")
            return
        }
        let peers = try PreparedFROSTPeers(
            suite, participants: 5, threshold: 3, naming: naming, seed: 8)
        for arithmetic in MeasuredArithmetic.allCases {
            let measured = try FROSTMeasurement(of: peers, arithmetic: arithmetic)
            #expect(measured.publicKeyPackage == key.publicKeyPackage)
            #expect(Set(measured.milliseconds.keys) == Set(FROSTPhase.allCases))
            #expect(measured.milliseconds.values.allSatisfy { $0 > 0 })
            #expect(measured.totalMilliseconds == measured.milliseconds.values.reduce(0, +))
            #expect(measured.decodingMilliseconds > 0)
        }
    }

    @Test("Numbers are counted from one, names are hashed")
    func naming() throws {
        let numbers = FROSTNaming.consecutive.identifiers(3, in: .secp256k1)
        #expect(numbers == (try (1...3).map { FROSTIdentifier(try ParticipantIndex($0)) }))
        let names = FROSTNaming.hashed.identifiers(3, in: .secp256k1)
        #expect(names.allSatisfy { ParticipantIndex($0.scalar) == nil })
        #expect(FROSTNaming.consecutive.identifiers(-1, in: .secp256k1).isEmpty)
    }

    @Test("Impossible sizes are refused")
    func sizes() throws {
        #expect(throws: FROSTSetupError.threshold(got: 4, participants: 3)) {
            _ = try PreparedFROSTPeers(
                .secp256k1, participants: 3, threshold: 4, naming: .consecutive, seed: 1)
        }
        #expect(throws: FROSTSetupError.participants(got: 1)) {
            _ = try PreparedFROSTPeers(
                .secp256k1, participants: 1, threshold: 1, naming: .consecutive, seed: 1)
        }
    }

    @Test("The parts have the names that the tables write")
    func names() {
        #expect(FROSTPhase.allCases.map(\.description) == ["part 1", "part 2", "part 3"])
    }
}
