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
            participant and by an auditor. What happens is printed as it happens; then the key, who \
            was convicted of what, and two proofs that the key works. The identities and secrets \
            follow from the seed: never use such a key.

            EXAMPLES
              dkg simulate
              dkg simulate --fault wrong-share:2 --fault silent-extraction:5
              dkg simulate --scheme feldman --seed 7 --fault false-complaint:1
              dkg simulate --participants 7 --board relay --json

            FAULTS
              \(FaultArgument.kinds.joined(separator: "\n  "))

            EXIT STATUS
              0  a key was made
              1  the ceremony ended without a key; the reason is printed
              2  wrong usage; the flag and its bound are printed
            """
    )

    @Option(help: ArgumentHelp("How many participants: 1...65535.", valueName: "n"))
    var participants = 5

    @Option(
        help: ArgumentHelp(
            "How many shares reconstruct the key; at most (n + 1) / 2, on a relay (n + 2) / 3, "
                + "which is the default.",
            valueName: "t"))
    var threshold: Int?

    @Option(help: "How dealers commit.")
    var scheme = Named(CommitmentScheme.pedersen)

    @Option(help: "What the key is for; randomness needs pedersen.")
    var purpose = Named(Purpose.signing)

    @Option(help: "Whether all read the same board, or an untrusted relay carries messages.")
    var board = Named(BoardKind.agreed)

    @Option(
        help: ArgumentHelp(
            "What everything follows from: the same seed, the same bytes. Drawn if left out.",
            valueName: "number"))
    var seed: UInt64?

    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp(
            "What a participant does wrong, for instance wrong-share:2. May be repeated.",
            valueName: "kind:index"),
        transform: FaultArgument.init(parsing:))
    var faults: [FaultArgument] = []

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    @Flag(help: "Say how much processor time it took.")
    var timings = false

    func validate() throws {
        guard (1...65535).contains(participants) else {
            throw ValidationError("--participants is in 1...65535; got \(participants).")
        }
        guard (1...largestThreshold).contains(chosenThreshold) else {
            throw ValidationError(
                "--threshold is in 1...\(largestThreshold) for --participants \(participants) and "
                    + "--board \(board.value); got \(chosenThreshold).")
        }
        guard scheme.value != .feldman || purpose.value != .randomness else {
            throw ValidationError(
                "--purpose randomness needs --scheme pedersen: in feldman the last dealer can bias "
                    + "the key.")
        }
        for argument in faults where argument.index.position >= participants {
            throw ValidationError(
                "--fault \(argument.fault):\(argument.index): the index is in 1...\(participants).")
        }
    }

    /// The largest threshold with an honest majority, and on a relay with an honest quorum.
    private var largestThreshold: Int {
        switch board.value {
        case .agreed: (participants + 1) / 2
        case .relay: (participants + 2) / 3
        }
    }

    private var chosenThreshold: Int { threshold ?? largestThreshold }

    func run() throws {
        let chosen = seed ?? UInt64.random(in: 1...UInt64(UInt32.max))
        var configuration = SimulationConfiguration(
            participants: participants, threshold: chosenThreshold, scheme: scheme.value,
            purpose: purpose.value, board: board.value, seed: chosen)
        configuration.checksRefusals = false
        for argument in faults { configuration.add(argument.fault, to: argument.index) }

        let narrator = Narrator(
            configuration: configuration, faults: faults, style: .automatic, isQuiet: json)
        narrator.begin()
        let start = Console.cpuMilliseconds()
        let result: CeremonyResult
        do throws(SimulationError) {
            result = try CeremonySimulation.run(configuration, observe: narrator.observe)
        } catch {
            throw ValidationError(error.description)
        }
        narrator.end()
        let report = SimulationReport(
            of: result, cpuMilliseconds: timings ? Console.cpuMilliseconds() - start : nil)
        if json {
            Console.write(try report.json())
        } else {
            for line in ReportText(report: report, result: result, style: .automatic).lines {
                Console.write(line)
            }
        }
        if !report.madeKey {
            if json { Console.writeError("aborted: \(report.reason)") }
            throw ExitCode(ExitStatus.aborted)
        }
    }
}
