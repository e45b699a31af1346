import ArgumentParser

/// The option `--data`.
struct DataFolderOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The data folder: mode 700, its files 600.", valueName: "folder"),
        completion: .directory)
    var data: String
}
