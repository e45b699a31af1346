import ArgumentParser
import ChillDKG

/// The option `--recovery-data` for a file that is read.
struct ChillRecoveryInput: ParsableArguments {
    @Option(help: ArgumentHelp("The recovery data.", valueName: "file"), completion: .file())
    var recoveryData: String

    /// The key.
    func key(_ encoding: ChillEncoding) throws -> ChillKey {
        let bytes = try encoding.message(recoveryData, "--recovery-data")
        do throws(ChillRecoveryDataError) {
            return try ChillKey(recoveryData: bytes)
        } catch {
            guard case .malformed = error else { throw error }
            throw UsageError(
                "--recovery-data \(recoveryData): \(error) Is it the right file, and whole?")
        }
    }
}

/// The command `dkg chilldkg recover`.
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
    @OptionGroup var publicShares: ChillPublicSharesOutput
    @OptionGroup var files: ChillFiles

    var inputs: [String] { [recovery.recoveryData] + (secret.map { [$0] } ?? []) }
    var outputs: [String] { [files.path] + share.paths + publicShares.paths }

    func validate() throws {
        if share.share != nil && secret == nil {
            throw ValidationError("--share needs --secret: whose share is it?")
        }
        try checkFiles()
    }

    func perform() throws {
        let key = try recovery.key(files.encoding)
        if let secret {
            let hostKey = try ChillHostKey(decoding: files.encoding.secret(secret, "--secret"))
            try share.write(key.recoverShare(hostKey: hostKey), files.encoding)
        }
        try publicShares.write(key, files.encoding)
        try files.write(key.publicKey.compressed)
    }
}

/// The command `dkg chilldkg ack`.
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
            ).encoded)
    }
}

/// The command `dkg chilldkg verify-acks`.
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
        let key = try recovery.key(encoding)
        let messages = try encoding.messages(acknowledgements, "--ack")
        do throws(ChillAcknowledgementError) {
            try key.verify(acknowledgements: messages)
        } catch {
            throw explained(error, key, messages)
        }
    }

    /// The error, or what on the command line made it.
    private func explained(
        _ error: ChillAcknowledgementError, _ key: ChillKey, _ messages: [[UInt8]]
    ) -> any Error {
        guard case .faultyParticipant(let id, let reason) = error else { return error }
        if case .length(let expected, let got) = reason {
            return UsageError(
                "--ack \(acknowledgements[id.position]): an acknowledgement has \(expected) bytes; got "
                    + "\(got). Is it the right file, and whole?")
        }
        return mistake(key, messages, id) ?? error
    }

    /// What on the command line makes a signature invalid.
    private func mistake(
        _ key: ChillKey, _ messages: [[UInt8]], _ id: ChillParticipantID
    ) -> UsageError? {
        let path = acknowledgements[id.position]
        if let signature = try? Signature(decoding: messages[id.position]),
            let owner = key.parameters.participants.first(where: {
                key.isValid(acknowledgement: signature, of: $0)
            })
        {
            return UsageError(
                "--ack \(path), number \(id) from 0, is the acknowledgement of participant \(owner). "
                    + "Name them in the common order.")
        }
        let valid = zip(key.parameters.participants, messages).count { id, bytes in
            (try? Signature(decoding: bytes)).map { key.isValid(acknowledgement: $0, of: id) }
                ?? false
        }
        if valid > 0 { return nil }
        return UsageError(
            "no acknowledgement belongs to --recovery-data \(recovery.recoveryData). Is it that of this "
                + "session?")
    }
}
