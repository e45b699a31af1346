import DKGTestHarness
import FaultModel
import Foundation

/// Runs plans on all cores and compares each ceremony with what the model predicts: random ones for
/// some time, every eighth of them over a log and every eighth a signature, or signatures alone, or every plan of the
/// small worlds.
@main
enum Soak {
    private static let usage = """
        usage: Soak SECONDS [SEED]   random plans, from this seed on
               Soak signatures [COUNT [SEED]]
                                     10000 signatures with keys of every protocol, and as many liars
               Soak signing [COUNT [SEED [TOOL]]]
                                     10000 random plans of robust signatures, with liars; TOOL is a dkg that
                                     verifies the evidence of one in a hundred
               Soak smallworlds [K [WORLD [FIRST]]]
                                     what one participant can do among three and four; each K-th plan;
                                     only worlds whose name has WORLD in it, as in "feldman, n = 4";
                                     from plan number FIRST on, to go on with a run that was stopped
        """

    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        do {
            if arguments.first == "smallworlds", arguments.count <= 4,
                let step = Int(arguments.dropFirst().first ?? "1"), step > 0,
                let first = Int(arguments.dropFirst(3).first ?? "0"), first >= 0
            {
                try await smallWorlds(
                    step: step, named: arguments.dropFirst(2).first, from: first)
            } else if arguments.first == "signatures", arguments.count <= 3,
                let count = Int(arguments.dropFirst().first ?? "10000"), count > 0,
                let seed = arguments.dropFirst(2).first.map({ UInt64($0) }) ?? freshSeed()
            {
                try await signatures(count, from: seed)
            } else if arguments.first == "signing", arguments.count <= 4,
                let count = Int(arguments.dropFirst().first ?? "10000"), count > 0,
                let seed = arguments.dropFirst(2).first.map({ UInt64($0) }) ?? freshSeed()
            {
                try await signing(count, from: seed, tool: arguments.dropFirst(3).first)
            } else if let seconds = arguments.first.flatMap({ Int($0) }), seconds > 0,
                arguments.count <= 2
            {
                let seed = arguments.dropFirst().first.map { UInt64($0) }
                try await random(for: seconds, from: seed ?? freshSeed())
            } else {
                throw Usage()
            }
        } catch let failure as PlanFailure {
            print(failure)
            print("soak: mismatch")
            exit(1)
        } catch let failure as SigningPlanFailure {
            print(failure)
            print("soak: mismatch")
            exit(1)
        } catch let failure as SignatureSoak.Failure {
            print(failure)
            print("soak: mismatch")
            exit(1)
        } catch let failure as LogFailure {
            print(failure.plan)
            for violation in failure.violations { print(violation) }
            print("soak: mismatch")
            exit(1)
        } catch {
            print(error is Usage ? usage : "soak: \(error)")
            exit(2)
        }
    }

    private struct Usage: Error {}

    /// A plan over a log that violates something.
    private struct LogFailure: Error {
        let plan: LogPlan
        let violations: [InvariantViolation]
    }

    /// Other plans in every run.
    private static func freshSeed() -> UInt64 {
        UInt64(Date().timeIntervalSince1970) << 24
    }

    private static let cores = ProcessInfo.processInfo.activeProcessorCount

    private static func random(for seconds: Int, from seed: UInt64?) async throws {
        guard let seed else { throw Usage() }
        print("soak: plans from seed \(seed) on, \(cores) at a time")
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        let count = try await onAllCores { worker in
            var count = 0
            while ContinuousClock.now < end {
                let number = UInt64(count * cores + worker)
                if count % 8 == 7 {
                    try check(LogPlan.plan(seed: seed &+ number))
                } else if count % 8 == 3 {
                    var soak = RobustSoak(tool: nil)
                    try soak.run(seed: seed &+ number)
                } else {
                    try check(RandomPlan.plan(seed: seed &+ number))
                }
                count += 1
            }
            return count
        }
        report(count, since: start)
    }

    private static func signatures(_ count: Int, from seed: UInt64) async throws {
        print("soak: signatures from seed \(seed) on, \(cores) at a time")
        let each = (count + cores - 1) / cores
        let done = try await onAllCores { worker in
            try SignatureSoak.run(sessions: each, seed: seed &+ UInt64(worker) << 20)
        }
        print("soak: \(done) signing sessions and as many liars, no mismatch")
    }

    private static func signing(
        _ count: Int, from seed: UInt64, tool: String?
    ) async throws {
        print("soak: robust signatures from seed \(seed) on, \(cores) at a time")
        let start = ContinuousClock.now
        let sum = try await withThrowingTaskGroup(of: RobustSoak.self) { group in
            for worker in 0..<cores {
                group.addTask {
                    var soak = RobustSoak(tool: tool)
                    for number in stride(from: worker, to: count, by: cores) {
                        try soak.run(seed: seed &+ UInt64(number))
                    }
                    return soak
                }
            }
            return try await group.reduce(RobustSoak(tool: tool), +)
        }
        let seconds = Int(((ContinuousClock.now - start) / .seconds(1)).rounded())
        print("soak: \(sum), in \(seconds) s, no mismatch")
    }

    private static func smallWorlds(step: Int, named name: String?, from first: Int) async throws {
        let worlds = SmallWorld.all.filter { world in
            name.map { world.description.contains($0) } ?? true
        }
        guard !worlds.isEmpty else { throw Usage() }
        var total = 0
        for world in worlds {
            let count = world.plans().count
            total += count
            print("soak: \(world): \(count) plans")
        }
        print("soak: \(total) plans in \(worlds.count) small worlds")
        let start = ContinuousClock.now
        var checked = 0
        for world in worlds {
            let plans = world.plans()
            checked += try await onAllCores { worker in
                var count = 0
                var next = start + .seconds(10)
                let begin = first + worker * step
                for number in stride(from: begin, to: plans.count, by: cores * step) {
                    // The others are about as far as the first worker.
                    if worker == 0, ContinuousClock.now > next {
                        progress("\(world): at plan \(number) of \(plans.count)")
                        next = .now + .seconds(10)
                    }
                    try check(plans[number])
                    count += 1
                }
                return count
            }
            print("soak: \(world): done")
        }
        report(checked, since: start)
    }

    private static func progress(_ text: String) {
        FileHandle.standardError.write(Data("soak: \(text)\n".utf8))
    }

    private static func check(_ plan: FaultPlan) throws {
        if let failure = try PlanFailure.search(plan) { throw failure }
    }

    private static func check(_ plan: LogPlan) throws {
        let violations = try plan.violations()
        if !violations.isEmpty { throw LogFailure(plan: plan, violations: violations) }
    }

    private static func onAllCores(
        _ work: @escaping @Sendable (Int) throws -> Int
    ) async throws -> Int {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for worker in 0..<cores { group.addTask { try work(worker) } }
            return try await group.reduce(0, +)
        }
    }

    private static func report(_ count: Int, since start: ContinuousClock.Instant) {
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let rate = Int(Double(count) / max(seconds, 0.001))
        print("soak: \(count) plans in \(Int(seconds.rounded())) s, \(rate) plans/s, no mismatch")
    }
}
