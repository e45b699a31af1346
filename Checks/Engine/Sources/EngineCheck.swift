import Foundation
import Secp256k1Group

/// Compares the engine for public points with libsecp256k1 on random and awkward inputs for some time,
/// or prints what both cost.
@main
enum EngineCheck {
    private static let usage = """
        usage: EngineCheck SECONDS [SEED]   compare on all cores, from this seed on
               EngineCheck costs            what the engine costs, beside libsecp256k1
        """

    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.elementsEqual(["costs"]) {
            var costs = Costs(seed: 1)
            costs.print()
        } else if let seconds = arguments.first.flatMap({ Int($0) }), seconds > 0,
            arguments.count <= 2,
            let seed = arguments.dropFirst().first.map({ UInt64($0) }) ?? freshSeed()
        {
            await compare(for: seconds, from: seed)
        } else {
            print(usage)
            exit(2)
        }
    }

    /// Other inputs in every run.
    private static func freshSeed() -> UInt64 {
        UInt64(Date().timeIntervalSince1970) << 24
    }

    private static func compare(for seconds: Int, from seed: UInt64) async {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        print("engine-check: inputs from seed \(seed) on, \(cores) at a time")
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        let counts = await withTaskGroup(of: ComparisonCounts.self) { group in
            for core in 0..<cores {
                group.addTask {
                    var counts = ComparisonCounts()
                    var number = UInt64(core)
                    while ContinuousClock.now < end {
                        var comparison = Comparison(seed: seed &+ number)
                        counts.add(comparison.run())
                        number += UInt64(cores)
                    }
                    return counts
                }
            }
            var total = ComparisonCounts()
            for await counts in group { total.add(counts) }
            return total
        }
        print(counts)
        let took = Int(((ContinuousClock.now - start) / .seconds(1)).rounded())
        print("engine-check: \(counts.total) inputs in \(took) s, no difference")
    }
}
