import ArgumentParser
import ChillDKG

/// How a step's files are encoded.
enum ChillFormat: String, CaseIterable, ExpressibleByArgument {
    case hex, raw
}

/// The option `--format`, and reading and writing by it.
struct ChillEncoding: ParsableArguments {
    @Option(help: "How files are read and written.")
    var format = ChillFormat.hex

    /// A message from a file.
    func message(_ path: String, _ option: String) throws -> [UInt8] {
        let bytes = try FileAccess.read(path)
        if format == .raw { return bytes }
        let digits = bytes.filter { !ChillEncoding.isSpace($0) }
        guard let message = [UInt8](hexadecimal: String(decoding: digits, as: UTF8.self)) else {
            throw notHexadecimal(path, option)
        }
        return message
    }

    /// Messages from several files, in the order of the command line.
    func messages(_ paths: [String], _ option: String) throws -> [[UInt8]] {
        try paths.map { try message($0, option) }
    }

    /// A secret from a file that only its owner can read.
    func secret(_ path: String, _ option: String) throws -> SecretBytes {
        let bytes = try FileAccess.readSecret(path)
        if format == .raw { return bytes }
        let digits = ChillEncoding.trimmed(bytes)
        guard let secret = digits.withBytes({ SecretBytes(hexadecimal: $0) }) else {
            throw notHexadecimal(path, option)
        }
        return secret
    }

    private func notHexadecimal(_ path: String, _ option: String) -> UsageError {
        UsageError("\(option): '\(path)' is not hexadecimal; is it raw? Then say --format raw.")
    }

    /// Writes a public file, if one is named.
    func write(_ bytes: [UInt8], to path: String?) throws {
        if let path { try FileAccess.write(encoded(bytes), to: path) }
    }

    /// Writes a secret to a new file with mode 0600.
    func writeSecret(_ secret: borrowing SecretBytes, to path: String) throws {
        switch format {
        case .raw: try FileAccess.writeSecret(secret, to: path)
        case .hex: try FileAccess.writeSecret(secret.hexadecimal(), to: path)
        }
    }

    /// What a file gets; text ends its line.
    func encoded(_ bytes: [UInt8]) -> [UInt8] {
        format == .raw ? bytes : Array((bytes.hexadecimal + "\n").utf8)
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || (9...13).contains(byte)
    }

    /// A secret without white space at its end, which editors and `echo` add.
    static func trimmed(_ bytes: borrowing SecretBytes) -> SecretBytes {
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
}

/// The options `--format` and `--output`.
struct ChillFiles: ParsableArguments {
    @OptionGroup var encoding: ChillEncoding

    @Option(
        help: ArgumentHelp(
            "Write to this new file, not to standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    /// Where `--output` says, or standard output.
    var path: String { output ?? "-" }

    /// Writes what the step says.
    func write(_ bytes: [UInt8]) throws {
        if let output {
            try encoding.write(bytes, to: output)
        } else {
            Console.write(bytes: encoding.encoded(bytes))
        }
    }
}
