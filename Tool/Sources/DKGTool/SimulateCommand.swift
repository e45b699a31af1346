import ArgumentParser
import DKG
import DKGTestHarness

/// The command `dkg simulate`.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Run a whole ceremony on this machine, with as many cheats as you like.",
        discussion: """
            Every message is encoded, carried as bytes over an in-memory board, and decoded by every \
            participant and by an auditor. What happens is printed as it happens; then the key, who was \
            convicted of what, and two proofs that the key works. With --sign the holders of shares sign then, \
            session by session, although some of them lie. Identities and secrets follow from the \
            seed: never use such a key.
            """)

    @Option(
        help: ArgumentHelp("How many participants: 1...65535.", valueName: "n"),
        transform: Integers.within(1...65535))
    var participants = 5

    @Option(
        help: ArgumentHelp(
            "How many shares reconstruct the key; at most (n + 1) / 2, on a relay (n + 2) / 3. "
                + "(default: the largest)", valueName: "t"))
    var threshold: Int?

    @Option(help: "How dealers commit.")
    var scheme = Named(CommitmentScheme.pedersen)

    @Option(help: "What the key is for; randomness needs pedersen.")
    var purpose = Named(Purpose.signing)

    @Option(help: "Whether all read the same board, or an untrusted relay carries messages.")
    var board = Named(BoardKind.agreed)

    @Option(
        help: ArgumentHelp(
            "What everything follows from: the same seed, the same bytes. "
                + "(default: drawn, and printed)", valueName: "number"),
        transform: Integers.within(UInt64.min...UInt64.max))
    var seed: UInt64?

    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp(
            "What a participant does wrong, for instance wrong-share:2. May be repeated.",
            valueName: "kind:index"),
        completion: .list(FaultArgument.kinds.map { $0 + ":1" }),
        transform: FaultArgument.init)
    var faults: [FaultArgument] = []

    @OptionGroup var signing: SimulatedSigning

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    @Flag(help: "Say how much processor time it took.")
    var timings = false

    /// The largest threshold with an honest majority, and on a relay with an honest quorum.
    private var largest: Int {
        switch board.value {
        case .agreed: (participants + 1) / 2
        case .relay: (participants + 2) / 3
        }
    }

    func validate() throws {
        if let threshold, !(1...largest).contains(threshold) {
            throw ValidationError(
                "--threshold is in 1...\(largest) for --participants \(participants) and --board "
                    + "\(board.value); got \(threshold).")
        }
        guard scheme.value != .feldman || purpose.value != .randomness else {
            throw ValidationError(
                "--purpose randomness needs --scheme pedersen: in feldman the last dealer can bias "
                    + "the key.")
        }
        for fault in faults where fault.index.position >= participants {
            throw ValidationError(
                "--fault \(fault.fault):\(fault.index): the index is in 1...\(participants); got "
                    + "'\(fault.index)'.")
        }
        try signing.check(participants: participants, purpose: purpose.value)
    }

    /// What is simulated.
    private var configuration: SimulationConfiguration {
        // Without a seed one is drawn, and printed so that the run can be repeated.
        var configuration = SimulationConfiguration(
            participants: participants, threshold: threshold ?? largest, scheme: scheme.value,
            purpose: purpose.value, board: board.value,
            seed: seed ?? UInt64.random(in: 1...UInt64(UInt32.max)))
        configuration.checksRefusals = false
        configuration.workers = Console.processorCount
        for fault in faults { configuration.add(fault.fault, to: fault.index) }
        return configuration
    }

    /// Runs the ceremony and prints what happens.
    func run() throws {
        let configuration = configuration
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
        var report = SimulationReport(
            of: result, cpuMilliseconds: timings ? Console.cpuMilliseconds() - start : nil)
        if signing.sign && report.madeKey { report.signing = try signing.run(after: result) }
        if json {
            Console.write(report.json())
            if !report.madeKey { Console.writeError("aborted: \(report.reason)") }
            if report.lacksSignature { Console.writeError("there is no signature.") }
        } else {
            for line in ReportText(report: report, result: result, style: .automatic).lines {
                Console.write(line)
            }
            if let signing = report.signing {
                for line in SigningReportText(report: signing, style: .automatic).lines {
                    Console.write(line)
                }
            }
        }
        if !report.madeKey || report.lacksSignature { throw ExitCode(ExitStatus.aborted) }
    }
}

extension SimulateCommand: HasRepeatableOptions {
    static let repeatable: Set<String> = ["--fault", "--signing-fault"]
}

extension SimulateCommand: HasEpilogue {
    static let epilogue = """
        EXAMPLES:
          dkg simulate
          dkg simulate --fault wrong-share:2 --fault silent-extraction:5
          dkg simulate --scheme feldman --seed 7 --fault false-complaint:1
          dkg simulate --participants 7 --board relay --json
          dkg simulate --sign --signing-fault wrong-share:2 --signing-fault silent:4

        FAULTS:
          \(FaultArgument.kinds.joined(separator: "\n  "))

        SIGNING FAULTS:
          \(SigningFaultArgument.kinds.joined(separator: "\n  "))

        \(DKGCommand.exitStatus)
        """
}
