import DKG
import DKGTestHarness

/// The command `dkg simulate`.
struct SimulateCommand {
    private let configuration: SimulationConfiguration
    private let faults: [FaultArgument]
    private let json: Bool
    private let timings: Bool

    /// Reads the command line.
    init(_ arguments: [String]) throws(UsageError) {
        let parsed = try ParsedArguments(arguments, options: SimulateCommand.options)
        let participants = try parsed.integer("participants", in: 1...65535) ?? 5
        let scheme: CommitmentScheme = try parsed.choice("scheme") ?? .pedersen
        let purpose: Purpose = try parsed.choice("purpose") ?? .signing
        let board: BoardKind = try parsed.choice("board") ?? .agreed

        // The largest threshold with an honest majority, and on a relay with an honest quorum.
        let largest =
            switch board {
            case .agreed: (participants + 1) / 2
            case .relay: (participants + 2) / 3
            }
        let threshold = try parsed.integer("threshold", in: Int.min...Int.max) ?? largest
        guard (1...largest).contains(threshold) else {
            throw UsageError(
                "--threshold is in 1...\(largest) for --participants \(participants) and --board "
                    + "\(board); got \(threshold).")
        }
        guard scheme != .feldman || purpose != .randomness else {
            throw UsageError(
                "--purpose randomness needs --scheme pedersen: in feldman the last dealer can bias "
                    + "the key.")
        }
        // Without a seed one is drawn, and printed so that the run can be repeated.
        let seed =
            try parsed.integer("seed", in: UInt64.min...UInt64.max)
            ?? UInt64.random(in: 1...UInt64(UInt32.max))

        var configuration = SimulationConfiguration(
            participants: participants, threshold: threshold, scheme: scheme, purpose: purpose,
            board: board, seed: seed)
        configuration.checksRefusals = false
        configuration.workers = Console.processorCount
        var faults: [FaultArgument] = []
        for argument in parsed.all("fault") {
            let fault = try FaultArgument(argument, participants: participants)
            configuration.add(fault.fault, to: fault.index)
            faults.append(fault)
        }
        self.configuration = configuration
        self.faults = faults
        json = parsed.has("json")
        timings = parsed.has("timings")
    }

    /// Runs the ceremony and prints what happens.
    ///
    /// - Returns: The exit status.
    func run() throws(UsageError) -> Int32 {
        let narrator = Narrator(
            configuration: configuration, faults: faults, style: .automatic, isQuiet: json)
        narrator.begin()
        let start = Console.cpuMilliseconds()
        let result: CeremonyResult
        do throws(SimulationError) {
            result = try CeremonySimulation.run(configuration, observe: narrator.observe)
        } catch {
            throw UsageError(error.description)
        }
        narrator.end()
        let report = SimulationReport(
            of: result, cpuMilliseconds: timings ? Console.cpuMilliseconds() - start : nil)
        if json {
            Console.write(report.json())
            if !report.madeKey { Console.writeError("aborted: \(report.reason)") }
        } else {
            for line in ReportText(report: report, result: result, style: .automatic).lines {
                Console.write(line)
            }
        }
        return report.madeKey ? ExitStatus.success : ExitStatus.aborted
    }
}
