import ChillDKG

/// The command `dkg chilldkg`: single steps on files, in the protocol's own bytes.
enum ChillCommand {
    static let exitStatus = """
        EXIT STATUS:
          0  done
          1  the session cannot go on; who is to blame is printed to standard error
          2  wrong usage, an input that is none, or randomness of another session
          3  an output could not be written, or exists
          4  an input file could not be read, or a secret one is readable for others
          5  a share is wrong; ask the coordinator for an answer and use 'investigate'
        """

    static var help: String {
        let steps = ChillStep.allCases.map { step in
            let lines = TextWrapping.lines(step.summary, width: 52)
            let first = "  " + step.rawValue.padded(to: 25) + (lines.first ?? "")
            return ([first] + lines.dropFirst().map { String(repeating: " ", count: 27) + $0 })
                .joined(separator: "\n")
        }
        return """
            OVERVIEW: Take part in a session of ChillDKG (BIP draft \(ChillVersion.draft)), step by step.

            Every step reads and writes files or standard streams in the protocol's own bytes, so
            the other parties can use any other implementation of the draft. There are no state
            files: a participant's state follows from its host key, the randomness of step 1 and
            the messages. If the randomness is in a file, step2 leaves a mark FILE.session
            beside it, and signs no other message of the coordinator from then on; without a
            file, see to that yourself. Secrets are read from files that only their owner can
            read, or from standard input, and never from the command line. Nothing is
            overwritten.

            USAGE: dkg chilldkg STEP [options]
                   dkg chilldkg STEP --help

            STEPS:
            \(steps.joined(separator: "\n"))

            \(exitStatus)
            """
    }

    static func run(_ arguments: [String]) -> Int32 {
        var rest = arguments[...]
        guard let name = rest.popFirst(), name != "--help", name != "-h" else {
            Console.write(help)
            return ExitStatus.success
        }
        guard let step = ChillStep(rawValue: name) else {
            let names = ChillStep.allCases.map(\.rawValue).joined(separator: ", ")
            Console.writeError("Error: there is no step '\(name)'; the steps are \(names).")
            Console.writeError("See 'dkg chilldkg --help'.")
            return ExitStatus.wrongUsage
        }
        if rest.contains("--help") || rest.contains("-h") {
            Console.write(step.help)
            return ExitStatus.success
        }
        do {
            try ChillRun(step, Array(rest)).run()
            return ExitStatus.success
        } catch let error as UsageError {
            Console.writeError("Error: \(error)")
            Console.writeError("See 'dkg chilldkg \(name) --help'.")
            return ExitStatus.wrongUsage
        } catch let error as FileAccess.Failure {
            Console.writeError("Error: \(error)")
            return error.exitStatus
        } catch ChillParticipantStep2Error.unknownFaultyParticipantOrCoordinator(let found) {
            Console.writeError(
                "Error: "
                    + ChillParticipantStep2Error.unknownFaultyParticipantOrCoordinator(found)
                    .description
            )
            return ExitStatus.wrongShare
        } catch {
            Console.writeError("Error: \(error)")
            return ChillCommand.isAboutInput(error) ? ExitStatus.wrongUsage : ExitStatus.aborted
        }
    }

    /// Whether the caller gave something wrong, rather than another party.
    private static func isAboutInput(_ error: any Error) -> Bool {
        switch error {
        case is ChillHostKeyError, is ChillSessionParametersError, is ChillParticipantStep1Error,
            is SessionMark.Conflict:
            true
        case let error as ChillParticipantStep2Error:
            switch error {
            case .hostKey, .auxiliaryLength: true
            default: false
            }
        case let error as ChillCoordinatorError:
            switch error {
            case .messageCount, .noSuchParticipant: true
            default: false
            }
        case let error as ChillShareRecoveryError:
            if case .hostKey = error { true } else { false }
        case let error as ChillAcknowledgementError:
            switch error {
            case .hostKey, .auxiliaryLength, .messageCount: true
            case .faultyParticipant: false
            }
        default: false
        }
    }
}
