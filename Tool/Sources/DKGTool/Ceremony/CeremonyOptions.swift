import ArgumentParser
import CeremonyLog

/// The ceremony file, and where its board is on this machine.
struct CeremonyOptions: ParsableArguments {
    @Argument(help: "The ceremony file.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(
        help: ArgumentHelp(
            "Where the board is on this machine. (default: as the ceremony file says)",
            valueName: "folder"), completion: .directory)
    var board: String?

    /// Reads the file.
    func call() throws -> CeremonyCall {
        try CeremonyFile.read(file)
    }

    /// The board's folder.
    func folder(_ call: CeremonyCall) -> String { board ?? call.terms.address }
}
