/// The command `dkg`.
enum DKGCommand {
    static let version = "0.1.0"

    private static let overview = """
        OVERVIEW: Robust distributed key generation over secp256k1.

        Several participants make a public key and secret shares of its private key, and
        nobody ever knows the private key, although some of them may lie, stall or vanish.

        USAGE: dkg simulate [options]
               dkg chilldkg STEP [options]
               dkg frost-keygen part1|part2|part3 [options]
               dkg conformance DIRECTORY
               dkg bench-participant [options]
               dkg help SUBCOMMAND

        SUBCOMMANDS:
          simulate           Run a whole ceremony on this machine, with as many cheats as
                             you like.
          chilldkg           Take part in a session of ChillDKG, step by step, on files.
          frost-keygen       Make a key together with users of the FROST crates, on files.
          conformance        Run the published vectors of other protocols.
          bench-participant  Measure what one participant of a large ceremony costs.

        OPTIONS:
          --version          Show the version.
          --help, -h         Show this.

        \(exitStatus)
        """

    /// What help says about the exit status.
    static let exitStatus = """
        EXIT STATUS:
          0  a key was made
          1  the ceremony ended without a certified key; the reason is printed
          2  wrong usage; the flag and its bound are printed
          3  the output could not be written
        """

    /// Runs the tool.
    ///
    /// - Parameter arguments: The command line behind the tool's name.
    /// - Returns: The exit status.
    static func run(_ arguments: [String]) -> Int32 {
        var rest = arguments[...]
        let first = rest.popFirst()
        let asksForHelp = rest.contains("--help") || rest.contains("-h")
        switch first {
        case nil, "--help", "-h":
            Console.write(overview)
            return ExitStatus.success
        case "help" where rest.isEmpty:
            Console.write(overview)
            return ExitStatus.success
        case "--version":
            Console.write(version)
            return ExitStatus.success
        case "help":
            guard let help = help(for: rest.first ?? ""), rest.count == 1 else {
                return unknown(rest.first ?? "")
            }
            Console.write(help)
            return ExitStatus.success
        case "frost-keygen":
            return FROSTKeygenCommand.run(Array(rest))
        case "chilldkg":
            return ChillCommand.run(Array(rest))
        case let name? where asksForHelp && help(for: name) != nil:
            Console.write(help(for: name) ?? "")
            return ExitStatus.success
        case "simulate":
            return run("simulate") { () throws(UsageError) in
                try SimulateCommand(Array(rest)).run()
            }
        case "bench-participant":
            return run("bench-participant") { () throws(UsageError) in
                try BenchParticipantCommand(Array(rest)).run()
            }
        case "conformance":
            return ConformanceCommand.run(Array(rest))
        case let other?:
            return unknown(other)
        }
    }

    private static func help(for subcommand: String) -> String? {
        switch subcommand {
        case "simulate": SimulateCommand.help
        case "chilldkg": ChillCommand.help
        case "frost-keygen": FROSTKeygenCommand.overview
        case "conformance": ConformanceCommand.help
        case "bench-participant": BenchParticipantCommand.help
        default: nil
        }
    }

    private static func unknown(_ subcommand: String) -> Int32 {
        Console.writeError(
            "Error: there is no subcommand '\(subcommand)'; there are 'simulate', 'chilldkg', "
                + "'frost-keygen', 'conformance' and 'bench-participant'.")
        Console.writeError("See 'dkg --help'.")
        return ExitStatus.wrongUsage
    }

    private static func run(
        _ subcommand: String, _ command: () throws(UsageError) -> Int32
    ) -> Int32 {
        do throws(UsageError) {
            return try command()
        } catch {
            Console.writeError("Error: \(error)")
            Console.writeError("See 'dkg \(subcommand) --help'.")
            return ExitStatus.wrongUsage
        }
    }
}
