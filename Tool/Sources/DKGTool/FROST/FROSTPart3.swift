import ArgumentParser
import FROSTKeyGeneration

/// The command `dkg frost-keygen part3`.
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
        try FileAccess.checkAbsent(outputs)
        let packages = try received.packages(options)
        let senders = try senders(of: packages.map(\.file.identifier))
        let first = try firstPart()
        let blame = FROSTBlame(
            setup: first.setup, packages: packages, own: first.package.commitment)
        var part = try received.secondPart(first, blame)
        // Before a share is held against packages of another attempt.
        try SessionMark.check(randomness, against: part.session)
        for sender in senders {
            try part.receive(FROSTReading(options).share(sender), from: sender.identifier)
        }
        let session = part.session
        let made = try finished(part, senders, blame)
        try SessionMark.bind(randomness, to: session)
        try FileAccess.writeSecret(
            made.keyPackage.secretEncoding(as: options.format.value), to: key)
        let package = made.publicKeyPackage
        try FileAccess.write(package.encoded(as: options.format.value), to: publicKey ?? "-")
        Console.writeError("key: \(package.verifyingKey)")
    }

    /// Makes the key, or says whether a sender is to blame or the command line.
    private func finished(
        _ part: consuming FROSTReceiver, _ senders: [FROSTNamedFile], _ blame: FROSTBlame
    ) throws -> FROSTGeneratedKey {
        do throws(FROSTError) {
            return try part.finish()
        } catch {
            if case .invalidShare(let sender) = error,
                let file = senders.first(where: { $0.identifier == sender }),
                let origin = blame.origin(of: try FROSTReading(options).share(file), file)
            {
                throw origin
            }
            throw error
        }
    }

    /// The files of the shares, which come from those whose packages came.
    private func senders(of packages: [FROSTIdentifier]) throws(UsageError) -> [FROSTNamedFile] {
        let senders = try options.resolved(shares, "--share")
        for sender in senders where !packages.contains(sender.identifier) {
            throw UsageError(
                "--share \(sender.identifier)=\(sender.path): there is no --package from "
                    + "\(sender.identifier).")
        }
        let missing = packages.filter { package in
            !senders.contains { $0.identifier == package }
        }
        guard missing.isEmpty else {
            throw UsageError(
                "--share is needed once for each of the others; it is missing for "
                    + missing.map(\.description).joined(separator: ", ") + ".")
        }
        return senders
    }
}
