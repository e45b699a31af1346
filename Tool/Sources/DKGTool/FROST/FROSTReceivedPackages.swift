import ArgumentParser
import FROSTKeyGeneration

/// The option `--package`: what the others sent in the first part.
struct FROSTReceivedPackages: ParsableArguments {
    @Option(
        name: .customLong("package"),
        help: ArgumentHelp(
            "The package of part1 from another participant; once for each of the others.",
            valueName: "id=file"),
        completion: .file(), transform: FROSTFile.init)
    var packages: [FROSTFile]

    /// The files that are read.
    var inputs: [String] { packages.map(\.path) }

    /// The second part of a session.
    func secondPart(
        _ first: consuming FROSTFirstPart, _ options: FROSTOptions
    ) throws -> FROSTSecondPart {
        var broadcasts: [FROSTBroadcast] = []
        for file in packages {
            broadcasts.append(
                try FROSTBroadcast(
                    decoding: FileAccess.read(file.path), as: options.format.value,
                    from: file.name.identifier(in: options.suite.ciphersuite),
                    in: options.suite.ciphersuite))
        }
        let part = try first.receive(broadcasts)
        Console.writeError("session: \(part.session)")
        return part
    }
}
