import ArgumentParser

/// The command `dkg identity`: the key that speaks for a member of ceremonies.
struct IdentityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identity",
        abstract: "Make the key that speaks for a member, or show its public half.",
        discussion: """
            The identity lies in a data folder that only its owner can read, in a file that only a passphrase \
            opens. Nobody can make either again: keep a copy of the folder, and the passphrase elsewhere. The \
            public key goes to whoever calls a ceremony; compare fingerprints over another channel, such as the \
            telephone.
            """,
        subcommands: [IdentityNew.self, IdentityShow.self])
}

extension IdentityCommand: HasEpilogue {
    static let epilogue = """
        EXAMPLES:
          dkg identity new --data node
          dkg identity show --data node
          dkg identity show --data node --json --passphrase-fd 3 3<passphrase

        \(exitStatus)
        """

    /// What help says about the exit status.
    static let exitStatus = """
        EXIT STATUS:
           0  done
           1  the memory for deriving the key is not there
           2  wrong usage; the flag and its bound are printed
           3  something could not be written, or exists
           4  the folder, the identity or the passphrase cannot be read; the passphrase
              is wrong, the file was changed, or others can read it
          75  another process works in the folder
        """
}
