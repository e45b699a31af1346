import ArgumentParser

/// The command `dkg ceremony`: a key among machines that share a folder.
struct CeremonyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ceremony",
        abstract: "Make a key among machines that share a folder.",
        discussion: """
            Whoever calls the ceremony writes a roster and makes a ceremony file of it, which goes to all members. \
            Everybody compares its fingerprint with the others over another channel, joins, and lets 'run' work \
            until there is a key. A member that is killed at any moment continues with 'run'. The log in the \
            folder is enough to audit everything afterwards.
            """,
        subcommands: [
            CeremonyNew.self, CeremonyShow.self, CeremonyCheck.self, CeremonyJoin.self,
            CeremonyRun.self, CeremonyStatus.self, CeremonyDiscard.self, CeremonyAudit.self,
        ])
}

extension CeremonyCommand: HasEpilogue {
    static let epilogue = """
        EXAMPLES:
          dkg ceremony new roster.json --output key-1.json
          dkg ceremony show key-1.json
          dkg ceremony check key-1.json --data node
          dkg ceremony join key-1.json --data node
          dkg ceremony run key-1.json --data node
          dkg ceremony status key-1.json
          dkg ceremony audit board

        \(exitStatus)
        """

    /// What help says about the exit status.
    static let exitStatus = """
        EXIT STATUS:
           0  done; with 'run' and 'audit', a key was made
           1  the ceremony ended without a key, or without a share for this member
           2  wrong usage; what was expected is printed
           3  something could not be written, or exists
           4  a file, the folder or the passphrase cannot be read
           6  the ceremony is not over, or too few have signed in time: pending
           7  the board cannot be reached; the state is kept
           8  the board went back, or is another one than before; the state is kept
          75  another process works in the data folder
        """
}
