import Foundation

/// Runs the program `FolderProbe`, which was built beside these tests.
enum Probe {
    struct Run {
        let status: Int32
        let output: String

        /// Whether a signal ended it.
        let isKilled: Bool

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Where the program is.
    static let executable: String = {
        let here = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let above = sequence(first: here) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
            .prefix(6)
        let bundles = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        return (bundles + above).map { $0.appendingPathComponent("FolderProbe").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "/FolderProbe"
    }()

    /// Begins to run it.
    static func start(_ arguments: [String], under prefix: [String] = []) throws -> Started {
        try Started(prefix + [executable] + arguments)
    }

    /// Runs it to its end.
    static func run(_ arguments: String..., under prefix: [String] = []) throws -> Run {
        try start(arguments, under: prefix).finish()
    }

    /// Runs a line of shell in which `$0` is the program.
    static func shell(_ line: String) throws -> Run {
        try Started(["sh", "-c", line, executable]).finish()
    }

    /// A process that was begun.
    struct Started {
        let process = Process()
        let input = Pipe()
        private let output = Pipe()

        init(_ command: [String]) throws {
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = command
            // A build that counts lines writes what it counted beside itself, where not every user may, and says so.
            process.environment = ProcessInfo.processInfo.environment.merging(
                ["LLVM_PROFILE_FILE": "/dev/null"]) { $1 }
            process.standardInput = input
            process.standardOutput = output
            process.standardError = output
            try process.run()
        }

        /// Reads what it says, up to the end of a line.
        func line() -> String {
            var bytes: [UInt8] = []
            while let byte = try? output.fileHandleForReading.read(upToCount: 1)?.first {
                if byte == UInt8(ascii: "\n") { break }
                bytes.append(byte)
            }
            return String(decoding: bytes, as: UTF8.self)
        }

        func finish() throws -> Run {
            try input.fileHandleForWriting.close()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return Run(
                status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
                isKilled: process.terminationReason == .uncaughtSignal)
        }
    }
}
