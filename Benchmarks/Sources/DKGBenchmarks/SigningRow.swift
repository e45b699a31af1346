import DKGMeasurement
import ThresholdSigning

/// The parts of a signature by t of 3t/2 members, with the engine for public points and with libsecp256k1 alone, in
/// turn in one process; and what a product of libsecp256k1 costs beside them.
struct SigningRow {
    let json: String

    init(scheme: SigningScheme, threshold: Int, runs: Int) throws {
        var best: [MeasuredArithmetic: [SigningPhase: Double]] = [:]
        var product = Double.infinity
        for run in 0..<runs {
            let signers = try PreparedSigners(scheme, threshold: threshold, seed: UInt64(run + 1))
            var signature: ThresholdSignature?
            for arithmetic in MeasuredArithmetic.allCases {
                let measured = try SigningMeasurement(of: signers, arithmetic: arithmetic)
                for (phase, time) in measured.microseconds {
                    best[arithmetic, default: [:]][phase] = min(
                        best[arithmetic]?[phase] ?? .infinity, time)
                }
                product = min(product, measured.productMicroseconds)
                if let signature, signature != measured.signature {
                    throw BenchmarkError.otherSignature
                }
                signature = measured.signature
            }
        }
        func phases(_ arithmetic: MeasuredArithmetic) -> JSON {
            .object(
                SigningPhase.allCases.map {
                    ($0.rawValue, .number(best[arithmetic]?[$0] ?? 0))
                })
        }
        json =
            JSON.object([
                ("scheme", .text("\(scheme)")), ("threshold", .integer(threshold)),
                ("runs", .integer(runs)), ("product", .number(product)),
                ("engine", phases(.engine)), ("libsecp256k1", phases(.libsecp256k1)),
            ]).text
    }
}
