import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, O3: a participant that does not see the end is handed the certificate later.
@Suite("Adoption of a certified key")
struct LateCertificateTests {
    private func run(
        _ scheme: CommitmentScheme, seed: UInt64 = 1,
        losing condition: @escaping @Sendable (Network.Delivery) -> Bool
    ) throws -> CeremonyResult {
        var configuration = SimulationConfiguration(
            participants: 5, threshold: 3, scheme: scheme, seed: seed)
        configuration.network.add(.drop(condition))
        let result = try CeremonySimulation.run(configuration)
        #expect(result.violations() == [])
        return result
    }

    private static let three = ParticipantIndex(position: 2)

    private static func isThree(_ reader: Reader) -> Bool {
        three.map { reader == .participant($0) } ?? false
    }

    @Test("O3 pending, then certified", arguments: CommitmentScheme.allCases)
    func certifiedLater(scheme: CommitmentScheme) throws {
        let result = try run(scheme) {
            $0.round == .certify && LateCertificateTests.isThree($0.reader)
        }
        let key = try #require(result.auditor.groupKey)
        #expect(key.certificate.signers.count == 5)
        let participant = try #require(result.participant(3))
        #expect(participant.outcome == .pending)
        #expect(participant.state.groupKey == nil)
        #expect(participant.hasShare)
        // The key comes as bytes, from anybody.
        let handedOver = try GroupKey(decoding: key.encoded)
        #expect(participant.adopt(handedOver) == .certified)
        let package = try participant.keyPackage()
        #expect(package.groupKey == key)
        #expect(package.share.timesGenerator() == package.verificationShare)
        // The others wait for nothing.
        #expect(try #require(result.participant(1)).adopt(key) == .foreign)
    }

    @Test(
        "O3 without the certificate there is no key package",
        arguments: CommitmentScheme.allCases)
    func pendingStays(scheme: CommitmentScheme) throws {
        let result = try run(scheme) {
            $0.round == .certify && LateCertificateTests.isThree($0.reader)
        }
        #expect(throws: ParticipantError.pending) {
            _ = try #require(result.participant(3)).keyPackage()
        }
        let honest = try run(scheme) { _ in false }
        #expect(throws: Never.self) { _ = try #require(honest.participant(3)).keyPackage() }
    }

    @Test("O3 all are pending if too few sign", arguments: CommitmentScheme.allCases)
    func tooFewSign(scheme: CommitmentScheme) throws {
        let result = try run(scheme) { $0.round == .certify && ($0.sender?.value ?? 0) > 2 }
        #expect(result.auditor.outcome == .pending)
        #expect(result.participants.allSatisfy { $0.outcome == .pending })
        #expect(result.auditor.assuredShares == 0)
        #expect(throws: ThresholdKeyError.tooFewShares(needed: 3, got: 0)) {
            _ = try result.reconstructSecret()
        }
    }

    @Test("O3 a key of another ceremony is foreign", arguments: CommitmentScheme.allCases)
    func foreign(scheme: CommitmentScheme) throws {
        let result = try run(scheme) {
            $0.round == .certify && LateCertificateTests.isThree($0.reader)
        }
        let other = try run(scheme, seed: 2) { _ in false }
        let participant = try #require(result.participant(3))
        #expect(participant.adopt(try #require(other.auditor.groupKey)) == .foreign)
        #expect(participant.outcome == .pending)
        // It goes on waiting.
        #expect(participant.adopt(try #require(result.auditor.groupKey)) == .certified)
    }

    @Test("O3 another key of the same session supersedes")
    func superseded() throws {
        // Participant 3 misses a respond message that the others have seen. In feldman no view is
        // compared after that, so it gets as far as a transcript of its own.
        let result = try run(.feldman) {
            $0.round == .respond && $0.sender?.value == 5 && LateCertificateTests.isThree($0.reader)
        }
        let key = try #require(result.auditor.groupKey)
        let participant = try #require(result.participant(3))
        let transcript = try #require(participant.state.transcript)
        #expect(participant.outcome == .pending)
        #expect(transcript.session == key.session.id)
        #expect(transcript.holders.numbers == [1, 2, 3, 4])
        #expect(key.transcript.holders.numbers == [1, 2, 3, 4, 5])
        #expect(participant.state.disagreements[.certify]?.numbers == [1, 2, 4])
        #expect(result.auditor.disagreements[.certify]?.numbers == [3])
        #expect(participant.adopt(key) == .superseded)
        // It keeps everything: the polynomial is the same, and so is the share.
        #expect(participant.outcome == .pending)
        #expect(participant.hasShare)
        #expect(transcript.polynomial == key.transcript.polynomial)
    }

    @Test("O3 a participant rebuilt from the certified board has the certified key")
    func rebuilt() throws {
        let fixture = try CeremonyFixture(
            SimulationConfiguration(participants: 1, threshold: 1, scheme: .feldman))
        var first = try fixture.participant(1)
        var board: [[[UInt8]]] = []
        var message: [UInt8]? = first.joinMessage
        while let posted = message {
            board.append([posted])
            first.receive(posted)
            message = nil
            if case .opened(_, let next) = first.closeRound() { message = next }
        }
        // It restarts, misses the last message, and then is handed the key.
        var again = try fixture.participant(1)
        for envelopes in board.dropLast() {
            for envelope in envelopes { again.receive(envelope) }
            again.closeRound()
        }
        #expect(again.closeRound() == .pending)
        let key = try #require(first.state.groupKey)
        #expect(again.adopt(key) == .certified)
        #expect(again.closeRound() == .certified(key))
        let package = try first.keyPackage()
        let adopted = try again.keyPackage()
        #expect(package.verificationShare == adopted.verificationShare)
    }
}
