import ArgumentParser

/// Where the passphrase of a data folder comes from.
struct FolderPassphrase: ParsableArguments {
    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp(
            "Read the passphrase of the data folder from this descriptor, to its end. (default: ask the "
                + "terminal)", valueName: "number"),
        transform: Integers.within(0...Int32.max))
    var folderDescriptor: Int32?

    @Option(
        name: .customLong("passphrase-credential"),
        help: ArgumentHelp(
            "Read it from this file in $CREDENTIALS_DIRECTORY, which systemd gives to a service.",
            valueName: "name"))
    var folderCredential: String?

    func validate() throws {
        try PassphraseOptions.check(
            folderDescriptor, folderCredential, "--passphrase-fd", "--passphrase-credential")
    }

    /// Where it comes from.
    var source: PassphraseSource { PassphraseOptions.source(folderDescriptor, folderCredential) }
}
