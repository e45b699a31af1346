import ChillDKG
import DKGTestHarness
import TestSupport
import Testing

@Suite("Every byte of every message")
struct TamperingTests {
    private let session: Session

    init() throws { session = try Session(3, 2) }

    /// The message with each byte changed in turn.
    private func changed(_ bytes: [UInt8]) -> [(position: Int, bytes: [UInt8])] {
        bytes.indices.map { position in
            var copy = bytes
            copy[position] ^= 1
            return (position, copy)
        }
    }

    /// The message without its last byte, with one more, and empty.
    private func lengths(_ bytes: [UInt8]) -> [[UInt8]] {
        [Array(bytes.dropLast()), bytes + [0], []]
    }

    @Test("First messages: the sender is blamed at once, or with the coordinator by whom it hits")
    func first() throws {
        let culprit = id(1)
        let original = try session.message(.first(from: culprit))
        for (position, bytes) in changed(original) {
            let result = try ChillDKGSimulation(participants: 3, threshold: 2) { message, own in
                message == .first(from: culprit) ? bytes : own
            }.run()
            #expect(result.violations(dishonest: [.participant(culprit)]) == [])
            #expect(result.coordinatorKey == nil, "byte \(position) made a key")
            // The culprit aside, somebody notices: the coordinator, or whose share it was. What
            // only the culprit's own share shows is its own affair.
            let blamed =
                result.blamedByCoordinator == culprit
                || [0, 2].contains {
                    result.outcome(of: id($0)).suspects.contains(.participant(culprit))
                }
            let ownShare = 66 + 64 + 33 + 32..<66 + 64 + 33 + 64
            #expect(blamed || ownShare.contains(position), "byte \(position)")
        }
        for bytes in lengths(original) {
            var coordinator = ChillCoordinator(session.parameters)
            #expect(
                throws: ChillCoordinatorError.faultyParticipant(
                    culprit, .length(expected: 259, got: bytes.count))
            ) { try coordinator.add(bytes, from: culprit) }
        }
    }

    @Test("The coordinator's first message: no certificate follows, and no honest party is blamed")
    func summed() throws {
        let original = try session.message(.summed(to: id(0)))
        let certificate = try session.message(.certificate(to: id(0)))
        // The own proof is neither looked at nor signed, as in the reference.
        let ownProof = 33 * 4..<33 * 4 + 64
        for (position, bytes) in changed(original) {
            do {
                let package = try session.signed(id(0), bytes).finalize(certificate)
                #expect(ownProof.contains(position), "byte \(position) made a key")
                #expect(package.key == session.key)
            } catch let error as ChillParticipantStep2Error {
                #expect(!ownProof.contains(position), "byte \(position)")
                switch error {
                case .faultyCoordinator, .faultyParticipantOrCoordinator: break
                case .unknownFaultyParticipantOrCoordinator(let investigation):
                    let answers = try ChillCoordinator.investigate(
                        session.firstMessages(), parameters: session.parameters)
                    // The investigation contradicts the first message, which was changed.
                    switch investigation.investigate(answers[0]) {
                    case .faultyCoordinator: break
                    case .faultyParticipantOrCoordinator: break
                    }
                case .hostKey, .auxiliaryLength, .unusableKey:
                    Issue.record("byte \(position): \(error)")
                }
            } catch let error as ChillParticipantFinalizeError {
                // Something that all sign was changed: the others signed something else.
                #expect(error == .faultyCoordinator(.certificate(id(0))))
            }
        }
        for bytes in lengths(original) {
            do {
                _ = try session.signed(id(0), bytes)
                Issue.record("a message of \(bytes.count) bytes was signed")
            } catch ChillParticipantStep2Error.faultyCoordinator(let reason) {
                #expect(reason == .length(expected: 519, got: bytes.count))
            }
        }
    }

    @Test("Signatures: their sender is blamed")
    func signature() throws {
        func coordinator() throws -> ChillCertifyingCoordinator {
            try ChillCoordinator.step1(
                session.firstMessages(), parameters: session.parameters)
        }
        let original = try session.message(.signature(from: id(2)))
        for (_, bytes) in changed(original) {
            var certifying = try coordinator()
            #expect(throws: ChillCoordinatorError.faultyParticipant(id(2), .signature)) {
                try certifying.add(bytes, from: id(2))
            }
        }
        for bytes in lengths(original) {
            var certifying = try coordinator()
            #expect(
                throws: ChillCoordinatorError.faultyParticipant(
                    id(2), .length(expected: 64, got: bytes.count))
            ) { try certifying.add(bytes, from: id(2)) }
        }
        // Somebody else's signature is not one's own.
        var certifying = try coordinator()
        #expect(throws: ChillCoordinatorError.faultyParticipant(id(1), .signature)) {
            try certifying.add(original, from: id(1))
        }
    }

    @Test("Certificates: the coordinator is blamed, and the signature named")
    func certificate() throws {
        let summed = try session.message(.summed(to: id(1)))
        let original = try session.message(.certificate(to: id(1)))
        for (position, bytes) in changed(original) {
            #expect(
                throws: ChillParticipantFinalizeError.faultyCoordinator(
                    .certificate(id(position / 64)))
            ) { _ = try session.signed(id(1), summed).finalize(bytes) }
        }
        for bytes in lengths(original) {
            #expect(
                throws: ChillParticipantFinalizeError.faultyCoordinator(
                    .length(expected: 192, got: bytes.count))
            ) { _ = try session.signed(id(1), summed).finalize(bytes) }
        }
    }

    @Test("Investigation messages: the coordinator is blamed")
    func investigation() throws {
        let faulty = try ChillDKGSimulation(
            participants: 3, threshold: 2, faults: [.wrongShare(from: id(1), to: id(0))]
        ).run()
        let original = try #require(faulty.messages[.investigation(to: id(0))])
        let summed = try #require(faulty.messages[.summed(to: id(0))])
        let found: ChillInvestigation
        do {
            _ = try session.signed(id(0), summed)
            Issue.record("a wrong share was signed")
            return
        } catch ChillParticipantStep2Error.unknownFaultyParticipantOrCoordinator(let investigation)
        {
            found = investigation
        }
        #expect(found.id == id(0))
        #expect(
            found.investigate(original) == .faultyParticipantOrCoordinator(id(1), .partialShare))
        for (position, bytes) in changed(original) {
            guard case .faultyCoordinator = found.investigate(bytes) else {
                Issue.record("byte \(position): \(found.investigate(bytes))")
                continue
            }
        }
        for bytes in lengths(original) {
            #expect(
                found.investigate(bytes)
                    == .faultyCoordinator(.length(expected: 195, got: bytes.count)))
        }
    }

    @Test("Recovery data and acknowledgements")
    func recovery() throws {
        let original = session.key.recoveryData
        for (position, bytes) in changed(original) {
            #expect(throws: ChillRecoveryDataError.self, "byte \(position)") {
                _ = try ChillKey(recoveryData: bytes)
            }
        }
        for length in original.indices {
            #expect(throws: ChillRecoveryDataError.self) {
                _ = try ChillKey(recoveryData: Array(original.prefix(length)))
            }
        }
        #expect(throws: ChillRecoveryDataError.self) {
            _ = try ChillKey(recoveryData: original + [0])
        }
        let acknowledgement = try session.key.acknowledge(
            hostKey: session.simulation.hostKey(1), auxiliaryRandomness: session.auxiliary())
        #expect(session.key.isValid(acknowledgement: acknowledgement, of: id(1)))
        for (_, bytes) in changed(acknowledgement.bytes) {
            let signature = try #require(Signature(bytes))
            #expect(!session.key.isValid(acknowledgement: signature, of: id(1)))
        }
    }
}
