import ArgumentParser
import FROSTKeyGeneration

/// The command `dkg frost-keygen part1`.
struct FROSTPart1: FROSTPart {
    static let configuration = CommandConfiguration(
        commandName: "part1", abstract: "Draw a polynomial and write a package for everybody.",
        discussion: "All others have to get the package over a broadcast channel.")

    @OptionGroup var options: FROSTOptions

    @Option(
        help: ArgumentHelp(
            "Where to keep 32 random bytes from which all secrets follow: a new file, made with mode "
                + "600, for this session only. Delete it after part3, with the marks FILE.setup and "
                + "FILE.session that part1 and part2 leave beside it.", valueName: "file"),
        completion: .file())
    var randomness: String

    @Option(
        help: ArgumentHelp(
            "Where to write the package, for everybody. (default: standard output)",
            valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(
        help: "Read the randomness file instead of making it, and write the same package again.")
    var again = false

    var inputs: [String] { [] }
    var outputs: [String] { [output ?? "-"] }

    func validate() throws {
        try checkStreams()
        if randomness == "-" && !again {
            throw ValidationError(
                "--randomness - needs --again: part1 cannot write to standard input.")
        }
    }

    func perform() throws {
        try FileAccess.checkAbsent((again ? [] : [randomness]) + outputs)
        if again { return try write(firstPart()) }
        let setup = try options.setup()
        var source = SystemRandomSource()
        let seed = try SecretBytes(random32: &source)
        try Mark.checkNone(randomness)
        try FileAccess.writeSecret(seed, to: randomness)
        try FROSTSetupMark.leave(setup, beside: randomness)
        try write(FROSTDealer(setup, seed: seed))
    }

    private func write(_ part: borrowing FROSTDealer) throws {
        try FileAccess.write(part.package.encoded(as: options.format.value), to: output ?? "-")
    }
}
