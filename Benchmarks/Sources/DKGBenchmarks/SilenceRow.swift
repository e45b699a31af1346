import DKG
import DKGMeasurement
import DKGTestHarness

/// The closing of the openings after t - 1 members were silent, against that participant's whole honest
/// ceremony in the same process: pedersen, t = n/2 rounded up, index 1.
struct SilenceRow {
    let json: String

    init(participants: Int, runs: Int, arithmetic: MeasuredArithmetic) throws {
        var honest = Double.infinity
        var silent = Double.infinity
        var lying = Double.infinity
        for run in 0..<runs {
            let configuration = SimulationConfiguration(
                participants: participants, threshold: (participants + 1) / 2, scheme: .pedersen,
                seed: UInt64(run + 1))
            let index = try ParticipantIndex(1)
            let whole = try ParticipantMeasurement(
                of: configuration, index: index, arithmetic: arithmetic)
            honest = min(honest, whole.totalMilliseconds)
            for conduct in [PeerConduct.silentExtraction, .silentExtractionAndLies] {
                let measured = try ParticipantMeasurement(
                    of: configuration, index: index, arithmetic: arithmetic, conduct: conduct)
                guard let closing = measured.milliseconds[.close(.open)] else {
                    throw BenchmarkError.silence
                }
                if conduct == .silentExtraction {
                    silent = min(silent, closing)
                } else {
                    lying = min(lying, closing)
                }
            }
        }
        json =
            JSON.object([
                ("arithmetic", .text("\(arithmetic)")), ("participants", .integer(participants)),
                ("threshold", .integer((participants + 1) / 2)), ("runs", .integer(runs)),
                ("honestMilliseconds", .number(honest)), ("silentMilliseconds", .number(silent)),
                ("lyingMilliseconds", .number(lying)), ("silentRatio", .number(silent / honest)),
                ("lyingRatio", .number(lying / honest)),
            ]).text
    }
}
