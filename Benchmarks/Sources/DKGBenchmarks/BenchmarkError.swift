/// Why a row cannot be trusted.
enum BenchmarkError: Error, CustomStringConvertible {
    case usage
    case otherCalls(
        phase: any CustomStringConvertible & Sendable, expected: [String: Int],
        counted: [String: Int])
    case unknownCosts([String])
    case judge
    case silence
    case otherKey
    case otherSignature

    var description: String {
        switch self {
        case .usage:
            return
                "row SCHEME SIZE RUNS ARITHMETIC, judge SCHEME SIZE RUNS, chill SIZE RUNS ARITHMETIC, "
                + "silence SIZE RUNS ARITHMETIC, log SCHEME SIZE RUNS, frost SIZE RUNS consecutive|hashed, or "
                + "sign rfc9591|taproot|bip445 THRESHOLD RUNS"
        case .otherCalls(let phase, let expected, let counted):
            let names = Set(expected.keys).union(counted.keys).sorted()
            let differences = names.filter { expected[$0] != counted[$0] }.map {
                "\($0): \(expected[$0] ?? 0) expected, \(counted[$0] ?? 0) counted"
            }
            return "'\(phase)' makes other calls than the formula says, so the floor is wrong; "
                + differences.joined(separator: "; ")
        case .unknownCosts(let names):
            return "PrimitiveCosts does not measure \(names.joined(separator: ", "))"
        case .judge:
            return "the judge did not convict the dealer"
        case .silence:
            return "nothing was opened although members were silent"
        case .otherKey:
            return "the engine and libsecp256k1 make different keys of the same messages"
        case .otherSignature:
            return "the engine and libsecp256k1 make different signatures of the same shares"
        }
    }
}
