import ChillDKG

/// One step with its options, and how they are read.
struct ChillRun {
    let step: ChillStep
    let arguments: ParsedArguments
    private let isRaw: Bool

    init(_ step: ChillStep, _ list: [String]) throws(UsageError) {
        self.step = step
        arguments = try ParsedArguments(list, options: step.options)
        switch arguments.all("format").last {
        case nil, "hex": isRaw = false
        case "raw": isRaw = true
        case let other?: throw UsageError("--format is one of hex, raw; got '\(other)'.")
        }
        let outputs = step.outputs
        let inputs = step.options.map(\.name).filter { !outputs.contains($0) }
        for (names, stream) in [(inputs, "input"), (outputs, "output")] {
            let paths = names.flatMap { name in
                let given = arguments.all(name)
                return given.isEmpty && name == "output" ? ["-"] : given
            }
            guard paths.count(where: { $0 == "-" }) <= 1 else {
                throw UsageError(
                    "standard \(stream) can be used once; name a file for each but one option.")
            }
        }
    }

    /// The one value of an option that has to be there.
    func required(_ name: String) throws(UsageError) -> String {
        guard let value = arguments.all(name).last else {
            throw UsageError("'\(step.rawValue)' needs --\(name).")
        }
        return value
    }

    /// A message from a file.
    func message(_ name: String) throws -> [UInt8] { try message(at: required(name), name) }

    /// Messages from several files, in the order of the command line.
    func messages(_ name: String) throws -> [[UInt8]] {
        try arguments.all(name).map { try message(at: $0, name) }
    }

    private func message(at path: String, _ name: String) throws -> [UInt8] {
        let bytes = try FileAccess.read(path)
        if isRaw { return bytes }
        let digits = bytes.filter { !ChillRun.isSpace($0) }
        guard let message = [UInt8](hexadecimal: String(decoding: digits, as: UTF8.self)) else {
            throw UsageError(
                "--\(name): '\(path)' is not hexadecimal; is it raw? Then say --format raw.")
        }
        return message
    }

    /// A secret from a file that only its owner can read.
    func secret(_ name: String) throws -> SecretBytes {
        let path = try required(name)
        let bytes = try FileAccess.readSecret(path)
        if isRaw { return bytes }
        let digits = ChillRun.trimmed(bytes)
        guard let secret = digits.withBytes({ SecretBytes(hexadecimal: $0) }) else {
            throw UsageError(
                "--\(name): '\(path)' is not hexadecimal; is it raw? Then say --format raw.")
        }
        return secret
    }

    /// The host key.
    func hostKey() throws -> ChillHostKey { try ChillHostKey(decoding: secret("secret")) }

    /// Given bytes for a signature's nonce, or fresh ones.
    func auxiliaryRandomness() throws -> SecretBytes {
        if arguments.has("aux") { return try secret("aux") }
        var source = SystemRandomSource()
        return try SecretBytes(random32: &source)
    }

    /// The session.
    func parameters() throws -> ChillSessionParameters {
        let path = try required("host-keys")
        let lines = try FileAccess.read(path).split { ChillRun.isSpace($0) }
        let keys = try lines.map { line throws(UsageError) in
            let text = String(decoding: line, as: UTF8.self)
            guard let key = [UInt8](hexadecimal: text) else {
                throw UsageError("--host-keys: '\(text)' is not hexadecimal.")
            }
            return key
        }
        _ = try required("threshold")
        guard let threshold = try arguments.integer("threshold", in: 1...Int(UInt16.max)) else {
            throw UsageError("'\(step.rawValue)' needs --threshold.")
        }
        return try ChillSessionParameters(hostPublicKeys: keys, threshold: threshold)
    }

    /// Writes what the step says to standard output, or where `--output` says.
    func write(_ bytes: [UInt8]) throws {
        let content = encoded(bytes)
        if let path = arguments.all("output").last {
            try FileAccess.write(content, to: path)
        } else {
            Console.write(bytes: content)
        }
    }

    /// Writes a public file besides, if its option is there.
    func write(_ bytes: [UInt8], toOption name: String) throws {
        if let path = arguments.all(name).last {
            try FileAccess.write(encoded(bytes), to: path)
        }
    }

    /// Writes a secret to a new file with mode 0600.
    func writeSecret(_ secret: borrowing SecretBytes, to path: String) throws {
        if isRaw {
            try FileAccess.writeSecret(secret, to: path)
        } else {
            try FileAccess.writeSecret(secret.hexadecimal(), to: path)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || (9...13).contains(byte)
    }

    /// A secret without white space at its end, which editors and `echo` add.
    private static func trimmed(_ bytes: borrowing SecretBytes) -> SecretBytes {
        let count = bytes.withBytes { span in
            var count = span.byteCount
            while count > 0,
                isSpace(unsafe span.unsafeLoad(fromByteOffset: count - 1, as: UInt8.self))
            {
                count -= 1
            }
            return count
        }
        return bytes.part(0..<count)
    }

    private func encoded(_ bytes: [UInt8]) -> [UInt8] {
        isRaw ? bytes : Array((bytes.hexadecimal + "\n").utf8)
    }
}
