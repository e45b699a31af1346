import DKG
public import DKGTestHarness

/// A ceremony over a log and everything that goes wrong in it, as a value: what the faulty members do, what else they
/// post, and what befalls the honest ones.
///
/// ```swift
/// let plan = LogPlan.plan(seed: 7)
/// precondition(try plan.violations().isEmpty, "\(plan)")
/// ```
public struct LogPlan: Sendable {
    /// What the faulty members do in the rounds.
    public var faults: FaultPlan

    /// What they post besides, by their numbers.
    public var mischief: [Int: Set<LogMischief>] = [:]

    /// What befalls the honest members.
    public var schedule = LogSchedule()

    /// Members that the terms call absent.
    public var absent: Set<Int> = []

    /// The plan that a seed stands for.
    ///
    /// In most plans at most t - 1 members are faulty or have a wrong clock; for the others no end is promised, and
    /// agreement and innocence are all the same.
    ///
    /// - Parameter seed: The seed.
    /// - Returns: The plan.
    public static func plan(seed: UInt64) -> LogPlan {
        var random = DeterministicRandomSource(seed: seed, label: "log plan")
        var faults = RandomPlan.plan(seed: seed, largest: 6)
        // The log is the agreed board.
        faults.board = .agreed
        var plan = LogPlan(faults: faults)
        func chance(_ bound: UInt64) -> Bool { random.next() % bound == 0 }
        for number in faults.conduct.keys.sorted() {
            plan.mischief[number] = Set(LogMischief.allCases.filter { _ in chance(2) })
        }
        plan.schedule.crashOneIn = [0, 15, 40, 200].randomElement(using: &random) ?? 0
        plan.schedule.failedAppendOneIn = [0, 2, 5].randomElement(using: &random) ?? 0
        plan.schedule.mostAtOnce = [0, 1, 4].randomElement(using: &random) ?? 0
        plan.schedule.patience = 1_500
        let honest = (1...faults.participants).filter { faults.conduct[$0] == nil }
        if chance(4), let number = honest.randomElement(using: &random) {
            if chance(2) {
                plan.schedule.impatient = [number]
            } else {
                plan.schedule.patient = [number]
            }
        }
        if chance(5) {
            // As many as the ceremony can start without.
            let spare = faults.participants - (2 * faults.threshold - 1)
            plan.absent = Set(
                (1...faults.participants).shuffled(using: &random).prefix(max(spare, 0)))
        }
        if !plan.isBearable { plan.schedule.mostSteps = 15_000 }
        return plan
    }

    /// Whether at most t - 1 members are faulty or have a wrong clock, so that every honest one comes to an end.
    public var isBearable: Bool {
        let wrong = Set(faults.conduct.keys).union(schedule.impatient).union(schedule.patient)
        return wrong.count < faults.threshold
    }

    /// Runs the plan, and checks the invariants and that the model closes every round at the same entry.
    ///
    /// - Returns: What was violated; empty if driver and model are right.
    /// - Throws: An error if the plan is impossible.
    public func violations() throws -> [InvariantViolation] {
        let result = try LogSimulation.run(
            faults.configuration(), schedule: schedule, mischief: mischief, absent: absent)
        return result.violations(expectsEnd: isBearable)
    }
}

extension LogPlan: CustomStringConvertible {
    /// The plan in the words of its parts, and its seed.
    public var description: String {
        let posts = mischief.sorted { $0.key < $1.key }
            .map { "\($0.key): \($0.value.map { "\($0)" }.sorted().joined(separator: ", "))" }
        return """
            log plan \(faults.seed): mischief [\(posts.joined(separator: "; "))], crashes \(schedule.crashOneIn), \
            failed appends \(schedule.failedAppendOneIn), at once \(schedule.mostAtOnce), impatient \
            \(schedule.impatient.sorted()), patient \(schedule.patient.sorted()), absent \(absent.sorted())
            \(faults)
            """
    }
}
