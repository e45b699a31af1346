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

    /// Standard input and standard output can each be named once.
    func validate() throws {
        for (paths, stream) in [(inputs, "input"), (outputs, "output")]
        where paths.count(where: { $0 == "-" }) > 1 {
            throw ValidationError(
                "standard \(stream) can be used once; name a file for each but one option.")
        }
    }

    /// Does the step and says what became of it.
    func run() throws {
        do {
            try perform()
        } catch let error as UsageError {
            throw error
        } catch let error as FileAccess.Failure {
            Console.writeError("Error: \(error)")
            throw ExitCode(error.exitStatus)
        } catch ParticipantStep2Error.unknownFaultyParticipantOrCoordinator(let found) {
            Console.writeError(
                "Error: "
                    + ParticipantStep2Error.unknownFaultyParticipantOrCoordinator(found).description
            )
            throw ExitCode(ExitStatus.wrongShare)
        } catch {
            Console.writeError("Error: \(error)")
            throw ExitCode(
                ChillBlame.isAboutInput(error) ? ExitStatus.wrongUsage : ExitStatus.aborted)
        }
    }
}
