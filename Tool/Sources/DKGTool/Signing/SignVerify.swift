import ArgumentParser
import ThresholdSigning

/// The command `dkg sign verify`.
struct SignVerify: SigningStep {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Say whether a signature is one of a key over a message.",
        discussion: """
            A signature of 64 bytes is one of BIP 340, one of 65 bytes one of RFC 9591. Which key has signed, the request \
            says, and 'sign combine' prints it.
            """)

    /// What is printed.
    private struct Report: Encodable {
        let publicKey: String
        let valid: Bool
    }

    @Option(
        help: ArgumentHelp(
            "The signature, as 'sign combine' writes it in any format.", valueName: "file"),
        completion: .file())
    var signature: String

    @Option(
        help: ArgumentHelp("The message, taken as it is; - for standard input.", valueName: "file"),
        completion: .file())
    var message: String

    @Option(
        help: ArgumentHelp(
            "The key that has signed: 66 hexadecimal digits, of BIP 340 also 64, or a file with them.",
            valueName: "key"),
        completion: .file())
    var publicKey: String?

    @Option(
        help: ArgumentHelp(
            "Or the key of which it is derived by the options below, in any form that 'sign request' reads.",
            valueName: "file"),
        completion: .file())
    var key: String?

    @OptionGroup var threshold: StatedThreshold
    @OptionGroup var tweaks: TweakOptions

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    var inputs: [String] { [signature, message] + (key.map { [$0] } ?? []) }
    var outputs: [String] { [] }

    func validate() throws {
        guard (publicKey == nil) != (key == nil) else {
            throw ValidationError("--public-key or --key is needed, and not both.")
        }
        if publicKey != nil && !tweaks.isEmpty {
            throw ValidationError(
                "--public-key is the key that has signed; nothing is derived of it. Take --key.")
        }
        try checkFiles()
    }

    func perform() throws {
        let signature = try SigningFile(signature, "--signature", sizes: [64, 65]).signature()
        let message = try MessageFile.read(message, "--message")
        let key = try signingKey(signature.scheme)
        let isValid = signature.isValid(for: message, under: key)
        if json {
            Console.write(JSONText.of(Report(publicKey: key.description, valid: isValid)))
        } else if isValid {
            Console.write("valid")
        }
        guard isValid else {
            if !json { Console.writeError("the signature is not one of \(key) over this message.") }
            throw ExitCode(ExitStatus.aborted)
        }
    }

    private func signingKey(_ scheme: SigningScheme) throws -> PublicKey {
        if let key {
            let root = try SigningKeyFile(key).key(threshold: threshold.value)
            return try DerivedKey(root, tweaks).derived.publicKey
        }
        let argument = publicKey ?? ""
        let bytes = try Digits.bytes(argument, "--public-key", 33, 32)
        guard bytes.count == 33 || scheme.isBIP340 else {
            throw UsageError(
                "--public-key has 66 digits for a signature of RFC 9591; got the 64 of an x-coordinate."
            )
        }
        do throws(PointError) {
            // Of BIP 340 the x-coordinate stands for the point with even y.
            return try PublicKey(compressed: bytes.count == 33 ? bytes : [2] + bytes)
        } catch {
            throw UsageError("--public-key \(argument): this is no point: \(error)")
        }
    }
}
