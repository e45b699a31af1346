import ArgumentParser
import DKG

/// The command `dkg share check`.
struct ShareCheck: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Open a share's file and say what it holds.",
        discussion: """
            The share is held against its certified key. Neither the data folder nor another share is needed.
            """)

    /// What is printed.
    private struct Report: Encodable {
        let ceremony: String
        let epoch: Int
        let groupKey: String
        let index: Int
        let participants: Int
        let purpose: String
        let threshold: Int
    }

    @Argument(help: "The share's file.", completion: .file())
    var file: String

    @OptionGroup var sharePassphrase: SharePassphrase

    @Option(
        help: ArgumentHelp(
            "Whether it is of this key: 66 hexadecimal digits, or a file with them or with a whole group "
                + "key.", valueName: "key"),
        completion: .file())
    var against: String?

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    func perform() throws {
        let expected = try against.map(GroupKeyArgument.key)
        let package = try ShareStore.open(file, sharePassphrase.source)
        let groupKey = package.groupKey
        if let expected, groupKey.publicKey != expected {
            Console.writeError(
                "another key: the share is of \(groupKey.publicKey); expected \(expected).")
            throw ExitCode(ExitStatus.aborted)
        }
        // The key of a ceremony that nobody has reshared.
        let report = Report(
            ceremony: "\(groupKey.ceremony.id)", epoch: 0, groupKey: "\(groupKey.publicKey)",
            index: Int(package.index.value), participants: groupKey.ceremony.participantCount,
            purpose: "\(groupKey.ceremony.purpose)", threshold: groupKey.ceremony.threshold.count)
        write(report)
    }

    private func write(_ report: Report) {
        if json { return Console.write(JSONText.of(report)) }
        Console.write("group key: \(report.groupKey)")
        Console.write("index:     \(report.index)")
        Console.write("threshold: \(report.threshold) of \(report.participants)")
        Console.write("epoch:     \(report.epoch)")
        Console.write("purpose:   \(report.purpose)")
        Console.write("ceremony:  \(report.ceremony)")
    }

    static let epilogue = ShareCommand.epilogue
}
