import ArgumentParser
import ThresholdSigning

/// The options `--output`, `--format` and `--json`.
struct SigningOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write to this new file, not to standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @Option(help: "How it is written. What is read is recognised.")
    var format = SigningFormat.hex

    @Flag(help: "Print one JSON object and nothing else; it has the message in hexadecimal digits.")
    var json = false

    /// The files that are written; "-" is standard output.
    var paths: [String] { output.map { [$0] } ?? [] }

    func validate() throws {
        if output == "-" && json {
            throw ValidationError("--json and --output - exclude each other; give one.")
        }
    }

    /// Checks that the scheme has the format, before anything is used up.
    func check(_ scheme: SigningScheme) throws(UsageError) {
        if format.crates != nil { try SigningMessage.suite(of: scheme, format) }
    }

    /// Writes a message, and what there is to say of it where that does not mix with it.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - scheme: The scheme of its session.
    ///   - report: What `--json` prints.
    ///   - lines: What is printed if the message goes to a file.
    /// - Throws: `FileAccess.Failure` or ``UsageError``.
    func write(
        _ message: SigningMessage, in scheme: SigningScheme, report: some Encodable,
        lines: [String]
    ) throws {
        let bytes = try message.encoded(as: format, in: scheme)
        if let output { try FileAccess.write(bytes, to: output) }
        if json { return Console.write(JSONText.of(report)) }
        guard let output else { return Console.write(bytes: bytes) }
        if output != "-" { lines.forEach { Console.write($0) } }
    }
}
