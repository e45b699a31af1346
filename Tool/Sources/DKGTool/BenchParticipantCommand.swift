import ArgumentParser
import DKG
import DKGMeasurement
import DKGTestHarness

/// The command `dkg bench-participant`.
struct BenchParticipantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-participant",
        abstract: "Measure what one participant of a large ceremony costs.",
        discussion: """
            One participant takes part in an honest ceremony. The messages of the others are prepared round \
            by round, which is not measured, and not kept. What is measured is processor time from received \
            bytes to the key package with the public keys of all shares. The floor is what the calls of \
            libsecp256k1 cost by themselves, measured in the same run. The memory is the most that the \
            process held.
            """)

    @Option(
        help: ArgumentHelp("How many participants: 1...65535.", valueName: "n"),
        transform: Integers.within(1...65535))
    var participants = 100

    @Option(
        help: ArgumentHelp(
            "How many shares reconstruct the key; at most (n + 1) / 2. (default: the largest)",
            valueName: "t"))
    var threshold: Int?

    @Option(help: "How dealers commit.")
    var scheme = Named(CommitmentScheme.pedersen)

    @Option(help: "What computes with many public points.")
    var arithmetic = Named(MeasuredArithmetic.standard)

    @Option(
        help: ArgumentHelp("What the messages follow from.", valueName: "number"),
        transform: Integers.within(UInt64.min...UInt64.max))
    var seed: UInt64 = 1

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    private var largest: Int { (participants + 1) / 2 }

    func validate() throws {
        if let threshold, !(1...largest).contains(threshold) {
            throw ValidationError(
                "--threshold is in 1...\(largest) for --participants \(participants); got "
                    + "\(threshold).")
        }
    }

    private var configuration: SimulationConfiguration {
        SimulationConfiguration(
            participants: participants, threshold: threshold ?? largest, scheme: scheme.value,
            seed: seed)
    }

    /// Measures and prints.
    func run() throws {
        let configuration = configuration
        // The threshold is an index like any other: not the smallest, which is cheapest.
        let index = try ParticipantIndex(configuration.threshold)
        let progress = PreparationProgress(total: configuration.participants)
        let expected = HappyPathCalls(
            participants: configuration.participants, threshold: configuration.threshold,
            scheme: configuration.scheme, index: index, arithmetic: arithmetic.value)
        let before = PrimitiveCosts(engine: expected.engineSize)
        let measured: ParticipantMeasurement
        do {
            measured = try ParticipantMeasurement(
                of: configuration, index: index, arithmetic: arithmetic.value,
                prepared: progress.advance)
        } catch {
            progress.clear()
            Console.writeError("Error: \(error)")
            throw ExitCode(ExitStatus.aborted)
        }
        progress.clear()
        // The machine may have been busier before than after; the cheaper costs make the floor.
        let floor = before.minimum(with: PrimitiveCosts(engine: expected.engineSize))
            .milliseconds(of: expected.total)
        let figures: [(name: String, value: Double, digits: Int)] = [
            ("cpuMilliseconds", measured.totalMilliseconds, 3),
            ("floorMilliseconds", floor, 3),
            ("ratio", measured.totalMilliseconds / floor, 3),
            ("bytesSent", Double(measured.result.bytesSent), 0),
            ("bytesReceived", Double(measured.result.bytesReceived), 0),
            ("peakMemoryMegabytes", measured.peakMemoryMegabytes, 1),
        ]
        if json {
            write(json: figures)
        } else {
            Console.write(
                "participant \(index) of \(configuration.participants), any "
                    + "\(configuration.threshold) shares reconstruct; \(configuration.scheme)")
            write(text: figures)
        }
    }

    private func write(json figures: [(name: String, value: Double, digits: Int)]) {
        let members =
            [
                "\"participants\": \(configuration.participants)",
                "\"threshold\": \(configuration.threshold)",
                "\"scheme\": \"\(configuration.scheme)\"",
            ]
            + figures.map { "\"\($0.name)\": \(decimal($0.value, digits: $0.digits))" }
        Console.write("{\n" + members.map { "  \($0)" }.joined(separator: ",\n") + "\n}")
    }

    private func write(text figures: [(name: String, value: Double, digits: Int)]) {
        for figure in figures {
            Console.write(
                figure.name.padded(to: 22) + decimal(figure.value, digits: figure.digits))
        }
    }

    /// A number that is not negative with so many digits after the point.
    private func decimal(_ value: Double, digits: Int) -> String {
        guard value.isFinite, digits > 0 else { return "\(Int(value.isFinite ? value : 0))" }
        let scale = digits == 1 ? 10 : 1000
        let scaled = Int((value * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return "\(scaled / scale).\(zeros)\(fraction)"
    }
}

extension BenchParticipantCommand: HasEpilogue {
    static let epilogue = """
        EXAMPLES:
          dkg bench-participant
          dkg bench-participant --participants 1000 --threshold 500 --scheme feldman
          dkg bench-participant --participants 20 --json

        \(DKGCommand.exitStatus)
        """
}
