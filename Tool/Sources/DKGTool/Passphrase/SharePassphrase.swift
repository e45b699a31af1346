import ArgumentParser

/// Where the passphrase of a share's file comes from.
struct SharePassphrase: ParsableArguments {
    @Option(
        name: .customLong("share-passphrase-fd"),
        help: ArgumentHelp(
            "Read the passphrase of the share's file from this descriptor, to its end. (default: ask "
                + "the terminal)", valueName: "number"),
        transform: Integers.within(0...Int32.max))
    var shareDescriptor: Int32?

    @Option(
        name: .customLong("share-passphrase-credential"),
        help: ArgumentHelp("Read it from this file in $CREDENTIALS_DIRECTORY.", valueName: "name"))
    var shareCredential: String?

    func validate() throws {
        try PassphraseOptions.check(
            shareDescriptor, shareCredential, "--share-passphrase-fd",
            "--share-passphrase-credential")
    }

    /// Where it comes from.
    var source: PassphraseSource { PassphraseOptions.source(shareDescriptor, shareCredential) }
}
