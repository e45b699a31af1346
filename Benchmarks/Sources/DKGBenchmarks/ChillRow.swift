import ChillDKG
import DKG
import DKGMeasurement

/// One participant of a ChillDKG session of n, with t = 2n/3 rounded up, index t.
struct ChillRow {
    let json: String

    init(participants: Int, runs: Int, arithmetic: MeasuredArithmetic) throws {
        let threshold = (2 * participants + 2) / 3
        guard let id = ChillParticipantID(threshold - 1) else { throw BenchmarkError.usage }
        let expected = ChillHappyPathCalls(
            participants: participants, threshold: threshold, id: id, arithmetic: arithmetic)
        var costs = PrimitiveCosts(engine: expected.engineSize)
        let unknown = expected.total.keys.filter { costs.nanoseconds[$0] == nil }
        guard unknown.isEmpty else { throw BenchmarkError.unknownCosts(unknown.sorted()) }
        var best: [ChillPhase: Double] = [:]
        var bestTotal = Double.infinity
        var last: ChillMeasurement?
        for run in 0..<runs {
            let measured = try ChillMeasurement(
                participants: participants, threshold: threshold, id: id, seed: UInt64(run + 1),
                arithmetic: arithmetic)
            for phase in ChillPhase.allCases {
                let counted = measured.countedCalls[phase] ?? [:]
                guard expected.calls(of: phase) == counted else {
                    throw BenchmarkError.otherCalls(
                        phase: phase, expected: expected.calls(of: phase), counted: counted)
                }
                best[phase] = min(best[phase] ?? .infinity, measured.milliseconds[phase] ?? 0)
            }
            bestTotal = min(bestTotal, measured.totalMilliseconds)
            last = measured
            costs = costs.minimum(with: PrimitiveCosts(runs: 3, engine: expected.engineSize))
        }
        guard let last else { throw BenchmarkError.usage }
        let phases = ChillPhase.allCases.map { phase -> JSON in
            .object([
                ("phase", .text("\(phase)")), ("cpuMilliseconds", .number(best[phase] ?? 0)),
                (
                    "floorMilliseconds",
                    .number(costs.milliseconds(of: expected.calls(of: phase)))
                ),
            ])
        }
        let floor = costs.milliseconds(of: expected.total)
        json =
            JSON.object([
                ("protocol", .text("ChillDKG")), ("arithmetic", .text("\(arithmetic)")),
                ("participants", .integer(participants)), ("threshold", .integer(threshold)),
                ("index", .integer(threshold)), ("runs", .integer(runs)),
                ("cpuMilliseconds", .number(bestTotal)), ("floorMilliseconds", .number(floor)),
                ("ratio", .number(bestTotal / floor)),
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
