import DKG
import DKGMeasurement
import DKGTestHarness

/// The command `dkg bench-participant`.
struct BenchParticipantCommand {
    private let configuration: SimulationConfiguration
    private let index: ParticipantIndex
    private let arithmetic: MeasuredArithmetic
    private let json: Bool

    /// Reads the command line.
    init(_ arguments: [String]) throws(UsageError) {
        let parsed = try ParsedArguments(arguments, options: BenchParticipantCommand.options)
        let participants = try parsed.integer("participants", in: 1...65535) ?? 100
        let scheme: CommitmentScheme = try parsed.choice("scheme") ?? .pedersen
        let largest = (participants + 1) / 2
        let threshold = try parsed.integer("threshold", in: Int.min...Int.max) ?? largest
        guard (1...largest).contains(threshold) else {
            throw UsageError(
                "--threshold is in 1...\(largest) for --participants \(participants); got "
                    + "\(threshold).")
        }
        let seed = try parsed.integer("seed", in: UInt64.min...UInt64.max) ?? 1
        configuration = SimulationConfiguration(
            participants: participants, threshold: threshold, scheme: scheme, seed: seed)
        arithmetic = try parsed.choice("arithmetic") ?? .standard
        // The threshold is an index like any other: not the smallest, which is cheapest.
        guard let index = try? ParticipantIndex(threshold) else {
            throw UsageError("--threshold is in 1...\(largest); got \(threshold).")
        }
        self.index = index
        json = parsed.has("json")
    }

    /// Measures and prints.
    ///
    /// - Returns: The exit status.
    func run() throws(UsageError) -> Int32 {
        let progress = PreparationProgress(total: configuration.participants)
        let expected = HappyPathCalls(
            participants: configuration.participants, threshold: configuration.threshold,
            scheme: configuration.scheme, index: index, arithmetic: arithmetic)
        let before = PrimitiveCosts(engine: expected.engineSize)
        let measured: ParticipantMeasurement
        do {
            measured = try ParticipantMeasurement(
                of: configuration, index: index, arithmetic: arithmetic,
                prepared: progress.advance)
        } catch {
            progress.clear()
            Console.writeError("Error: \(error)")
            return ExitStatus.aborted
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
            write(text: figures)
        }
        return ExitStatus.success
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
        Console.write(
            "participant \(index) of \(configuration.participants), any \(configuration.threshold) "
                + "shares reconstruct; \(configuration.scheme)")
        for figure in figures {
            Console.write(
                figure.name.padded(to: 22) + decimal(figure.value, digits: figure.digits))
        }
    }

    /// A number that is not negative with so many digits behind the point.
    private func decimal(_ value: Double, digits: Int) -> String {
        guard value.isFinite, digits > 0 else { return "\(Int(value.isFinite ? value : 0))" }
        let scale = digits == 1 ? 10 : 1000
        let scaled = Int((value * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return "\(scaled / scale).\(zeros)\(fraction)"
    }
}
