import ArgumentParser
import ChillDKG

/// One step of `dkg chilldkg`.
protocol ChillStep: ParsableCommand, HasEpilogue {
    /// The files that are read; "-" is standard input.
    var inputs: [String] { get }

    /// The files that are written; "-" is standard output.
    var outputs: [String] { get }

    /// Does the step.
    func perform() throws
}

extension ChillStep {
    /// What a step is called and does, and what standard output gets.
    static func describing(
        _ name: String, _ abstract: String, output: String
    ) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: abstract,
            discussion: "Standard output gets \(output).")
    }

    static var epilogue: String {
        """
        One input file can be '-', which is standard input. Outputs are new files.

        \(ChillCommand.epilogue)
        """
    }

    /// Standard input, standard output and each file that is written can be named once.
    func checkFiles() throws {
        for (paths, stream) in [(inputs, "input"), (outputs, "output")]
        where paths.count(where: { $0 == "-" }) > 1 {
            throw ValidationError(
                "standard \(stream) can be used once; name a file for each but one option.")
        }
        try FileAccess.checkDistinct(outputs)
    }

    func validate() throws { try checkFiles() }

    /// Does the step and says what became of it.
    func run() throws {
        do {
            // So that a step writes either everything or nothing.
            try FileAccess.checkAbsent(outputs)
            try perform()
        } catch let error as UsageError {
            throw error
        } catch {
            let status = ErrorStatus.of(error)
            Console.writeError("Error: \(error)")
            if status != ExitStatus.wrongUsage, let hint = ChillBlame.hint(about: error) {
                Console.writeError(hint)
            }
            throw ExitCode(status)
        }
    }
}
