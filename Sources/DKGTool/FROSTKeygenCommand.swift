import DKG
import FROSTKeyGeneration

/// The command `dkg frost-keygen`: one participant's part in a key generation with users of the crates.
///
/// Nothing but the randomness file, and a mark beside it that names the session, is kept between the parts:
/// each computes again what came before.
struct FROSTKeygenCommand {
    private let part: Part
    private let setup: FROSTSetup
    private let format: FROSTFormat
    private let arguments: ParsedArguments

    /// The subcommands.
    enum Part: String, CaseIterable {
        case part1, part2, part3
    }

    /// Reads the command line behind the part's name.
    init(_ part: Part, _ arguments: [String]) throws(UsageError) {
        let parsed = try ParsedArguments(arguments, options: FROSTKeygenCommand.options(of: part))
        for option in FROSTKeygenCommand.required(in: part) where !parsed.has(option) {
            throw UsageError("--\(option) is needed.")
        }
        let suite: FROSTSuiteName = try parsed.choice("suite") ?? .secp256k1
        let participants = try parsed.integer("participants", in: 2...65535) ?? 2
        let threshold = try parsed.integer("threshold", in: 2...participants) ?? 2
        let identifier = try FROSTKeygenCommand.identifier(
            parsed.all("identifier").last ?? "", in: suite.ciphersuite)
        do throws(FROSTSetupError) {
            setup = try FROSTSetup(
                ciphersuite: suite.ciphersuite, identifier: identifier, threshold: threshold,
                participants: participants)
        } catch {
            throw UsageError(error.description)
        }
        format = try parsed.choice("format") ?? .binary
        self.part = part
        self.arguments = parsed
        try checkStandardStreams()
    }

    /// A number, 64 hexadecimal digits, or a name to derive from.
    static func identifier(
        _ text: String, in suite: FROSTCiphersuite
    ) throws(UsageError) -> FROSTIdentifier {
        if text.hasPrefix("name:"),
            let identifier = FROSTIdentifier.derived(
                from: Array(text.dropFirst(5).utf8), in: suite)
        {
            return identifier
        }
        if let number = UInt16(text), let index = try? ParticipantIndex(number) {
            return FROSTIdentifier(index)
        }
        if text.utf8.count == 64, let bytes = [UInt8](hexadecimal: text),
            let identifier = try? FROSTIdentifier(decoding: bytes)
        {
            return identifier
        }
        throw UsageError(
            "an identifier is an integer in 1...65535, 64 hexadecimal digits, or 'name:' and a "
                + "name; got '\(text)'.")
    }

    /// The values of an option of the form identifier=file.
    private func assignments(
        _ option: String
    ) throws(UsageError) -> [(identifier: FROSTIdentifier, path: String)] {
        var result: [(identifier: FROSTIdentifier, path: String)] = []
        for value in arguments.all(option) {
            guard let equals = value.firstIndex(of: "=") else {
                throw UsageError("--\(option) is identifier=file; got '\(value)'.")
            }
            let identifier = try FROSTKeygenCommand.identifier(
                String(value[..<equals]), in: setup.ciphersuite)
            result.append((identifier, String(value[value.index(after: equals)...])))
        }
        return result
    }

    private func path(_ option: String) -> String { arguments.all(option).last ?? "-" }

    /// Standard input and standard output can each be named once.
    private func checkStandardStreams() throws(UsageError) {
        var inputs = [path("randomness")] + (try assignments("package").map(\.path))
        var outputs: [String] = []
        let shares = try assignments("share").map(\.path)
        switch part {
        case .part1: outputs = [path("output")]
        case .part2: outputs = shares
        case .part3:
            inputs += shares
            outputs = [path("key"), path("public-key")]
        }
        for (names, stream) in [(inputs, "input"), (outputs, "output")]
        where names.filter({ $0 == "-" }).count > 1 {
            throw UsageError(
                "standard \(stream) can be used once; name a file for each but one option.")
        }
    }

    /// Runs the part.
    ///
    /// - Returns: The exit status.
    func run() throws(UsageError) -> Int32 {
        do {
            switch part {
            case .part1: try writePackage()
            case .part2: try writeShares()
            case .part3: try writeKey()
            }
            return ExitStatus.success
        } catch let fault as FROSTError {
            Console.writeError("aborted: \(fault)")
            if let culprit = fault.culprit { Console.writeError("culprit: \(culprit)") }
            return ExitStatus.aborted
        } catch let conflict as SessionMark.Conflict {
            Console.writeError("Error: \(conflict)")
            return ExitStatus.wrongUsage
        } catch let failure as FileAccess.Failure {
            Console.writeError("Error: \(failure)")
            return failure.exitStatus
        } catch let error as UsageError {
            throw error
        } catch {
            Console.writeError("Error: \(error)")
            return ExitStatus.unreadable
        }
    }

    private func writePackage() throws {
        if arguments.has("again") {
            let part = try firstPart()
            return try FileAccess.write(
                text(part.package.encoded(as: format)), to: path("output"))
        }
        var source = SystemRandomSource()
        let seed = try SecretBytes(random32: &source)
        if path("randomness") == "-" {
            throw UsageError("--randomness - needs --again: part1 cannot write to standard input.")
        }
        try SessionMark.checkNone(path("randomness"))
        try FileAccess.writeSecret(seed, to: path("randomness"))
        let part = try FROSTFirstPart(setup, seed: seed)
        try FileAccess.write(text(part.package.encoded(as: format)), to: path("output"))
    }

    private func firstPart() throws -> FROSTFirstPart {
        let seed = try FileAccess.readSecret(path("randomness"))
        guard seed.count == 32 else {
            throw FileAccess.Failure.unreadable(
                "'\(path("randomness"))' is no randomness of part1: it has \(seed.count) bytes "
                    + "instead of 32.")
        }
        return try FROSTFirstPart(setup, seed: seed)
    }

    private func secondPart() throws -> FROSTSecondPart {
        var broadcasts: [FROSTBroadcast] = []
        for (sender, path) in try assignments("package") {
            broadcasts.append(
                try FROSTBroadcast(
                    decoding: FileAccess.read(path), as: format, from: sender,
                    in: setup.ciphersuite))
        }
        let part = try firstPart().receive(broadcasts)
        Console.writeError("session: \(part.session)")
        return part
    }

    private func writeShares() throws {
        let part = try secondPart()
        let shares = try assignments("share")
        for (receiver, _) in shares where !part.others.contains(receiver) {
            throw UsageError("--share \(receiver)=...: \(receiver) is none of the others.")
        }
        try SessionMark.bind(path("randomness"), to: part.session)
        for (receiver, path) in shares {
            guard let package = part.package(for: receiver) else { continue }
            try FileAccess.writeSecret(package.secretEncoding(as: format), to: path)
        }
    }

    private func writeKey() throws {
        var part = try secondPart()
        for (sender, path) in try assignments("share") {
            try part.receive(
                decoding: FileAccess.readSecret(path), as: format, from: sender)
        }
        let session = part.session
        let key = try part.finish()
        try SessionMark.bind(path("randomness"), to: session)
        try FileAccess.writeSecret(
            key.keyPackage.secretEncoding(as: format), to: path("key"))
        let package = key.publicKeyPackage
        try FileAccess.write(text(package.encoded(as: format)), to: path("public-key"))
        Console.writeError("key: \(package.verifyingKey)")
    }

    /// Text ends its line.
    private func text(_ bytes: [UInt8]) -> [UInt8] {
        format == .json ? bytes + [0x0A] : bytes
    }
}

/// A suite as the command line names it.
enum FROSTSuiteName: String, CaseIterable, CustomStringConvertible {
    case secp256k1, taproot

    var description: String { rawValue }

    var ciphersuite: FROSTCiphersuite {
        switch self {
        case .secp256k1: .secp256k1
        case .taproot: .secp256k1Taproot
        }
    }
}
