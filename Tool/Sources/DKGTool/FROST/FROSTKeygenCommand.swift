import ArgumentParser

/// The command `dkg frost-keygen`: one participant's part in a key generation with users of the crates.
///
/// Nothing but the randomness file, and a mark beside it that names the session, is kept between the parts:
/// each computes again what came before.
struct FROSTKeygenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "frost-keygen",
        abstract: "Make a key together with users of the FROST crates, on files.",
        discussion: """
            One participant's part, in three commands between which files are exchanged. Files are those \
            that serialize and serde_json write for frost-secp256k1 and frost-secp256k1-tr. The first fault \
            ends the session and names the culprit. Secrets are read from files with mode 600 or from \
            standard input, never from the command line. Docs/Interoperability.md has a session.
            """,
        subcommands: [FROSTPart1.self, FROSTPart2.self, FROSTPart3.self])
}

extension FROSTKeygenCommand: HasEpilogue {
    static let epilogue = """
        EXIT STATUS:
          0  everything was written
          1  the session has ended with a fault; it is printed, with its culprit if there is one
          2  a mistake on the command line, which is named, or randomness of another
             session; nothing was done, and nobody is to blame
          3  an output cannot be written, or exists
          4  an input cannot be read, or is a secret that others can read
        """
}
