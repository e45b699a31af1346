import DKGMeasurement
import FROSTKeyGeneration

/// One participant of a FROST key generation of n, with t = n/2 rounded up: with the engine for public points
/// against libsecp256k1 alone, in turn in one process.
struct FROSTRow {
    let json: String

    init(participants: Int, runs: Int, naming: FROSTNaming) throws {
        let threshold = max(2, (participants + 1) / 2)
        var best: [MeasuredArithmetic: [FROSTPhase: Double]] = [:]
        var totals: [MeasuredArithmetic: Double] = [:]
        var decoding = Double.infinity
        for run in 0..<runs {
            let peers = try PreparedFROSTPeers(
                .secp256k1, participants: participants, threshold: threshold, naming: naming,
                seed: UInt64(run + 1))
            var package: FROSTPublicKeyPackage?
            for arithmetic in MeasuredArithmetic.allCases {
                let measured = try FROSTMeasurement(of: peers, arithmetic: arithmetic)
                for (phase, time) in measured.milliseconds {
                    best[arithmetic, default: [:]][phase] = min(
                        best[arithmetic]?[phase] ?? .infinity, time)
                }
                totals[arithmetic] = min(
                    totals[arithmetic] ?? .infinity, measured.totalMilliseconds)
                decoding = min(decoding, measured.decodingMilliseconds)
                if let package, package != measured.publicKeyPackage {
                    throw BenchmarkError.otherKey
                }
                package = measured.publicKeyPackage
            }
        }
        guard let engine = totals[.engine], let plain = totals[.libsecp256k1] else {
            throw BenchmarkError.usage
        }
        let phases = FROSTPhase.allCases.map { phase -> JSON in
            .object([
                ("phase", .text("\(phase)")),
                ("cpuMilliseconds", .number(best[.engine]?[phase] ?? 0)),
                ("plainMilliseconds", .number(best[.libsecp256k1]?[phase] ?? 0)),
            ])
        }
        json =
            JSON.object([
                ("naming", .text(naming.rawValue)), ("participants", .integer(participants)),
                ("threshold", .integer(threshold)), ("runs", .integer(runs)),
                ("cpuMilliseconds", .number(engine)), ("plainMilliseconds", .number(plain)),
                ("ratio", .number(engine / plain)), ("decodingMilliseconds", .number(decoding)),
                ("phases", .array(phases)),
            ]).text
    }
}
