import ArgumentParser
import ChillDKG

/// The option `--share` for a file that is written.
struct ChillShareOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp("Write the secret share there, with mode 0600.", valueName: "file"),
        completion: .file())
    var share: String?

    /// The file, if one is named.
    var paths: [String] { share.map { [$0] } ?? [] }

    /// Writes the share if somewhere was given.
    func write(_ package: borrowing ChillKeyPackage, _ encoding: ChillEncoding) throws {
        if let share { try encoding.writeSecret(package.share.secretEncoding(), to: share) }
    }
}

/// The option `--recovery-data` for a file that is written.
struct ChillRecoveryOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp("Write the recovery data there.", valueName: "file"),
        completion: .file())
    var recoveryData: String?

    /// The file, if one is named.
    var paths: [String] { recoveryData.map { [$0] } ?? [] }
}

/// The option `--public-shares`.
struct ChillPublicSharesOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write the public keys of all shares there, 33 bytes each, in the common order; in hexadecimal "
                + "one per line.", valueName: "file"),
        completion: .file())
    var publicShares: String?

    /// The file, if one is named.
    var paths: [String] { publicShares.map { [$0] } ?? [] }

    /// Writes the public keys of all shares if somewhere was given.
    func write(_ key: ChillKey, _ encoding: ChillEncoding) throws {
        guard let publicShares else { return }
        let content = key.verificationShares().flatMap { encoding.encoded($0.compressed) }
        try FileAccess.write(content, to: publicShares)
    }
}
