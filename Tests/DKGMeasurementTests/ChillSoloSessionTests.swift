import ChillDKG
import DKGMeasurement
import DKGTestHarness
import Testing

@Suite("One participant of a ChillDKG session alone")
struct ChillSoloSessionTests {
    @Test(
        "It makes the key that the whole session makes", arguments: MeasuredArithmetic.allCases,
        [0, 2, 3])
    func sameKey(arithmetic: MeasuredArithmetic, position: Int) throws {
        let id = try #require(ChillParticipantID(position))
        let solo = ChillSoloSession(
            participants: 4, threshold: 3, reader: id, seed: 8, arithmetic: arithmetic)
        var phases: [ChillPhase] = []
        let result = try solo.run { phase, work in
            phases.append(phase)
            try work()
        }
        let whole = try ChillDKGSimulation(participants: 4, threshold: 3, seed: 8).run()
        let key = try #require(whole.coordinatorKey)
        #expect(result.publicKey == key.publicKey.point)
        #expect(result.verificationShares == key.verificationShares())
        #expect(phases == ChillPhase.allCases)
        // pmsg1 and pmsg2; cmsg1 and cmsg2.
        #expect(result.bytesSent == 33 * 3 + 32 * 4 + 97 + 64)
        #expect(result.bytesReceived == 162 * 4 + 33 * 2 + 64 * 4)
    }

    @Test("A part that is left out is an error, and no key")
    func leftOut() throws {
        let id = try #require(ChillParticipantID(0))
        let solo = ChillSoloSession(
            participants: 2, threshold: 1, reader: id, seed: 8, arithmetic: .libsecp256k1)
        #expect(throws: MeasurementError.measuredTwice) {
            _ = try solo.run { phase, work in if phase != .finalize { try work() } }
        }
    }

    @Test("Times are taken of every part")
    func measured() throws {
        let id = try #require(ChillParticipantID(1))
        let measurement = try ChillMeasurement(
            participants: 3, threshold: 2, id: id, seed: 3, arithmetic: .libsecp256k1)
        #expect(Set(measurement.milliseconds.keys) == Set(ChillPhase.allCases))
        #expect(measurement.milliseconds.values.allSatisfy { $0 > 0 })
        #expect(measurement.totalMilliseconds == measurement.milliseconds.values.reduce(0, +))
        #expect(measurement.result.verificationShares.count == 3)
    }
}
