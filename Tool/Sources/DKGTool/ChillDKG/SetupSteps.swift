import ArgumentParser
import ChillDKG

/// The command `dkg chilldkg secret`.
struct ChillSecretStep: ChillStep {
    static let configuration = describing(
        "secret", "Draw 32 secret bytes, for a host key or for step 1.", output: "nothing")

    @OptionGroup var encoding: ChillEncoding

    @Option(
        help: ArgumentHelp("The new file, made with mode 0600.", valueName: "file"),
        completion: .file())
    var output: String

    var inputs: [String] { [] }
    var outputs: [String] { [output] }

    func perform() throws {
        var source = SystemRandomSource()
        try Mark.checkNone(output)
        try encoding.writeSecret(SecretBytes(random32: &source), to: output)
    }
}

/// The command `dkg chilldkg host-key`.
struct ChillHostKeyStep: ChillStep {
    static let configuration = describing(
        "host-key", "Print the host public key of a host secret key.",
        output: "the host public key, 33 bytes")

    @OptionGroup var host: ChillHostSecret
    @OptionGroup var files: ChillFiles

    var inputs: [String] { [host.secret] }
    var outputs: [String] { [files.path] }

    func perform() throws {
        try files.write(host.hostKey(files.encoding).publicKey.compressed)
    }
}

/// The command `dkg chilldkg params-hash`.
struct ChillParametersHashStep: ChillStep {
    static let configuration = describing(
        "params-hash", "Print the hash of the parameters, for participants to compare.",
        output: "the hash, 32 bytes")

    @OptionGroup var session: ChillSession
    @OptionGroup var files: ChillFiles

    var inputs: [String] { [session.hostKeys] }
    var outputs: [String] { [files.path] }

    func perform() throws {
        try files.write(session.parameters().hash.encoded)
    }
}
