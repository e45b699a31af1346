public import ChillDKG

/// What one participant of an honest ChillDKG session costs, from received bytes to its share with the
/// public keys of all shares.
public struct ChillMeasurement: Sendable {
    /// The processor time of each part, in milliseconds.
    public private(set) var milliseconds: [ChillPhase: Double] = [:]

    /// The calls that were counted in each part; empty in a build that does not count.
    public private(set) var countedCalls: [ChillPhase: [String: Int]] = [:]

    /// What was sent and received, and the key.
    public let result: ChillSoloSession.Result

    /// The most memory that the process held until the end, in megabytes.
    ///
    /// The messages of all others are in it: they are all there at once, as at the coordinator.
    public let peakMemoryMegabytes: Double

    /// Runs a session once.
    ///
    /// - Parameters:
    ///   - participants: n.
    ///   - threshold: t.
    ///   - id: Who is measured.
    ///   - seed: Everything follows from it.
    ///   - arithmetic: What computes with public points.
    /// - Throws: ``MeasurementError``, and errors of the session if its size is impossible.
    public init(
        participants: Int, threshold: Int, id: ChillParticipantID, seed: UInt64,
        arithmetic: MeasuredArithmetic
    ) throws {
        // A constant is computed once a process and is nobody's cost.
        _ = Point.generator
        var milliseconds: [ChillPhase: Double] = [:]
        var counted: [ChillPhase: [String: Int]] = [:]
        let session = ChillSoloSession(
            participants: participants, threshold: threshold, reader: id, seed: seed,
            arithmetic: arithmetic)
        result = try session.run { phase, work in
            #if CALL_COUNTS
                CallCounts.reset()
            #endif
            let start = ProcessorTime.milliseconds()
            try work()
            milliseconds[phase] = ProcessorTime.milliseconds() - start
            #if CALL_COUNTS
                counted[phase] = CallCounts.current.filter { $0.value > 0 }
            #endif
        }
        self.milliseconds = milliseconds
        countedCalls = counted
        peakMemoryMegabytes = ProcessorTime.peakMemoryMegabytes()
    }

    /// The processor time of the whole, in milliseconds.
    public var totalMilliseconds: Double { milliseconds.values.reduce(0, +) }
}
