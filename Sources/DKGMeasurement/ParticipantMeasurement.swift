public import DKG
public import DKGTestHarness

/// What one participant of a ceremony costs, from received bytes to its key package with the
/// public keys of all shares.
public struct ParticipantMeasurement: Sendable {
    /// The processor time of each part, in milliseconds.
    public private(set) var milliseconds: [MeasuredPhase: Double] = [:]

    /// The calls of libsecp256k1 that were counted in each part; empty in a build that does not count.
    public private(set) var countedCalls: [MeasuredPhase: [String: Int]] = [:]

    /// What was sent and received, and the key.
    public let result: SoloCeremony.Result

    /// The most memory that the process held until the end, in megabytes.
    ///
    /// The other participants' messages are made round by round and not kept, so this is the
    /// participant's and that of the process itself.
    public let peakMemoryMegabytes: Double

    /// Runs a ceremony once.
    ///
    /// - Parameters:
    ///   - configuration: The ceremony.
    ///   - index: Who is measured.
    ///   - arithmetic: What computes with many public points.
    ///   - conduct: What the others do.
    ///   - prepared: Called with the round and how many of its messages are prepared.
    /// - Throws: `SimulationError` or ``MeasurementError``.
    public init(
        of configuration: SimulationConfiguration, index: ParticipantIndex,
        arithmetic: MeasuredArithmetic = .standard, conduct: PeerConduct = .honest,
        prepared: (Round, Int) -> Void = { _, _ in }
    ) throws {
        var configuration = configuration
        configuration.arithmetic = arithmetic.arithmetic
        // Constants are computed once a process and are nobody's cost.
        _ = Point.pedersenGenerator
        _ = Point.generator
        let ceremony = try SoloCeremony(
            configuration, reader: index, conduct: conduct)
        var milliseconds: [MeasuredPhase: Double] = [:]
        var counted: [MeasuredPhase: [String: Int]] = [:]
        result = try ceremony.run(
            measure: { phase, work in
                #if CALL_COUNTS
                    CallCounts.reset()
                #endif
                let start = ProcessorTime.milliseconds()
                try work()
                milliseconds[phase] = ProcessorTime.milliseconds() - start
                #if CALL_COUNTS
                    counted[phase] = CallCounts.current.filter { $0.value > 0 }
                #endif
            }, prepared: prepared)
        self.milliseconds = milliseconds
        countedCalls = counted
        peakMemoryMegabytes = ProcessorTime.peakMemoryMegabytes()
    }

    /// The processor time of the whole, in milliseconds.
    public var totalMilliseconds: Double { milliseconds.values.reduce(0, +) }
}
