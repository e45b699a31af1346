/// What the calls of libsecp256k1 cost on this machine, now, and what the engine for public points does
/// at once: nanoseconds of processor time, the minimum of several runs.
///
/// The functions of libsecp256k1 are called directly, without this package between. Inputs are public
/// and fixed.
public struct PrimitiveCosts: Sendable {
    /// The cost of each call, by the name with which `make bench` counts it.
    ///
    /// `multiplyShort` is that of a factor without bits, `shortFactorBits` is that of each bit.
    public let nanoseconds: [String: Double]

    /// Measures, which takes about a second.
    ///
    /// - Parameters:
    ///   - runs: How many runs the minimum is taken of.
    ///   - engine: How much the engine does at once; `nil` leaves its costs out.
    public init(runs: Int = 5, engine: EngineSize? = nil) {
        let bench = PrimitiveBench()
        var costs: [String: Double] = [:]
        func cost(_ calls: Int, _ call: () -> Void) -> Double {
            (0..<max(runs, 1)).map { _ in
                let start = ProcessorTime.milliseconds()
                for _ in 0..<calls { call() }
                return (ProcessorTime.milliseconds() - start) * 1_000_000 / Double(calls)
            }.min() ?? 0
        }
        costs["multiplyGenerator"] = cost(300) { bench.create() }
        costs["multiplySecret"] = cost(200) { bench.diffieHellman() }
        let short = cost(1000) { bench.multiply(by: 10) }
        let middle = cost(500) { bench.multiply(by: 120) }
        let perBit = max(0, (middle - short) / 110)
        costs["shortFactorBits"] = perBit
        costs["multiplyShort"] = max(0, short - 10 * perBit)
        costs["multiplyLong"] = cost(200) { bench.multiply(by: 255) }
        costs["addGenerator"] = cost(200) { bench.addGenerator() }
        let few = cost(1000) { bench.sum(4) }
        let many = cost(100) { bench.sum(260) }
        let each = max(0, (many - few) / 256)
        costs["summand"] = each
        costs["sum"] = max(0, few - 4 * each)
        costs["verify"] = cost(200) { bench.verify() }
        costs["sign"] = cost(200) { bench.sign() }
        costs["keyPair"] = cost(200) { bench.keyPair() }
        costs["parseCompressed"] = cost(1000) { bench.parse(compressed: true) }
        costs["parseAffine"] = cost(3000) { bench.parse(compressed: false) }
        costs["serialise"] = cost(3000) { bench.serialise() }
        costs["compare"] = cost(3000) { bench.compare() }
        costs["xOnly"] = cost(3000) { bench.xOnly() }
        let shortHash = cost(1000) { bench.hash(55) }
        let longHash = cost(300) { bench.hash(55 + 64 * 64) }
        costs["hashBlock"] = max(0, (longHash - shortHash) / 64)
        if let bench = engine.flatMap({ try? EngineBench($0) }) {
            for work in bench.works where work.count > 0 {
                // Long enough for the clock, also where one run is short.
                let calls = max(1, 200 / work.count)
                costs[work.name] = cost(calls, work.run) / Double(work.count)
            }
        }
        nanoseconds = costs
    }

    /// Joins two measurements: each call costs what it cost in the quicker one.
    ///
    /// - Parameter other: Another measurement on the same machine.
    /// - Returns: The minimum of both.
    public func minimum(with other: PrimitiveCosts) -> PrimitiveCosts {
        PrimitiveCosts(nanoseconds: nanoseconds.merging(other.nanoseconds, uniquingKeysWith: min))
    }

    private init(nanoseconds: [String: Double]) {
        self.nanoseconds = nanoseconds
    }

    /// What a number of calls costs, in milliseconds.
    ///
    /// - Parameter calls: How often each is called.
    /// - Returns: The floor: no program that makes these calls can be faster.
    public func milliseconds(of calls: [String: Int]) -> Double {
        calls.reduce(0) { $0 + Double($1.value) * (nanoseconds[$1.key] ?? 0) } / 1_000_000
    }
}
