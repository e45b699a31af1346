import CeremonyLog
import DKG
import Foundation
import Testing

@testable import DKGTool

/// Members with data folders `n1`, `n2` and so on, a board, and a ceremony file `c.json`.
final class CeremonySession {
    let folder: TestFolder
    let count: Int

    static let quick = IdentityCommandTests.quick

    /// Makes identities and calls a ceremony.
    ///
    /// - Parameters:
    ///   - count: n.
    ///   - threshold: t.
    ///   - scheme: The scheme.
    ///   - seconds: How long a round may take.
    ///   - joinSeconds: How long the members may join.
    /// - Throws: An error if a command fails.
    init(
        _ count: Int, threshold: Int, scheme: String = "feldman", seconds: Int = 60,
        joinSeconds: TimeInterval = 3600
    ) throws {
        folder = try TestFolder()
        self.count = count
        for number in 1...count { try IdentityCommandTests.make(folder, "n\(number)") }
        try writeRoster(
            threshold: threshold, scheme: scheme, seconds: seconds, joinSeconds: joinSeconds)
        try folder.succeed("dkg ceremony new roster.json --output c.json")
    }

    func publicKey(_ number: Int) throws -> String {
        let shown = try folder.succeed(
            "printf secret | dkg identity show --data n\(number) --passphrase-fd 0 --json")
        struct Report: Decodable { let publicKey: String }
        return try JSONDecoder().decode(Report.self, from: Data(shown.output.utf8)).publicKey
    }

    func writeRoster(
        threshold: Int, scheme: String = "feldman", seconds: Int = 60,
        joinSeconds: TimeInterval = 3600
    ) throws {
        let members = try (1...count).map { number in
            ["name": "member \(number)", "identity": try publicKey(number)]
        }
        let until = Date().addingTimeInterval(joinSeconds).formatted(.iso8601)
        let roster: [String: Any] = [
            "members": members, "threshold": threshold, "scheme": scheme, "seconds": seconds,
            "board": folder.url.path + "/board", "joinUntil": until,
        ]
        let data = try JSONSerialization.data(withJSONObject: roster)
        try folder.write([UInt8](data), to: "roster.json")
    }

    /// A command of a member.
    func line(_ command: String, _ number: Int, _ options: String = "") -> String {
        "printf secret | dkg ceremony \(command) c.json --data n\(number) --passphrase-fd 0 \(options)"
    }

    func run(_ command: String, _ number: Int, _ options: String = "") throws -> Tool.Run {
        try folder.shell(line(command, number, options))
    }

    /// Lets members run at the same time, and waits for all.
    ///
    /// - Returns: The exit status of each.
    func runTogether(_ numbers: some Sequence<Int>, _ options: String = "") throws -> [Int32] {
        let jobs = numbers.map { number in
            "rm -f status-\(number); "
                + "(\(line("run", number, "--pause 20 --quiet \(options)")) >out-\(number); echo $? >s-\(number); mv s-\(number) status-\(number)) &"
        }
        let waits = numbers.map { "while ! [ -e status-\($0) ]; do sleep 0.05; done" }
        // The first line ends what goes before, which is not to run in the background. The shell's own `wait` is told
        // nothing where whoever started it keeps SIGCHLD to itself.
        try folder.succeed((["true"] + jobs + waits).joined(separator: "\n"))
        return try numbers.map { number in
            let text = String(decoding: try folder.bytes("status-\(number)"), as: UTF8.self)
            return Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
        }
    }

    struct Report: Decodable {
        let outcome: String
        let reason: String?
        let publicKey: String?
        let transcript: String?
        let joined: [Int]
        let missing: [Int]
    }

    func report(_ text: String) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    }

    /// The only audit of the log.
    func audit() throws -> Report {
        try report(folder.shell("dkg ceremony audit board --json").output)
    }
}
