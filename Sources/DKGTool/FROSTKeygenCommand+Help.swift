extension FROSTKeygenCommand {
    /// The options of a part, in the order in which help prints them.
    static func options(of part: Part) -> [OptionDescription] {
        let common = [
            OptionDescription(
                "suite", value: "secp256k1|taproot",
                help: "Which crate the others use: frost-secp256k1 or frost-secp256k1-tr."),
            OptionDescription(
                "identifier", value: "id",
                help: "This participant: 1...65535, 64 hexadecimal digits, or name:<text>."),
            OptionDescription(
                "threshold", value: "t", help: "How many shares sign: 2...n."),
            OptionDescription(
                "participants", value: "n", help: "How many participants: 2...65535."),
            OptionDescription(
                "randomness", value: "file",
                help: part == .part1
                    ? "Where to keep 32 random bytes from which all secrets follow: a new file, "
                        + "made with mode 600, for this session only. Delete it after part3, with "
                        + "the mark FILE.session that part2 leaves beside it."
                    : "The file that part1 made, or - for standard input."),
            OptionDescription(
                "format", value: "binary|json", help: "The encoding of all packages.",
                standard: "binary"),
        ]
        let packages = OptionDescription(
            "package", value: "id=file",
            help: "The package of part1 from another participant; once for each of the others.",
            isRepeatable: true)
        switch part {
        case .part1:
            return common + [
                OptionDescription(
                    "output", value: "file", help: "Where to write the package, for everybody.",
                    standard: "standard output"),
                OptionDescription(
                    "again",
                    help: "Read the randomness file instead of making it, and write the same "
                        + "package again."),
            ]
        case .part2:
            return common + [
                packages,
                OptionDescription(
                    "share", value: "id=file",
                    help:
                        "Where to write the secret share for another participant: a new file, made "
                        + "with mode 600, or -. May be repeated.",
                    isRepeatable: true),
            ]
        case .part3:
            return common + [
                packages,
                OptionDescription(
                    "share", value: "id=file",
                    help: "The secret share from another participant, a file with mode 600 or -; "
                        + "once for each of the others.",
                    isRepeatable: true),
                OptionDescription(
                    "key", value: "file",
                    help: "Where to write the secret key package: a new file, made with mode 600, "
                        + "or -."),
                OptionDescription(
                    "public-key", value: "file",
                    help: "Where to write the public key package.", standard: "standard output"),
            ]
        }
    }

    /// The options without which a part cannot run.
    static func required(in part: Part) -> [String] {
        let common = ["suite", "identifier", "threshold", "participants", "randomness"]
        switch part {
        case .part1: return common
        case .part2: return common + ["package", "share"]
        case .part3: return common + ["package", "share", "key"]
        }
    }

    private static func summary(of part: Part) -> String {
        switch part {
        case .part1:
            """
            Draw a polynomial and commit to it.

            Writes the package that all others have to get over a broadcast channel.
            """
        case .part2:
            """
            Check the others' packages and write a share for each of them.

            Shares are secret: each goes to its receiver over an encrypted channel. The
            session on standard error is the same for all who saw the same packages.
            """
        case .part3:
            """
            Check the others' shares and write the key.

            Writes the secret key package and the public one, which is the same for all. In
            the suite taproot the key is tweaked, as the crate does it.
            """
        }
    }

    /// What `dkg frost-keygen --help` prints.
    static let overview = """
        OVERVIEW: Make a key together with users of frost-secp256k1 and frost-secp256k1-tr.

        One participant's part, in three commands between which files are exchanged. Files
        are those that the crates' serialize and serde_json write. The first fault ends the
        session and names the culprit. Secrets are read from files with mode 600 or from
        standard input, never from the command line.

        USAGE: dkg frost-keygen part1|part2|part3 [options]

        SUBCOMMANDS:
          part1       Draw a polynomial and write a package for everybody.
          part2       Check the others' packages and write a share for each of them.
          part3       Check the others' shares and write the key.

        See 'dkg frost-keygen part1 --help', and Docs/Interoperability.md for a session.

        \(exitStatus)
        """

    private static let exitStatus = """
        EXIT STATUS:
          0  everything was written
          1  the session has ended with a fault; it is printed, with its culprit
          2  wrong usage, or randomness of another session; nothing was done
          3  an output cannot be written, or exists
          4  an input cannot be read, or is a secret that others can read
        """

    /// What `dkg frost-keygen part1 --help` and its like print.
    static func help(of part: Part) -> String {
        let options = options(of: part)
        let usage = TextWrapping.lines(options.map(\.usage), width: 52)
            .joined(separator: "\n                              ")
        let needed = TextWrapping.lines(required(in: part).map { "--\($0)" }, width: 70)
            .joined(separator: "\n        ")
        return """
            OVERVIEW: \(summary(of: part))

            USAGE: dkg frost-keygen \(part.rawValue) \(usage)

            OPTIONS:
            \(options.flatMap(\.helpLines).joined(separator: "\n"))

            NEEDED: \(needed)

            \(exitStatus)
            """
    }

    /// Runs the command, or prints its help.
    ///
    /// - Parameter arguments: What follows `frost-keygen`.
    /// - Returns: The exit status.
    static func run(_ arguments: [String]) -> Int32 {
        guard let first = arguments.first, first != "--help", first != "-h" else {
            Console.write(overview)
            return arguments.isEmpty ? ExitStatus.wrongUsage : ExitStatus.success
        }
        guard let part = Part(rawValue: first) else {
            Console.writeError("Error: frost-keygen has part1, part2 and part3; got '\(first)'.")
            Console.writeError("See 'dkg frost-keygen --help'.")
            return ExitStatus.wrongUsage
        }
        let rest = Array(arguments.dropFirst())
        if rest.contains("--help") || rest.contains("-h") {
            Console.write(help(of: part))
            return ExitStatus.success
        }
        do throws(UsageError) {
            return try FROSTKeygenCommand(part, rest).run()
        } catch {
            Console.writeError("Error: \(error)")
            Console.writeError("See 'dkg frost-keygen \(part.rawValue) --help'.")
            return ExitStatus.wrongUsage
        }
    }
}
