import ArgumentParser
import CeremonyLog
import DKG
import FolderStorage
import ThresholdSigning

/// The command `dkg sign robust ask`.
struct RobustAsk: SigningStep {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Ask for a signature, and wait until it is there.",
        discussion: """
            Calls on the board under the identity of the data folder, and asks whoever is ready. Killed and started again \
            with the same options it continues; nothing is stored but on the board. A signature of the same message that is \
            there already is given again. Nobody has to trust the coordinator: members see what they sign.
            """)

    /// What is printed.
    private struct Report: Encodable {
        let call: String
        let convicted: [Convicted]
        let scheme: String
        let sessions: Int
        let signature: String
        let signingKey: String
    }

    struct Convicted: Encodable {
        let fault: String
        let index: Int?
        let identity: String
    }

    @OptionGroup var key: SigningKeyOptions
    @OptionGroup var board: RobustBoard
    @OptionGroup var folder: DataFolderOption
    @OptionGroup var passphrase: FolderPassphrase

    @Option(help: "How it is signed.")
    var scheme: SigningSchemeName

    @Option(
        help: ArgumentHelp(
            "The message, at most 16 MiB, taken as it is; - for standard input.", valueName: "file"),
        completion: .file())
    var message: String

    @OptionGroup var tweaks: TweakOptions

    @Flag(
        help: "Sign under a ceremony's key without --taproot. Nobody may take it for an output key."
    )
    var keepKeyAsItIs = false

    @Flag(help: "Call anew, also if such a call is on the board.")
    var again = false

    @Option(
        help: ArgumentHelp(
            "Write evidence against whoever is convicted into this folder, which is there; a file each.",
            valueName: "folder"), completion: .directory)
    var evidence: String?

    @Option(help: "For which network the address is printed.")
    var network = NetworkName.main

    @Flag(help: "Say nothing on standard error but errors.")
    var quiet = false

    @OptionGroup var output: SigningOutput

    static let epilogue = RobustCommand.epilogue

    var inputs: [String] { [key.key, message] }
    var outputs: [String] { output.paths }

    func perform() throws {
        try FileAccess.checkAbsent(outputs)
        let scheme = scheme.scheme
        try output.check(scheme)
        let key = try key.read()
        let message = try MessageFile.read(message, "--message")
        let derivation = try tweaks.derivation()
        let options: SigningOptions = keepKeyAsItIs ? .keyAsItIs : []
        let evidence = try EvidenceFolder(evidence)
        let reader = try DataFolderReader(folder.data)
        let opened = try IdentityStore.open(reader, passphrase.source)
        let identity = try IdentityStore.identity(opened, in: reader)
        var folder = try board.open(of: key, isMade: true)
        var random = SystemRandomSource()
        let fresh = try SigningCall(
            for: message, with: key, by: scheme, derivation: derivation, options: options,
            fresh: FreshDigest.drawn(from: &random), signedBy: identity.identity)
        let call = again ? fresh : try earlier(fresh, of: key) ?? fresh
        let narrator = RobustNarrator(isQuiet: quiet)
        narrator.calls(call, signingKey: try call.check(of: key, options: options), on: network)
        var coordinator = try SigningCoordinatorLog(
            call, with: key, options: options, signedBy: identity.identity.duplicate())
        let convicted = try run(&coordinator, &folder, narrator, evidence)
        try write(coordinator, convicted)
    }

    /// The newest call on the board that asks for the same.
    private func earlier(
        _ call: SigningCall, of key: ThresholdKey
    ) throws -> SigningCall? {
        var folder = try board.open(of: key, isMade: false)
        var log = SigningLog(of: key, coordinators: [call.coordinator])
        while case let entries = try folder.newEntries(), !entries.isEmpty {
            for entry in entries { _ = log.read(entry) }
        }
        return log.uses.values.filter { $0.call.isSame(as: call) }
            .max { $0.position < $1.position }?.call
    }

    private func run(
        _ coordinator: inout SigningCoordinatorLog, _ folder: inout LogFolder,
        _ narrator: RobustNarrator, _ evidence: EvidenceFolder?
    ) throws -> [SigningVerdict] {
        let deadline = board.deadline()
        var convicted: [SigningVerdict] = []
        var last: [LogRecord] = []
        while true {
            // To the end, a batch at a time: what is to be said follows from all of it.
            repeat {
                for entry in try folder.newEntries() {
                    for action in coordinator.read(entry) {
                        narrator.coordinator(action)
                        if case .convicted(let verdict, let proof) = action {
                            convicted.append(verdict)
                            let name = verdict.index.map { "signer-\($0)" } ?? "coordinator"
                            try evidence?.keep(proof, as: name)
                        }
                    }
                }
                if coordinator.isFinished { return convicted }
                if let deadline, ContinuousClock.now >= deadline {
                    throw RobustPending(sessions: coordinator.sessionCount)
                }
            } while try folder.hasNewEntries()
            let records = coordinator.caughtUp()
            for record in records { try folder.append(record.bytes) }
            // What is said once more has not been read back, or does not count.
            if records.isEmpty || records == last { Pause.sleep(.milliseconds(board.pause)) }
            last = records
        }
    }

    private func write(
        _ coordinator: borrowing SigningCoordinatorLog, _ convicted: [SigningVerdict]
    ) throws {
        guard let signature = coordinator.signature, let signingKey = coordinator.signingKey else {
            throw RobustPending(sessions: coordinator.sessionCount)
        }
        let report = Report(
            call: coordinator.call.id.description, convicted: convicted.map(Convicted.init),
            scheme: SigningSchemeName.text(of: coordinator.call.scheme),
            sessions: coordinator.sessionCount, signature: signature.description,
            signingKey: signingKey.description)
        try output.write(
            .signature(signature), in: coordinator.call.scheme, report: report,
            lines: ["signing key: \(report.signingKey)", "sessions:    \(report.sessions)"]
                + convicted.map { "convicted:   \($0)" })
    }
}

extension RobustAsk.Convicted {
    init(_ verdict: SigningVerdict) {
        fault = "\(verdict.fault)"
        index = verdict.index.map { Int($0.value) }
        identity = verdict.culprit.description
    }
}

extension SigningCall {
    /// Whether it asks for the same, under whichever name.
    fileprivate func isSame(as other: SigningCall) -> Bool {
        coordinator == other.coordinator && scheme == other.scheme && keyDigest == other.keyDigest
            && derivation == other.derivation && message == other.message
    }
}
