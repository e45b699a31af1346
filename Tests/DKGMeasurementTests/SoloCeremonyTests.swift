import DKG
import DKGMeasurement
import DKGTestHarness
import Testing

@Suite("One participant alone")
struct SoloCeremonyTests {
    @Test(
        "It makes the key that the whole ceremony makes",
        arguments: CommitmentScheme.allCases, [1, 4, 7])
    func sameKey(scheme: CommitmentScheme, index: Int) throws {
        let configuration = SimulationConfiguration(
            participants: 7, threshold: 4, scheme: scheme, seed: 21)
        let solo = try SoloCeremony(configuration, reader: ParticipantIndex(index))
        var phases: [MeasuredPhase] = []
        let result = try solo.run { phase, work in
            phases.append(phase)
            try work()
        }
        let whole = try CeremonySimulation.run(configuration)
        let key = try #require(whole.auditor.groupKey)
        #expect(result.publicKey == key.publicKey.point)
        #expect(result.verificationShares == key.verificationShares().map(\.share))
        #expect(phases.first == .begin)
        #expect(phases.last == .finish)
        let rounds = scheme == .feldman ? 4 : 6
        #expect(phases.count == 2 + 2 * rounds)
        // Everybody posts as many bytes as everybody else.
        #expect(result.bytesReceived == 7 * result.bytesSent)
    }

    @Test(
        "Members that are silent, and lie as well, are opened: the same key, in one round more",
        arguments: PeerConduct.allCases)
    func silence(conduct: PeerConduct) throws {
        let configuration = SimulationConfiguration(
            participants: 5, threshold: 3, scheme: .pedersen, seed: 9)
        let index = try ParticipantIndex(1)
        let honest = try ParticipantMeasurement(of: configuration, index: index)
        let measured = try ParticipantMeasurement(
            of: configuration, index: index, conduct: conduct)
        #expect(measured.result.publicKey == honest.result.publicKey)
        #expect(measured.result.verificationShares == honest.result.verificationShares)
        #expect((measured.milliseconds[.close(.open)] != nil) == (conduct != .honest))
        #expect(
            ["honest", "silent", "silent and lying"][
                PeerConduct.allCases.firstIndex(of: conduct) ?? 0] == conduct.description)
    }
}
