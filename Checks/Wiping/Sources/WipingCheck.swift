import DKG
import DKGTestHarness
import Foundation

/// Runs ceremonies, drops everything, and searches for their secrets: in the memory of the process that
/// ran them, and from another process.
///
/// Run it by `make wipecheck`. A secret that is kept on purpose must be found by both searches.
@main
enum WipingCheck {
    static func main() {
        do {
            try run()
        } catch {
            print("wiping: \(error)")
            exit(1)
        }
    }

    private static func run() throws {
        let plans = try WipingPlan.all()
        let arguments = CommandLine.arguments
        if arguments.count == 3, arguments[1] == ChildProcess.argument {
            return try child(arguments[2], plans)
        }
        if let leaks = Leaks(arguments) { return try leaks.run(plans) }
        if !MemorySearch.isPossible {
            print("wiping: memory is NOT searched, which needs Linux; live buffers are counted")
        }
        var report = Report()
        for (number, plan) in plans.enumerated() { try check(plan, number, &report) }
        let unused = LiveCount.unused
        guard unused.isEmpty else {
            print("wiping: never counted: \(unused.joined(separator: ", "))")
            exit(1)
        }
        guard report.failures == 0 else {
            print("wiping: \(report.failures) searches or counts FAILED")
            exit(1)
        }
        try control()
        print(
            "wiping: \(plans.count) plans, \(report.needles) secrets, \(report.searches) searches "
                + "of \(report.byteCount >> 20) MB: none remained, no buffer lives; "
                + "the controls were found")
    }

    /// What was done.
    struct Report {
        var needles = 0
        var searches = 0
        var byteCount = 0
        var failures = 0
    }

    /// Runs a plan here and in a child, and searches both.
    private static func check(
        _ plan: WipingPlan, _ number: Int, _ report: inout Report
    ) throws {
        let needles = try plan.needles()
        report.needles += needles.count
        var done: [String] = []
        try expectNothingLives(LiveCount.line, plan, "after the secrets were computed, ", &report)
        try plan.run { checkpoint in
            overwriteStack()
            try search(for: needles, at: checkpoint, plan, nil, &report)
            done.append("\(checkpoint)")
        }
        overwriteStack()
        try search(for: needles, at: .dropped, plan, nil, &report)
        try expectNothingLives(LiveCount.line, plan, "", &report)
        done.append("dropped")

        if MemorySearch.isPossible {
            let child = try ChildProcess(String(number))
            while let line = child.line() {
                let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                guard parts.count == 2, let checkpoint = Checkpoint(rawValue: parts[0]) else {
                    throw WipingPlan.Failure(description: "\(plan.name): the child said \(line)")
                }
                try search(for: needles, at: checkpoint, plan, child.identifier, &report)
                if checkpoint == .dropped {
                    try expectNothingLives(parts[1], plan, "in the child, ", &report)
                }
                done.append("\(checkpoint) in another process")
                try child.goOn()
            }
            try WipingPlan.require(child.ended(), "\(plan.name): the child failed")
            try WipingPlan.require(done.count % 2 == 0, "\(plan.name): a checkpoint is missing")
        }
        print(
            "wiping: \(plan.name): looked for \(needles.count) secrets: "
                + done.joined(separator: ", "))
        fflush(nil)
    }

    private static func search(
        for needles: [Needle], at checkpoint: Checkpoint, _ plan: WipingPlan, _ child: Int32?,
        _ report: inout Report
    ) throws {
        let wanted =
            checkpoint == .certified ? needles.filter { !$0.outlivesCertification } : needles
        let findings = try MemorySearch.find(wanted, in: child)
        report.searches += 1
        report.byteCount += findings.byteCount
        if findings.places.isEmpty { return }
        report.failures += 1
        let names = findings.places.keys.sorted()
        let regions = findings.places.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        print(
            "wiping: FOUND in \(child == nil ? "this process" : "another process"), \(checkpoint), "
                + "\(plan.name): \(findings.pieces) pieces of \(names.count) secrets in "
                + regions.sorted().joined(separator: ", ") + ": "
                + names.prefix(6).joined(separator: "; ") + (names.count > 6 ? "; ..." : ""))
    }

    private static func expectNothingLives(
        _ line: String, _ plan: WipingPlan, _ place: String, _ report: inout Report
    ) throws {
        if line == LiveCount.nothing { return }
        report.failures += 1
        print("wiping: buffers LIVE, \(place)\(plan.name): \(line)")
    }

    // MARK: In the child

    private static func child(_ task: String, _ plans: [WipingPlan]) throws {
        if task == controlTask {
            let secret = try controlSecret()
            try ChildProcess.stop(saying: "kept: \(secret.count) bytes")
            return
        }
        guard let number = Int(task), plans.indices.contains(number) else { exit(2) }
        try plans[number].run { try ChildProcess.stop(saying: "\($0.rawValue):\(LiveCount.line)") }
        try ChildProcess.stop(saying: "dropped:\(LiveCount.line)")
    }

    // MARK: A secret that is kept on purpose

    private static let controlTask = "control"

    private static func controlSecret() throws -> SecretBytes {
        var source = DeterministicRandomSource(seed: 4713, label: "control")
        return try SecretBytes(random32: &source)
    }

    /// A secret that is still alive must be found and counted, otherwise nothing is proved.
    private static func control() throws {
        let needle = try controlNeedle()
        try WipingPlan.require(LiveCount.line == LiveCount.nothing, "the control comes first")
        let secret = try controlSecret()
        let counted = LiveCount.line != LiveCount.nothing
        let own = try MemorySearch.find([needle])
        // The secret has to live until here.
        guard counted, secret.count == 32 else {
            print("wiping: the control is in memory and was not counted")
            exit(1)
        }
        guard MemorySearch.isPossible else { return }
        let child = try ChildProcess(controlTask)
        guard child.line() == "kept: 32 bytes" else { exit(1) }
        let other = try MemorySearch.find([needle], in: child.identifier)
        try child.goOn()
        guard own.pieces >= 4, other.pieces >= 4, child.ended() else {
            print("wiping: the control is in memory and was not found")
            exit(1)
        }
        print(
            "wiping: the control was found in this process (\(own.pieces) pieces), in another one "
                + "(\(other.pieces) pieces), and counted")
    }

    @inline(never)
    private static func controlNeedle() throws -> Needle {
        Needle("control", try controlSecret())
    }
}
