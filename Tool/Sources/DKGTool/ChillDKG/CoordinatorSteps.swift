import ArgumentParser
import ChillDKG

/// The options from which the coordinator's state behind its step 1 follows.
struct ChillCoordinatorState: ParsableArguments {
    @OptionGroup var session: ChillSession

    @Option(
        name: .customLong("message"),
        help: ArgumentHelp(
            "pmsg1 of each participant, in the common order; once for each.", valueName: "file"),
        completion: .file())
    var messages: [String]

    /// The files that are read.
    var inputs: [String] { [session.hostKeys] + messages }

    /// The coordinator behind its step 1.
    func summed(lenient: Bool, _ encoding: ChillEncoding) throws -> CertifyingCoordinator {
        try ChillCoordinator.step1(
            encoding.messages(messages, "--message"), parameters: session.parameters(),
            strictness: lenient ? .lenient : .strict)
    }
}

/// `dkg chilldkg coordinator-step1`
struct ChillCoordinatorStep1: ChillStep, HasRepeatableOptions {
    static let configuration = describing(
        "coordinator-step1", "Write what the coordinator makes of all first messages.",
        output: "cmsg1, 162n + 33(t - 1) bytes, the same for all")
    static let repeatable: Set<String> = ["--message"]

    @OptionGroup var state: ChillCoordinatorState

    @Flag(help: "Relay bad proofs, as the reference does.")
    var lenient = false

    @OptionGroup var files: ChillFiles

    var inputs: [String] { state.inputs }
    var outputs: [String] { [files.path] }

    func perform() throws {
        try files.write(state.summed(lenient: lenient, files.encoding).message)
    }
}

/// `dkg chilldkg coordinator-finalize`
struct ChillCoordinatorFinalizeStep: ChillStep, HasRepeatableOptions {
    static let configuration = describing(
        "coordinator-finalize", "Write the certificate of all signatures.",
        output: "cmsg2, 64n bytes, the same for all")
    static let repeatable: Set<String> = ["--message", "--signature"]

    @OptionGroup var state: ChillCoordinatorState

    @Option(
        name: .customLong("signature"),
        help: ArgumentHelp(
            "pmsg2 of each participant, in the common order; once for each.", valueName: "file"),
        completion: .file())
    var signatures: [String]

    @Flag(help: "As in coordinator-step1.")
    var lenient = false

    @OptionGroup var recovery: ChillRecoveryOutput
    @OptionGroup var files: ChillFiles

    var inputs: [String] { state.inputs + signatures }
    var outputs: [String] { [files.path] + recovery.paths }

    func perform() throws {
        let encoding = files.encoding
        let (certificate, key) = try state.summed(lenient: lenient, encoding)
            .finalize(encoding.messages(signatures, "--signature"))
        try encoding.write(key.recoveryData, to: recovery.recoveryData)
        try files.write(certificate)
    }
}

/// `dkg chilldkg coordinator-investigate`
struct ChillCoordinatorInvestigateStep: ChillStep, HasRepeatableOptions {
    static let configuration = describing(
        "coordinator-investigate", "Write the coordinator's answer about a wrong share.",
        output: "cinv, 65n bytes, for one participant")
    static let repeatable: Set<String> = ["--message"]

    @OptionGroup var state: ChillCoordinatorState

    @Option(help: ArgumentHelp("Who asks, counted from 0.", valueName: "number"))
    var id: Int

    @OptionGroup var files: ChillFiles

    var inputs: [String] { state.inputs }
    var outputs: [String] { [files.path] }

    func perform() throws {
        let parameters = try state.session.parameters()
        guard (0..<parameters.count).contains(id) else {
            throw UsageError("--id is an integer in 0...\(parameters.count - 1); got '\(id)'.")
        }
        try files.write(
            ChillCoordinator.investigate(
                files.encoding.messages(state.messages, "--message"), parameters: parameters)[id])
    }
}
