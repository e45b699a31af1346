import ArgumentParser
import ChillDKG

/// The options that name a session.
struct ChillSession: ParsableArguments {
    @Option(
        help: ArgumentHelp("How many shares use the key.", valueName: "t"),
        transform: Integers.within(1...Int(UInt16.max)))
    var threshold: Int

    @Option(
        help: ArgumentHelp(
            "All host public keys, one per line in hexadecimal, in the common order.",
            valueName: "file"),
        completion: .file())
    var hostKeys: String

    /// The session.
    func parameters() throws -> ChillSessionParameters {
        let lines = try FileAccess.read(hostKeys).split { ChillEncoding.isSpace($0) }
        let keys = try lines.map { line throws(UsageError) in
            let text = String(decoding: line, as: UTF8.self)
            guard let key = [UInt8](hexadecimal: text) else {
                throw UsageError("--host-keys: '\(text)' is not hexadecimal.")
            }
            return key
        }
        return try ChillSessionParameters(hostPublicKeys: keys, threshold: threshold)
    }
}

/// The option `--secret`.
struct ChillHostSecret: ParsableArguments {
    @Option(
        help: ArgumentHelp("The host secret key, 32 bytes, with mode 0600.", valueName: "file"),
        completion: .file())
    var secret: String

    /// The host key.
    func hostKey(_ encoding: ChillEncoding) throws -> ChillHostKey {
        try ChillHostKey(decoding: encoding.secret(secret, "--secret"))
    }
}

/// The option `--aux`.
struct ChillAuxiliary: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "32 bytes for the signature's nonce, with mode 0600. (default: drawn)",
            valueName: "file"),
        completion: .file())
    var aux: String?

    /// Given bytes for a signature's nonce, or fresh ones.
    func randomness(_ encoding: ChillEncoding) throws -> SecretBytes {
        if let aux { return try encoding.secret(aux, "--aux") }
        return try ChillAuxiliary.fresh()
    }

    /// Fresh bytes for a signature's nonce.
    static func fresh() throws -> SecretBytes {
        var source = SystemRandomSource()
        return try SecretBytes(random32: &source)
    }
}
