import ArgumentParser
import ChillDKG

/// The command `dkg chilldkg step1`.
struct ChillStep1: ChillStep {
    static let configuration = describing(
        "step1", "Write a participant's first message.", output: "pmsg1, 33t + 32n + 97 bytes")

    @OptionGroup var own: ChillOwnState
    @OptionGroup var files: ChillFiles

    var inputs: [String] { own.inputs }
    var outputs: [String] { [files.path] }

    func perform() throws {
        let begun = try own.began(own.host.hostKey(files.encoding), files.encoding)
        try ChillStep1Mark(begun).leave(random: own.random, secret: own.host.secret)
        try files.write(begun.message)
    }
}

/// The command `dkg chilldkg step2`.
struct ChillStep2: ChillStep {
    static let configuration = describing(
        "step2", "Check the coordinator's first message and write the signature.",
        output: "pmsg2, 64 bytes")

    @OptionGroup var state: ChillSummedState
    @OptionGroup var auxiliary: ChillAuxiliary
    @OptionGroup var files: ChillFiles

    var inputs: [String] { state.inputs + (auxiliary.aux.map { [$0] } ?? []) }
    var outputs: [String] { [files.path] }

    func perform() throws {
        let summed = try state.summed(files.encoding)
        let randomness = try auxiliary.randomness(files.encoding)
        let participant = try state.signed(summed, randomness, files.encoding)
        try SessionMark.bind(state.own.random, to: ChillSummedState.session(of: summed))
        try files.write(participant.message)
    }
}

/// The command `dkg chilldkg finalize`.
struct ChillFinalizeStep: ChillStep {
    static let configuration = describing(
        "finalize", "Check the certificate and write share and recovery data.",
        output: "the threshold public key, 33 bytes")

    @OptionGroup var state: ChillSummedState

    @Option(help: ArgumentHelp("The certificate.", valueName: "file"), completion: .file())
    var cmsg2: String

    @OptionGroup var share: ChillShareOutput
    @OptionGroup var recovery: ChillRecoveryOutput
    @OptionGroup var publicShares: ChillPublicSharesOutput
    @OptionGroup var files: ChillFiles

    var inputs: [String] { state.inputs + [cmsg2] }
    var outputs: [String] { [files.path] + share.paths + recovery.paths + publicShares.paths }

    func perform() throws {
        let encoding = files.encoding
        let summed = try state.summed(encoding)
        // This participant has signed one message, and no certificate is valid for another.
        try SessionMark.check(state.own.random, against: ChillSummedState.session(of: summed))
        let package = try finished(
            state.signed(summed, ChillAuxiliary.fresh(), encoding))
        // The recovery data first: with it nothing is lost if the next write fails.
        try encoding.write(package.key.recoveryData, to: recovery.recoveryData)
        try share.write(package, encoding)
        try publicShares.write(package.key, encoding)
        try files.write(package.key.publicKey.compressed)
    }

    private func finished(_ participant: consuming ChillCertifyingParticipant) throws
        -> ChillKeyPackage
    {
        let certificate = try files.encoding.message(cmsg2, "--cmsg2")
        do throws(ChillParticipantFinalizeError) {
            return try participant.finalize(certificate)
        } catch {
            guard case .faultyCoordinator(.length(let expected, let got)) = error else {
                throw error
            }
            throw ChillBlame.wrongLength(
                "--cmsg2", cmsg2, "a certificate", expected: expected, got: got)
        }
    }
}

/// The command `dkg chilldkg investigate`.
struct ChillInvestigateStep: ChillStep {
    static let configuration = describing(
        "investigate", "Say who is to blame for a wrong share.",
        output: "who is to blame, as a sentence")

    @OptionGroup var state: ChillSummedState

    @Option(help: ArgumentHelp("The coordinator's answer.", valueName: "file"), completion: .file())
    var cinv: String

    @OptionGroup var encoding: ChillEncoding

    var inputs: [String] { state.inputs + [cinv] }
    var outputs: [String] { ["-"] }

    func perform() throws {
        do {
            _ = try state.signed(state.summed(encoding), ChillAuxiliary.fresh(), encoding)
        } catch ChillParticipantStep2Error.unknownFaultyParticipantOrCoordinator(let investigation)
        {
            let verdict = investigation.investigate(try encoding.message(cinv, "--cinv"))
            if case .faultyCoordinator(.length(let expected, let got)) = verdict {
                throw ChillBlame.wrongLength(
                    "--cinv", cinv, "the coordinator's answer", expected: expected, got: got)
            }
            Console.write(verdict.description)
            if let hint = ChillBlame.hint(about: verdict) { Console.writeError(hint) }
            return
        }
        throw UsageError("the share is right; there is nothing to investigate.")
    }
}
