#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What this process has used so far.
///
/// Times on shared machines mean little; processor time does not count what others do.
public enum ProcessorTime {
    /// The processor time of all threads, in milliseconds.
    public static func milliseconds() -> Double {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }

    /// The most memory that the process has held so far, in megabytes of 10^6 bytes.
    public static func peakMemoryMegabytes() -> Double {
        var usage = rusage()
        // RUSAGE_SELF is 0 everywhere, but its type is not the same everywhere.
        guard unsafe getrusage(0, &usage) == 0 else { return 0 }
        #if canImport(Darwin)
            return Double(usage.ru_maxrss) / 1_000_000
        #else
            return Double(usage.ru_maxrss) * 1024 / 1_000_000
        #endif
    }
}
