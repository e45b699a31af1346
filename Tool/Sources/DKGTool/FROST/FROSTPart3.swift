import ArgumentParser
import FROSTKeyGeneration

/// `dkg frost-keygen part3`
struct FROSTPart3: FROSTPart, HasRepeatableOptions {
    static let configuration = CommandConfiguration(
        commandName: "part3", abstract: "Check the others' shares and write the key.",
        discussion: """
            Writes the secret key package and the public one, which is the same for all. In the suite \
            taproot the key is tweaked, as the crate does it.
            """)
    static let repeatable: Set<String> = ["--package", "--share"]

    @OptionGroup var options: FROSTOptions

    @Option(
        help: ArgumentHelp("The file that part1 made, or - for standard input.", valueName: "file"),
        completion: .file())
    var randomness: String

    @OptionGroup var received: FROSTReceivedPackages

    @Option(
        name: .customLong("share"),
        help: ArgumentHelp(
            "The secret share from another participant, a file with mode 600 or -; once for each of the "
                + "others.", valueName: "id=file"),
        completion: .file(), transform: FROSTFile.init)
    var shares: [FROSTFile]

    @Option(
        help: ArgumentHelp(
            "Where to write the secret key package: a new file, made with mode 600, or -.",
            valueName: "file"),
        completion: .file())
    var key: String

    @Option(
        help: ArgumentHelp(
            "Where to write the public key package. (default: standard output)", valueName: "file"),
        completion: .file())
    var publicKey: String?

    var inputs: [String] { received.inputs + shares.map(\.path) }
    var outputs: [String] { [key, publicKey ?? "-"] }

    func perform() throws {
        var part = try received.secondPart(firstPart(), options)
        for file in shares {
            try part.receive(
                decoding: FileAccess.readSecret(file.path), as: options.format.value,
                from: file.name.identifier(in: options.suite.ciphersuite))
        }
        let session = part.session
        let made = try part.finish()
        try SessionMark.bind(randomness, to: session)
        try FileAccess.writeSecret(
            made.keyPackage.secretEncoding(as: options.format.value), to: key)
        let package = made.publicKeyPackage
        try FileAccess.write(package.encoded(as: options.format.value), to: publicKey ?? "-")
        Console.writeError("key: \(package.verifyingKey)")
    }
}
