import DKG
import DKGMeasurement
import ThresholdSigning

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Measures one row and prints it as one line of JSON; `Scripts/bench.py` asks for the rows.
///
/// Each row is a process of its own, so that its peak memory is its own.
///
///     DKGBenchmarks row SCHEME PARTICIPANTS RUNS ARITHMETIC
///     DKGBenchmarks judge SCHEME THRESHOLD RUNS
///     DKGBenchmarks chill PARTICIPANTS RUNS ARITHMETIC
///     DKGBenchmarks silence PARTICIPANTS RUNS ARITHMETIC
///     DKGBenchmarks log SCHEME PARTICIPANTS RUNS
///     DKGBenchmarks frost PARTICIPANTS RUNS consecutive|hashed
///     DKGBenchmarks sign rfc9591|taproot|bip445 THRESHOLD RUNS
///     DKGBenchmarks robust rfc9591|taproot|bip445 THRESHOLD PARTICIPANTS RUNS
@main
enum Main {
    static func main() {
        do {
            print(try line(Array(CommandLine.arguments.dropFirst())))
        } catch {
            let text = Array("DKGBenchmarks: \(error)\n".utf8)
            _ = unsafe write(STDERR_FILENO, text, text.count)
            exit(1)
        }
    }

    private static func line(_ arguments: [String]) throws -> String {
        if ["chill", "silence"].contains(arguments.first) { return try shortLine(arguments) }
        if arguments.first == "frost" { return try frostLine(arguments) }
        if arguments.first == "sign" { return try signingLine(arguments) }
        if arguments.first == "robust" { return try robustLine(arguments) }
        guard arguments.count >= 4, let scheme = CommitmentScheme(name: arguments[1]),
            let size = Int(arguments[2]), size > 0, let runs = Int(arguments[3]), runs > 0
        else { throw BenchmarkError.usage }
        let arithmetic = MeasuredArithmetic.allCases.first { "\($0)" == arguments.last }
        switch (arguments[0], arithmetic) {
        case ("row", let arithmetic?):
            return try ParticipantRow(
                scheme: scheme, participants: size, runs: runs, arithmetic: arithmetic
            ).json
        case ("log", nil): return try LogRow(scheme: scheme, participants: size, runs: runs).json
        case ("judge", nil): return try JudgeRow(scheme: scheme, threshold: size, runs: runs).json
        default: throw BenchmarkError.usage
        }
    }

    private static func shortLine(_ arguments: [String]) throws -> String {
        guard arguments.count == 4, let size = Int(arguments[1]), size > 0,
            let runs = Int(arguments[2]), runs > 0,
            let arithmetic = MeasuredArithmetic.allCases.first(where: { "\($0)" == arguments[3] })
        else { throw BenchmarkError.usage }
        if arguments[0] == "silence" {
            return try SilenceRow(participants: size, runs: runs, arithmetic: arithmetic).json
        }
        return try ChillRow(participants: size, runs: runs, arithmetic: arithmetic).json
    }

    private static func frostLine(_ arguments: [String]) throws -> String {
        guard arguments.count == 4, let size = Int(arguments[1]), size > 1,
            let runs = Int(arguments[2]), runs > 0,
            let naming = FROSTNaming(rawValue: arguments[3])
        else { throw BenchmarkError.usage }
        return try FROSTRow(participants: size, runs: runs, naming: naming).json
    }

    private static let schemes: [String: SigningScheme] = [
        "rfc9591": .rfc9591, "taproot": .taproot, "bip445": .bip445(.draft12),
    ]

    private static func robustLine(_ arguments: [String]) throws -> String {
        guard arguments.count == 5, let scheme = schemes[arguments[1]],
            let threshold = Int(arguments[2]), threshold > 0,
            let participants = Int(arguments[3]), participants >= threshold,
            let runs = Int(arguments[4]), runs > 0
        else { throw BenchmarkError.usage }
        return try RobustRow(
            scheme: scheme, threshold: threshold, participants: participants, runs: runs,
            arithmetic: .engine
        ).json
    }

    private static func signingLine(_ arguments: [String]) throws -> String {
        guard arguments.count == 4, let scheme = schemes[arguments[1]],
            let threshold = Int(arguments[2]), threshold > 1, let runs = Int(arguments[3]),
            runs > 0
        else { throw BenchmarkError.usage }
        return try SigningRow(scheme: scheme, threshold: threshold, runs: runs).json
    }
}
