import ArgumentParser
import ThresholdSigning

/// The options by which a signer says yes.
///
/// Without them the terminal is asked. A script gives what it expects, or says that it signs whatever comes.
struct SigningConsent: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Sign only under this key: 66 hexadecimal digits, of BIP 340 also 64, or a Taproot address.",
            valueName: "key"))
    var expectKey: String?

    @Option(
        help: ArgumentHelp("Sign only the message in this file.", valueName: "file"),
        completion: .file())
    var expectMessage: String?

    @Flag(help: "Sign without asking. Who gives both expectations is not asked either.")
    var yes = false

    /// The files that are read; "-" is standard input.
    var inputs: [String] { expectMessage.map { [$0] } ?? [] }

    /// Compares with what is expected.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - signingKey: The key that would sign.
    /// - Throws: ``SigningRefusal``, ``UsageError`` or `FileAccess.Failure`.
    func compare(_ request: SigningRequest, signingKey: PublicKey) throws {
        if let expectKey {
            let expected = try ExpectedKey(expectKey, "--expect-key")
            guard expected.matches(signingKey, in: request.scheme) else {
                throw SigningRefusal.otherKey(expected: expectKey, got: signingKey)
            }
        }
        if let expectMessage {
            let expected = try MessageFile.read(expectMessage, "--expect-message")
            guard expected == request.message else {
                throw SigningRefusal.otherMessage(expected: expectMessage)
            }
        }
    }

    /// Asks, unless everything was said.
    func ask() throws(SigningRefusal) {
        if yes || (expectKey != nil && expectMessage != nil) { return }
        guard try TerminalQuestion.isYes("Sign this? Type yes: ") else { throw .declined }
    }
}
