/// What befalls honest members that meet on a log: how they are scheduled, killed and misled by their clocks.
public struct LogSchedule: Sendable {
    /// One step in so many is a crash: everything in memory is gone, and the member starts again from what is stored.
    ///
    /// 0 for none.
    public var crashOneIn = 0

    /// After so many crashes a member is left alone, so that every run comes to an end.
    public var mostCrashes = 20

    /// One append in so many fails with an error; half of those are on the log all the same, now or later.
    ///
    /// 0 for none.
    public var failedAppendOneIn = 0

    /// The most entries that a member reads at once, by chance, but for every fourth time; 0 for all that there are.
    public var mostAtOnce = 0

    /// How many steps of the simulation a round may take before a member's time for it is up.
    public var patience = 3_000

    /// Members, by their numbers, whose clock is wrong: their time is always up.
    public var impatient: Set<Int> = []

    /// Members, by their numbers, whose clock stands still: their time is never up.
    public var patient: Set<Int> = []

    /// After so many steps the simulation gives up.
    public var mostSteps = 200_000

    /// Describes a quiet run.
    public init() {}

    /// Describes a run in which everything goes wrong that may.
    public static var rough: LogSchedule {
        var schedule = LogSchedule()
        schedule.crashOneIn = 40
        schedule.failedAppendOneIn = 4
        schedule.mostAtOnce = 4
        return schedule
    }
}
