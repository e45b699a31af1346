import ChillDKG
import DKG
import DKGMeasurement
import DKGTestHarness
import Testing

@Suite("The parts that are measured")
struct PhaseTests {
    @Test("A part is named as in the tables")
    func names() {
        #expect(MeasuredPhase.begin.description == "begin")
        #expect(MeasuredPhase.receive(.join).description == "receive join")
        #expect(MeasuredPhase.close(.respondAgain).description == "close respond again")
        #expect(MeasuredPhase.finish.description == "finish")
        #expect(
            ChillPhase.allCases.map(\.description) == ["step 1", "step 2", "finalize", "shares"])
    }

    @Test("Times are taken of every part", arguments: CommitmentScheme.allCases)
    func measured(scheme: CommitmentScheme) throws {
        let index = try ParticipantIndex(2)
        let measurement = try ParticipantMeasurement(
            of: SimulationConfiguration(participants: 3, threshold: 2, scheme: scheme, seed: 3),
            index: index)
        let expected = HappyPathCalls(
            participants: 3, threshold: 2, scheme: scheme, index: index
        ).phases
        #expect(Set(measurement.milliseconds.keys) == Set(expected))
        #expect(measurement.milliseconds.values.allSatisfy { $0 > 0 })
        #expect(measurement.totalMilliseconds == measurement.milliseconds.values.reduce(0, +))
        #expect(measurement.result.verificationShares.count == 3)
        #expect(measurement.peakMemoryMegabytes > 1)
    }

    @Test("Every envelope that is prepared is announced")
    func prepared() throws {
        var announced: [Round: [Int]] = [:]
        _ = try ParticipantMeasurement(
            of: SimulationConfiguration(participants: 3, threshold: 2, scheme: .feldman, seed: 3),
            index: ParticipantIndex(1)
        ) { round, count in announced[round, default: []].append(count) }
        #expect(announced.keys.sorted() == [.join, .deal, .respond, .certify])
        #expect(announced.values.allSatisfy { $0 == [1, 2, 3] })
    }
}
