import Foundation
import Testing

/// Runs the tool that was built beside these tests, as a user does.
enum Tool {
    struct Run {
        let status: Int32
        let output: String
        let error: String
    }

    /// The folder that products are built into.
    private static var executable: URL {
        let here = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates =
            sequence(first: here) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
            .prefix(6).map { $0.appendingPathComponent("dkg") }
        let bundles = Bundle.allBundles.map {
            $0.bundleURL.deletingLastPathComponent().appendingPathComponent("dkg")
        }
        return (bundles + candidates).first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        } ?? URL(fileURLWithPath: "/dkg")
    }

    static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
        try run(list: arguments, environment)
    }

    static func run(
        list arguments: [String], _ environment: [String: String] = [:]
    ) throws -> Run {
        try run(executable, arguments, environment)
    }

    private static func run(
        _ program: URL, _ arguments: [String], _ environment: [String: String]
    ) throws -> Run {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        let error = Pipe()
        process.standardOutput = output
        process.standardError = error
        try process.run()
        // Standard error is short and fits its pipe while standard output is read.
        let outputData = output.fileHandleForReading.readDataToEndOfFile()
        let errorData = error.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus,
            output: String(decoding: outputData, as: UTF8.self),
            error: String(decoding: errorData, as: UTF8.self))
    }

    /// Where the tool is.
    static var path: String { executable.path }

    /// Runs a line of shell in which `$0` is the tool.
    static func shell(_ line: String) throws -> Run {
        try run(URL(fileURLWithPath: "/bin/sh"), ["-c", line, executable.path], [:])
    }

    /// Starts a line of shell in which `$0` is the tool, and does not wait.
    ///
    /// What goes on in the background of ``shell(_:)`` would keep it from returning.
    static func start(_ line: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line, executable.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Runs `dkg simulate ... --json` and reads the object.
    static func report(_ arguments: String...) throws -> (status: Int32, report: Report) {
        let process = try run(list: ["simulate"] + arguments + ["--json"])
        return (
            process.status,
            try JSONDecoder().decode(Report.self, from: Data(process.output.utf8))
        )
    }

    /// What `--json` prints, as a reader of it would write it down.
    struct Report: Decodable {
        struct Conviction: Decodable, Equatable {
            let index: Int
            let kind: String
            let round: Int
        }

        let scheme: String
        let participants: Int
        let threshold: Int
        let seed: UInt64
        let groupKey: String?
        let publicPolynomial: [String]?
        let verificationShares: [String: String]?
        let qualified: [Int]?
        let holders: [Int]?
        let convicted: [Conviction]
        let inactive: [String: [Int]]
        let exposed: [String: [Int]]
        let certificateSigners: [Int]
        let assuredShares: Int?
        let transcript: String?
        let messages: Int
        let bytesSent: Int
        let reconstructs: Bool
        let signatureVerifies: Bool
        let abort: String?
        let cpuMilliseconds: Double?
        let signing: Signing?
    }

    /// Its member `signing`.
    struct Signing: Decodable {
        struct Conviction: Decodable, Equatable {
            let index: Int
            let kind: String
            let evidenceVerifies: Bool
        }

        struct KeptOut: Decodable, Equatable {
            let index: Int
            let reason: String
        }

        struct Session: Decodable {
            let number: Int
            let signers: [Int]
            let answered: [Int]
            let refused: [Int]
            let convicted: [Int]
            let blamed: [Int]
            let finished: Bool
        }

        let scheme: String
        let message: String
        let signers: [Int]
        let faults: [String: String]
        let sessions: [Session]
        let keptOut: [KeptOut]
        let convicted: [Conviction]
        let signingKey: String?
        let signature: String?
        let signatureVerifies: Bool
        let taproot: Bool
    }
}
