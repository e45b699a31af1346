import ArgumentParser
import ChillDKG

/// The options from which the coordinator's state after its step 1 follows.
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

    /// The first messages.
    func read(_ encoding: ChillEncoding) throws -> [[UInt8]] {
        try encoding.messages(messages, "--message")
    }

    /// The coordinator after its step 1.
    func summed(
        _ contents: [[UInt8]], _ parameters: ChillSessionParameters, lenient: Bool
    ) throws -> ChillCertifyingCoordinator {
        do throws(ChillCoordinatorError) {
            return try ChillCoordinator.step1(
                contents, parameters: parameters, strictness: lenient ? .lenient : .strict)
        } catch {
            throw explained(error, contents, parameters)
        }
    }

    /// The error, or what on the command line made it.
    func explained(
        _ error: ChillCoordinatorError, _ contents: [[UInt8]], _ parameters: ChillSessionParameters
    ) -> any Error {
        guard case .faultyParticipant(let id, let reason) = error else { return error }
        let path = messages[id.position]
        switch reason {
        case .length(let expected, let got):
            // 33t + 32n + 97 bytes.
            let terms = got - 97 - 32 * parameters.count
            let fits = terms > 0 && terms % 33 == 0 && terms / 33 <= parameters.count
            return ChillBlame.wrongLength(
                "--message", path, "a first message", expected: expected, got: got,
                fits ? " It would be one with --threshold \(terms / 33)." : "")
        case .proofOfPossession:
            guard let owner = owner(of: contents[id.position], parameters) else { return error }
            return UsageError(
                "--message \(path), number \(id) from 0, was made as the message of participant \(owner). "
                    + "Name messages in the order of --host-keys, and see that all have the same order: "
                    + "compare 'dkg chilldkg params-hash'.")
        default: return error
        }
    }

    /// Whose first message it is, if the proof in it is anybody's.
    private func owner(
        of message: [UInt8], _ parameters: ChillSessionParameters
    ) -> ChillParticipantID? {
        parameters.participants.first { id in
            var coordinator = ChillCoordinator(parameters)
            do throws(ChillCoordinatorError) {
                try coordinator.add(message, from: id)
                return true
            } catch {
                return false
            }
        }
    }
}

/// The command `dkg chilldkg coordinator-step1`.
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
        let contents = try state.read(files.encoding)
        try files.write(
            state.summed(contents, state.session.parameters(), lenient: lenient).message)
    }
}

/// The command `dkg chilldkg coordinator-finalize`.
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
    @OptionGroup var publicShares: ChillPublicSharesOutput
    @OptionGroup var files: ChillFiles

    var inputs: [String] { state.inputs + signatures }
    var outputs: [String] { [files.path] + recovery.paths + publicShares.paths }

    func perform() throws {
        let encoding = files.encoding
        let contents = try state.read(encoding)
        let parameters = try state.session.parameters()
        let second = try encoding.messages(signatures, "--signature")
        let finished = ChillCoordinatorFinalizeStep.finished(
            try state.summed(contents, parameters, lenient: lenient), second)
        let certificate: [UInt8]
        let key: ChillKey
        switch finished {
        case .success(let result):
            (certificate, key) = result
        case .failure(.faultyParticipant(let id, .length(let expected, let got))):
            throw ChillBlame.wrongLength(
                "--signature", signatures[id.position], "a signature", expected: expected, got: got)
        case .failure(.faultyParticipant(let id, .signature)):
            throw try explained(id, second) {
                try state.summed(contents, parameters, lenient: lenient)
            } ?? ChillCoordinatorError.faultyParticipant(id, .signature)
        case .failure(let error):
            throw error
        }
        try encoding.write(key.recoveryData, to: recovery.recoveryData)
        try publicShares.write(key, encoding)
        try files.write(certificate)
    }

    private static func finished(
        _ coordinator: consuming ChillCertifyingCoordinator, _ signatures: [[UInt8]]
    ) -> Result<(message: [UInt8], key: ChillKey), ChillCoordinatorError> {
        do throws(ChillCoordinatorError) {
            return .success(try coordinator.finalize(signatures))
        } catch {
            return .failure(error)
        }
    }

    /// What on the command line makes a signature invalid.
    private func explained(
        _ id: ChillParticipantID, _ second: [[UInt8]],
        _ coordinator: () throws -> ChillCertifyingCoordinator
    ) throws -> UsageError? {
        func isValid(_ signature: [UInt8], _ id: ChillParticipantID) throws -> Bool {
            var coordinator = try coordinator()
            do throws(ChillCoordinatorError) {
                try coordinator.add(signature, from: id)
                return true
            } catch {
                return false
            }
        }
        let participants = try coordinator().parameters.participants
        let path = signatures[id.position]
        if let owner = try participants.first(where: { try isValid(second[id.position], $0) }) {
            return UsageError(
                "--signature \(path), number \(id) from 0, is that of participant \(owner). Name signatures "
                    + "in the order of --host-keys.")
        }
        if try zip(participants, second).contains(where: { try isValid($1, $0) }) { return nil }
        return UsageError(
            "no signature belongs to these messages. --message, --host-keys and --threshold have to be those "
                + "of coordinator-step1.")
    }
}

/// The command `dkg chilldkg coordinator-investigate`.
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
        let contents = try state.read(files.encoding)
        let answers: [[UInt8]]
        do throws(ChillCoordinatorError) {
            answers = try ChillCoordinator.investigate(contents, parameters: parameters)
        } catch {
            throw state.explained(error, contents, parameters)
        }
        try files.write(answers[id])
    }
}
