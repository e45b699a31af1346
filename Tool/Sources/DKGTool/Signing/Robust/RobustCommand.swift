import ArgumentParser

/// The command `dkg sign robust`: a signature over a folder, although signers lie, stall or vanish.
struct RobustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "robust",
        abstract: "Sign over a folder that all share, although some signers lie, stall or vanish.",
        discussion: """
            A coordinator asks for a signature on a board; members whose policy allows it answer. As soon as t of them \
            are ready they are asked, and nobody is waited for. A wrong share convicts its signer by evidence that \
            'dkg verify' checks for anybody. Every process may be killed at any moment, and continues when it is started \
            again. Docs/Signing.md, section 8, has a session.
            """,
        subcommands: [RobustAsk.self, RobustAnswer.self, RobustAudit.self])
}

extension RobustCommand: HasEpilogue {
    static let epilogue = """
        EXAMPLES:
          dkg sign robust ask --key group.key --board signing --data boris \\
              --scheme taproot --taproot --message tx.sighash --output signature
          dkg sign robust answer --board signing --data anna --scheme taproot \\
              --policy policy.json
          dkg sign robust audit --key group.key --board signing

        EXIT STATUS:
           0  done: the signature is there
           1  refused: by the policy, or because of what is asked for
           2  wrong usage; what was expected is printed
           3  something could not be written, or exists
           4  a file, the folder or the passphrase cannot be read
           6  there is no signature yet: pending
           7  the board cannot be reached; what is stored is kept
           8  the board went back, or is another one than before
          75  another process works in the data folder
        """
}
