import ArgumentParser

/// The command `dkg sign`: signatures by t of n holders of shares.
struct SignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign together: t of n holders of shares make one signature.",
        discussion: """
            Every signer commits to nonces, a coordinator asks, every signer looks at the request and signs, and the \
            coordinator adds the shares. Nobody has to trust the coordinator. Keys and shares may be those of a ceremony, \
            of ChillDKG or of the FROST crates. Docs/Signing.md has a session.
            """,
        subcommands: [
            SignCommit.self, SignRequest.self, SignShare.self, SignCombine.self, SignVerify.self,
            RobustCommand.self,
        ])
}

extension SignCommand: HasEpilogue {
    static let epilogue = """
        EXAMPLES:
          dkg sign commit --share 1.share --scheme taproot --nonces 1.n --output 1.c
          dkg sign request --key group.key --scheme taproot --taproot --message m \\
              --commitment 1=1.c --commitment 3=3.c --output request
          dkg sign share --share 1.share --nonces 1.n --request request --output 1.z
          dkg sign combine --key group.key --request request --share 1=1.z \\
              --share 3=3.z --output signature
          dkg sign verify --key group.key --taproot --message m --signature signature

        EXIT STATUS:
           0  done; with verify, the signature is valid
           1  refused, and no nonces were used up: the request, what it would sign, or
              the signature is not in order; or this machine makes mistakes; or the
              memory for deriving a key is not there
           2  wrong usage; the flag and its bound are printed
           3  something could not be written, or exists; or the nonces could not be
              used up for good, and no share was given out
           4  a file or a passphrase cannot be read, the file is not what it should be,
              its nonces were used, or others can read a secret
           5  shares are wrong; whose is printed
          75  another process uses the nonces
        """
}
