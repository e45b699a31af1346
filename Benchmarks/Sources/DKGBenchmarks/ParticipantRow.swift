import DKG
import DKGMeasurement
import DKGTestHarness

/// One participant of n, with t = n/2 rounded up, index t.
struct ParticipantRow {
    let json: String

    init(
        scheme: CommitmentScheme, participants: Int, runs: Int, arithmetic: MeasuredArithmetic
    ) throws {
        let threshold = (participants + 1) / 2
        let index = try ParticipantIndex(threshold)
        let expected = HappyPathCalls(
            participants: participants, threshold: threshold, scheme: scheme, index: index,
            arithmetic: arithmetic)
        var costs = PrimitiveCosts(engine: expected.engineSize)
        var best: [MeasuredPhase: Double] = [:]
        var bestTotal = Double.infinity
        var last: ParticipantMeasurement?
        for run in 0..<runs {
            let configuration = SimulationConfiguration(
                participants: participants, threshold: threshold, scheme: scheme,
                seed: UInt64(run + 1))
            let measured = try ParticipantMeasurement(
                of: configuration, index: index, arithmetic: arithmetic)
            for phase in expected.phases {
                let counted = measured.countedCalls[phase] ?? [:]
                guard expected.calls(of: phase) == counted else {
                    throw BenchmarkError.otherCalls(
                        phase: phase, expected: expected.calls(of: phase), counted: counted)
                }
                best[phase] = min(best[phase] ?? .infinity, measured.milliseconds[phase] ?? 0)
            }
            bestTotal = min(bestTotal, measured.totalMilliseconds)
            last = measured
            costs = costs.minimum(
                with: PrimitiveCosts(runs: 3, engine: expected.engineSize))
        }
        guard let last else { throw BenchmarkError.usage }
        let phases = expected.phases.map { phase -> JSON in
            let floor = costs.milliseconds(of: expected.calls(of: phase))
            return .object([
                ("phase", .text("\(phase)")), ("cpuMilliseconds", .number(best[phase] ?? 0)),
                ("floorMilliseconds", .number(floor)),
            ])
        }
        let floor = costs.milliseconds(of: expected.total)
        json =
            JSON.object([
                ("scheme", .text("\(scheme)")), ("arithmetic", .text("\(arithmetic)")),
                ("participants", .integer(participants)),
                ("threshold", .integer(threshold)), ("index", .integer(threshold)),
                ("runs", .integer(runs)), ("cpuMilliseconds", .number(bestTotal)),
                ("floorMilliseconds", .number(floor)), ("ratio", .number(bestTotal / floor)),
                ("bytesSent", .integer(last.result.bytesSent)),
                ("bytesReceived", .integer(last.result.bytesReceived)),
                ("peakMemoryMegabytes", .number(last.peakMemoryMegabytes)),
                ("phases", .array(phases)),
                ("calls", .object(Self.sorted(expected.total).map { ($0.0, .integer($0.1)) })),
                (
                    "nanoseconds",
                    .object(Self.sorted(costs.nanoseconds).map { ($0.0, .number($0.1)) })
                ),
            ]).text
    }

    private static func sorted<Value>(_ values: [String: Value]) -> [(String, Value)] {
        values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
