import ArgumentParser
import FROSTKeyGeneration

/// The command `dkg frost-keygen part2`.
struct FROSTPart2: FROSTPart, HasRepeatableOptions {
    static let configuration = CommandConfiguration(
        commandName: "part2",
        abstract: "Check the others' packages and write a share for each of them.",
        discussion: """
            Shares are secret: each goes to its receiver over an encrypted channel. The session on standard \
            error is the same for all who saw the same packages.
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
            "Where to write the secret share for another participant: a new file, made with mode 600, "
                + "or -. May be repeated.", valueName: "id=file"),
        completion: .file(), transform: FROSTFile.init)
    var shares: [FROSTFile]

    var inputs: [String] { received.inputs }
    var outputs: [String] { shares.map(\.path) }

    func perform() throws {
        try FileAccess.checkAbsent(outputs)
        let packages = try received.packages(options)
        let receivers = try options.resolved(shares, "--share")
        for receiver in receivers
        where !packages.contains(where: { $0.file.identifier == receiver.identifier }) {
            throw UsageError(
                "--share \(receiver.identifier)=...: \(receiver.identifier) is not one of the others."
            )
        }
        let first = try firstPart()
        let blame = FROSTBlame(
            setup: first.setup, packages: packages, own: first.package.commitment)
        let part = try received.secondPart(first, blame)
        try SessionMark.bind(randomness, to: part.session)
        for receiver in receivers {
            guard let package = part.package(for: receiver.identifier) else { continue }
            try FileAccess.writeSecret(
                package.secretEncoding(as: options.format.value), to: receiver.path)
        }
    }
}
