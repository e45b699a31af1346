import ArgumentParser

/// The command `dkg`, and the entry point.
@main
struct DKGCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dkg",
        abstract: "Robust distributed key generation over secp256k1.",
        discussion: """
            Several participants make a public key and secret shares of its private key, and \
            nobody ever knows the private key, although some of them may lie, stall or vanish.
            """,
        version: ToolVersion.text,
        subcommands: [
            SimulateCommand.self, IdentityCommand.self, CeremonyCommand.self, ShareCommand.self,
            SignCommand.self, DeriveCommand.self,
            VerifyCommand.self,
            ChillCommand.self,
            FROSTKeygenCommand.self,
            ConformanceCommand.self, BenchParticipantCommand.self,
        ])

    static func main() {
        Console.end(status(of: Array(CommandLine.arguments.dropFirst())))
    }

    /// Runs the tool.
    ///
    /// The parser's own statuses are those of sysexits.h. Wrong usage is 2 here, as everywhere in this tool.
    ///
    /// - Parameter arguments: The command line after the tool's name.
    /// - Returns: The exit status.
    static func status(of arguments: [String]) -> Int32 {
        let path = CommandPath(arguments, root: DKGCommand.self)
        do {
            try path.checkNames()
            var command = try parsed(arguments, path)
            try RepeatedOptions.check(arguments, of: command)
            try command.run()
            return ExitStatus.success
        } catch let status as ExitCode {
            return status.rawValue
        } catch let error as UsageError {
            Console.writeError("Error: \(error)")
            Console.writeError("See '\(path) --help'.")
            return ExitStatus.wrongUsage
        } catch {
            return printed(error, path, otherwise: ExitStatus.aborted)
        }
    }

    /// Reads the command line; whatever is wrong with it is printed.
    private static func parsed(
        _ arguments: [String], _ path: CommandPath
    ) throws(ExitCode) -> any ParsableCommand {
        do {
            return try parseAsRoot(arguments)
        } catch {
            throw ExitCode(printed(error, path, otherwise: ExitStatus.wrongUsage))
        }
    }

    /// Prints what the parser says: an error, or what somebody asked for, such as help.
    private static func printed(
        _ error: any Error, _ path: CommandPath, otherwise status: Int32
    ) -> Int32 {
        let text = HelpText.rendered(fullMessage(for: error), of: path.last)
        if exitCode(for: error).isSuccess {
            Console.write(text)
            return ExitStatus.success
        }
        Console.writeError(text)
        return status
    }
}

extension DKGCommand: HasEpilogue {
    static var epilogue: String { exitStatus }

    /// What help says about the exit status.
    static let exitStatus = """
        EXIT STATUS:
          0  a key was made
          1  the ceremony ended without a certified key; the reason is printed
          2  wrong usage; the flag and its bound are printed
          3  the output could not be written
        """
}
