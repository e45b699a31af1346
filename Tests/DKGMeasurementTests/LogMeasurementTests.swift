import DKG
import DKGMeasurement
import DKGTestHarness
import Testing

@Suite("What following a log costs")
struct LogMeasurementTests {
    @Test(
        "A member makes a key from prepared messages, and every part is measured",
        arguments: [
            CommitmentScheme.feldman, .pedersen,
        ])
    func measured(scheme: CommitmentScheme) throws {
        let configuration = SimulationConfiguration(
            participants: 5, threshold: 3, scheme: scheme)
        let measured = try LogMeasurement(of: configuration, index: ParticipantIndex(3))
        #expect(measured.entries == (scheme == .feldman ? 20 : 30))
        #expect(measured.participantMilliseconds > 0)
        #expect(measured.memberMilliseconds > 0)
        #expect(measured.restartMilliseconds > 0)
    }
}
