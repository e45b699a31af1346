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

    /// What came, decoded; nobody is blamed for what cannot be.
    func packages(
        _ options: FROSTOptions
    ) throws -> [(file: FROSTNamedFile, package: FROSTRound1Package)] {
        let files = try options.resolved(packages, "--package")
        let expected = options.participants - 1
        guard files.count == expected else {
            throw UsageError(
                "--package is needed once for each of the others, of whom --participants "
                    + "\(options.participants) says that there are \(expected); got \(files.count)."
            )
        }
        let reading = FROSTReading(options)
        return try files.map { ($0, try reading.package($0)) }
    }

    /// The second part of a session.
    func secondPart(
        _ first: consuming FROSTDealer, _ blame: FROSTBlame
    ) throws -> FROSTReceiver {
        try blame.checkThreshold()
        do throws(FROSTError) {
            let part = try first.receive(
                blame.packages.map { FROSTBroadcast($0.package, from: $0.file.identifier) })
            Console.writeError("session: \(part.session)")
            return part
        } catch {
            guard case .invalidProof(let sender) = error,
                let mistake = blame.owner(ofPackageFrom: sender)
            else { throw error }
            throw mistake
        }
    }
}
