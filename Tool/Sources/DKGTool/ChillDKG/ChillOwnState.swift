import ArgumentParser
import ChillDKG

/// The options from which a participant's state after step 1 follows.
struct ChillOwnState: ParsableArguments {
    @OptionGroup var session: ChillSession

    @OptionGroup var host: ChillHostSecret

    @Option(
        help: ArgumentHelp("The 32 secret bytes of step 1, with mode 0600.", valueName: "file"),
        completion: .file())
    var random: String

    /// The files that are read.
    var inputs: [String] { [session.hostKeys, host.secret, random] }

    /// The participant after step 1, made again from its secrets.
    func began(
        _ hostKey: borrowing ChillHostKey, _ encoding: ChillEncoding
    ) throws -> ChillParticipant {
        try ChillParticipant(
            hostKey: hostKey, parameters: session.parameters(),
            random: encoding.secret(random, "--random"))
    }
}

/// The options from which a participant's state after step 2 follows.
struct ChillSummedState: ParsableArguments {
    @OptionGroup var own: ChillOwnState

    @Option(
        help: ArgumentHelp("The coordinator's first message.", valueName: "file"),
        completion: .file())
    var cmsg1: String

    /// The files that are read.
    var inputs: [String] { own.inputs + [cmsg1] }

    /// The coordinator's first message.
    func summed(_ encoding: ChillEncoding) throws -> [UInt8] {
        try encoding.message(cmsg1, "--cmsg1")
    }

    /// The participant after step 2.
    func signed(
        _ summed: [UInt8], _ auxiliary: borrowing SecretBytes, _ encoding: ChillEncoding
    ) throws -> ChillCertifyingParticipant {
        let hostKey = try own.host.hostKey(encoding)
        let begun = try own.began(hostKey, encoding)
        let mark = ChillStep1Mark(begun)
        do throws(ChillParticipantStep2Error) {
            return try begun.step2(summed, hostKey: hostKey, auxiliaryRandomness: auxiliary)
        } catch {
            throw try explained(error, mark)
        }
    }

    /// The error, or what on the command line made it.
    private func explained(
        _ error: ChillParticipantStep2Error, _ mark: ChillStep1Mark
    ) throws -> any Error {
        guard case .faultyCoordinator(let reason) = error else { return error }
        if let difference = try mark.difference(random: own.random, secret: own.host.secret) {
            return difference
        }
        switch reason {
        case .length(let expected, let got):
            return ChillBlame.wrongLength(
                "--cmsg1", cmsg1, "the coordinator's first message", expected: expected, got: got)
        case .ownPublicNonceReplaced, .ownCommitmentReplaced:
            return ChillDoubt(error: error, option: "--cmsg1", path: cmsg1)
        default: return error
        }
    }

    /// Names a session for ``SessionMark``.
    static func session(of summed: [UInt8]) -> Digest { sessionHash.digest(of: summed) }

    private static let sessionHash = TaggedHash("DKG/tool/chilldkg session")
}
