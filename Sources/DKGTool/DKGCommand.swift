import ArgumentParser

/// The command `dkg`.
struct DKGCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dkg",
        abstract: "Robust distributed key generation over secp256k1.",
        discussion: """
            Several participants make a public key and secret shares of its private key, and nobody \
            ever knows the private key, although some of them may lie, stall or vanish.

            EXIT STATUS
              0  a key was made
              1  the ceremony ended without a key; the reason is printed
              2  wrong usage; the flag and its bound are printed
            """,
        version: "0.1.0",
        subcommands: [SimulateCommand.self]
    )
}
