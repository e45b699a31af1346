import ArgumentParser
import ChillDKG

/// The option `--recovery-data` for a file that is read.
struct ChillRecoveryInput: ParsableArguments {
    @Option(help: ArgumentHelp("The recovery data.", valueName: "file"), completion: .file())
    var recoveryData: String

    /// The key.
    func key(_ encoding: ChillEncoding) throws -> ChillKey {
        try ChillKey(recoveryData: encoding.message(recoveryData, "--recovery-data"))
    }
}

/// `dkg chilldkg recover`
struct ChillRecoverStep: ChillStep {
    static let configuration = describing(
        "recover", "Verify recovery data; with a host key, write its share.",
        output: "the threshold public key, 33 bytes")

    @Option(
        help: ArgumentHelp("The host secret key, 32 bytes, with mode 0600.", valueName: "file"),
        completion: .file())
    var secret: String?

    @OptionGroup var recovery: ChillRecoveryInput
    @OptionGroup var share: ChillShareOutput
    @OptionGroup var files: ChillFiles

    var inputs: [String] { [recovery.recoveryData] + (secret.map { [$0] } ?? []) }
    var outputs: [String] { [files.path] + share.paths }

    func perform() throws {
        let key = try recovery.key(files.encoding)
        if let secret {
            let hostKey = try HostKey(files.encoding.secret(secret, "--secret"))
            try share.write(key.recoverShare(hostKey: hostKey), files.encoding)
        }
        try files.write(key.publicKey.compressed)
    }
}

/// `dkg chilldkg ack`
struct ChillAcknowledgeStep: ChillStep {
    static let configuration = describing(
        "ack", "Write a participant's acknowledgement of the recovery data.",
        output: "the acknowledgement, 64 bytes")

    @OptionGroup var host: ChillHostSecret
    @OptionGroup var recovery: ChillRecoveryInput
    @OptionGroup var auxiliary: ChillAuxiliary
    @OptionGroup var files: ChillFiles

    var inputs: [String] {
        [host.secret, recovery.recoveryData] + (auxiliary.aux.map { [$0] } ?? [])
    }
    var outputs: [String] { [files.path] }

    func perform() throws {
        let encoding = files.encoding
        try files.write(
            recovery.key(encoding).acknowledge(
                hostKey: host.hostKey(encoding),
                auxiliaryRandomness: auxiliary.randomness(encoding)
            ).bytes)
    }
}

/// `dkg chilldkg verify-acks`
struct ChillVerifyAcknowledgementsStep: ChillStep, HasRepeatableOptions {
    static let configuration = describing(
        "verify-acks", "Check that everybody has acknowledged.", output: "nothing")
    static let repeatable: Set<String> = ["--ack"]

    @OptionGroup var recovery: ChillRecoveryInput

    @Option(
        name: .customLong("ack"),
        help: ArgumentHelp(
            "The acknowledgement of each participant, in the common order; once for each.",
            valueName: "file"),
        completion: .file())
    var acknowledgements: [String] = []

    @OptionGroup var encoding: ChillEncoding

    var inputs: [String] { [recovery.recoveryData] + acknowledgements }
    var outputs: [String] { [] }

    func perform() throws {
        try recovery.key(encoding)
            .verify(acknowledgements: encoding.messages(acknowledgements, "--ack"))
    }
}
