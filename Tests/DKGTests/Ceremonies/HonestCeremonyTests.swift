import DKG
import DKGTestHarness
import TestSupport
import Testing

/// Ceremonies in which nobody deviates.
@Suite("Honest ceremonies")
struct HonestCeremonyTests {
    /// Runs a ceremony and checks that everybody ends with a share of one certified key.
    @discardableResult
    private func expectKey(
        _ configuration: SimulationConfiguration,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> CeremonyResult {
        let result = try CeremonySimulation.run(configuration)
        let n = configuration.participants
        #expect(result.violations() == [], sourceLocation: sourceLocation)
        #expect(
            CeremonySummary(result.auditor) == CeremonySummary(honest: n),
            "seed \(configuration.seed)", sourceLocation: sourceLocation)
        let key = try #require(result.auditor.groupKey, sourceLocation: sourceLocation)
        #expect(key.certificate.signers.count == n, sourceLocation: sourceLocation)
        #expect(key.purpose == configuration.purpose, sourceLocation: sourceLocation)
        #expect(result.auditor.isAssured, sourceLocation: sourceLocation)
        for participant in result.participants {
            #expect(participant.outcome == .certified(key), sourceLocation: sourceLocation)
        }
        let messages = configuration.scheme == .feldman ? 4 : 6
        #expect(result.board.messageCount == messages * n, sourceLocation: sourceLocation)
        return result
    }

    @Test(
        "S2 n = 1, n = 2, n = 2t - 1 and more", arguments: CommitmentScheme.allCases,
        [(1, 1), (2, 1), (3, 1), (3, 2), (4, 2), (5, 3), (7, 4), (9, 5), (8, 3)])
    func sizes(scheme: CommitmentScheme, size: (participants: Int, threshold: Int)) throws {
        let result = try expectKey(
            SimulationConfiguration(
                participants: size.participants, threshold: size.threshold, scheme: scheme))
        let secret = try result.reconstructSecret()
        #expect(secret.timesGenerator() == result.auditor.groupKey?.publicKey.point)
    }

    @Test("Relays", arguments: CommitmentScheme.allCases, [(1, 1), (4, 2), (7, 3), (8, 3)])
    func relays(scheme: CommitmentScheme, size: (participants: Int, threshold: Int)) throws {
        try expectKey(
            SimulationConfiguration(
                participants: size.participants, threshold: size.threshold, scheme: scheme,
                board: .relay))
    }

    @Test(
        "All purposes, and a context", arguments: Purpose.allCases, BoardKind.allCases)
    func purposes(purpose: Purpose, board: BoardKind) throws {
        for scheme in CommitmentScheme.allCases where purpose != .randomness || scheme == .pedersen
        {
            let result = try expectKey(
                SimulationConfiguration(
                    participants: 4, threshold: 2, scheme: scheme, purpose: purpose, board: board,
                    context: [UInt8](repeating: 7, count: 255)))
            let key = try #require(result.auditor.groupKey)
            #expect(try GroupKey(decoding: key.encoded) == key)
        }
    }

    @Test("n = 64, t = 32", .timeLimit(.minutes(1)))
    func large() throws {
        try expectKey(SimulationConfiguration(participants: 64, threshold: 32, scheme: .feldman))
    }

    @Test("Key packages are lent as often as somebody asks, and the share stays visible")
    func keyPackages() throws {
        let result = try CeremonySimulation.honest(participants: 3, threshold: 2)
        for participant in result.participants {
            let package = try participant.keyPackage()
            #expect(package.index == participant.index)
            #expect(package.groupKey == result.auditor.groupKey)
            #expect(package.share.timesGenerator() == package.verificationShare)
            let again = try participant.keyPackage()
            #expect(again.index == package.index)
            #expect(again.share.timesGenerator() == package.verificationShare)
            #expect(participant.hasShare)
            #expect(participant.state == participant.state)
        }
        #expect(result.violations() == [])
    }
}
