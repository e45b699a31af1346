import ArgumentParser
import ChillDKG

/// The command `dkg chilldkg`: single steps on files, in the protocol's own bytes.
struct ChillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chilldkg",
        abstract: "Take part in a session of ChillDKG, step by step, on files.",
        discussion: """
            Every step of the protocol (BIP draft \(ChillVersion.draft)) reads and writes files or standard \
            streams in the protocol's own bytes, so the other parties can use any other implementation of \
            the draft. There are no state files: a participant's state follows from its host key, the \
            randomness of step 1 and the messages. step1 leaves marks FILE.step1 beside host key and \
            randomness, by which a mistaken file is found later. If the randomness is in a file, step2 leaves a \
            mark FILE.session beside it, and signs no other message of the coordinator from then on; without \
            a file, see to that yourself. Secrets are read from files that only their owner can read, or from \
            standard input, and never from the command line. Nothing is overwritten.
            """,
        // In the order in which a session takes them.
        subcommands: [
            ChillSecretStep.self, ChillHostKeyStep.self, ChillParametersHashStep.self,
            ChillStep1.self, ChillCoordinatorStep1.self, ChillStep2.self,
            ChillCoordinatorFinalizeStep.self, ChillFinalizeStep.self,
            ChillCoordinatorInvestigateStep.self, ChillInvestigateStep.self, ChillRecoverStep.self,
            ChillAcknowledgeStep.self, ChillVerifyAcknowledgementsStep.self,
        ])
}

extension ChillCommand: HasEpilogue {
    static let epilogue = """
        EXIT STATUS:
          0  done
          1  the session cannot go on; who is to blame is printed to standard error
          2  a mistake on the command line, which is named, or randomness of another
             session; nobody is to blame
          3  an output could not be written, or exists
          4  an input file could not be read, or a secret one is readable for others
          5  a share is wrong; ask the coordinator for an answer and use 'investigate'
        """
}
