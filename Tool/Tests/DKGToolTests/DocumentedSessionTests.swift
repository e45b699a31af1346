import Foundation
import Testing

@Suite("The session of three people in Docs/Nodes.md")
final class DocumentedSessionTests {
    private static let text: String = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let path = root.appendingPathComponent("Docs/Nodes.md")
        return (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    }()

    /// What stands in the blocks of one language, line by line.
    private static func lines(in language: String) -> [String] {
        var isInside = false
        return text.split(separator: "\n").compactMap { line in
            if line.hasPrefix("```") {
                isInside = line == "```\(language)"
                return nil
            }
            return isInside ? String(line) : nil
        }
    }

    private let folder: TestFolder
    private let commands = DocumentedSessionTests.lines(in: "sh")

    init() throws { folder = try TestFolder() }

    /// A command as the page has it, with passphrases from descriptors, since nobody types here, and the board in this
    /// folder.
    private func line(_ command: String) -> String {
        var line = command.replacingOccurrences(of: "/mnt/board", with: "'\(board)'")
        let takesNew = ["identity new", "share export", "share import"]
        if takesNew.contains(where: command.contains) { line += " \(CeremonySession.quick)" }
        if command.contains("dkg share") { line += " --share-passphrase-fd 4 4<backup" }
        let asks = ["identity", "join", "run", "share export", "share import"]
        if asks.contains(where: command.contains) { line += " --passphrase-fd 3 3<secret" }
        return line
    }

    private var board: String { folder.url.path + "/board" }

    /// The roster of the page, with the keys that were made.
    private func writeRoster(_ keys: [String: String]) throws {
        var text = DocumentedSessionTests.lines(in: "json").joined(separator: "\n")
            .replacingOccurrences(of: "/mnt/board", with: board)
            // The page's date passes one day.
            .replacingOccurrences(of: "2030-01-31T12:00:00Z", with: "2090-01-31T12:00:00Z")
        for (name, key) in keys {
            text = text.replacingOccurrences(of: "the public key of \(name)", with: key)
        }
        try folder.write(Array(text.utf8), to: "roster.json")
    }

    private func dataFolder(_ command: String) -> String {
        let words = command.split(separator: " ")
        guard let option = words.firstIndex(of: "--data"), words.indices.contains(option + 1) else {
            return ""
        }
        return String(words[option + 1])
    }

    /// Starts a member, whose end writes its status.
    private func start(_ command: String) throws {
        let name = dataFolder(command)
        try folder.succeed("rm -f \(name).status")
        try folder.start(
            "sh -c 'echo $$ >\(name).pid; exec \"$0\" \(line(command).dropFirst("dkg ".count))' \"$0\" "
                + ">\(name).out 2>\(name).err; echo $? >\(name).end; mv \(name).end \(name).status")
    }

    @Test("It works command by command, with Clara's machine failing in the middle")
    func session() throws {
        try folder.write(Array("secret".utf8), to: "secret")
        try folder.write(Array("backup".utf8), to: "backup")
        var keys: [String: String] = [:]
        var running: Set<String> = []
        #expect(commands.count == 20)
        for command in commands {
            if command.contains("ceremony run") {
                let name = dataFolder(command)
                if running.contains(name) {
                    // She has read a round to its end, and dies.
                    try folder.wait(for: "grep -q closed \(name).err")
                    try folder.succeed("kill -KILL $(cat \(name).pid)")
                    try folder.wait(for: "[ -e \(name).status ]")
                }
                running.insert(name)
                try start(command)
                continue
            }
            if command.contains("ceremony status") {
                let run = try folder.shell(line(command))
                #expect(run.status == 6, "\(run.error)")
                #expect(run.output.contains("outcome:    open"), "\(run.output)")
                continue
            }
            for name in running { try folder.wait(for: "[ -e \(name).status ]") }
            if command.contains("ceremony new") { try writeRoster(keys) }
            let run = try folder.succeed(line(command))
            #expect(run.error == "", "\(command)")
            if command.contains("identity new") {
                let key = try #require(run.output.firstMatch(of: /public key: +([0-9a-f]{64})/)?.1)
                keys[dataFolder(command).capitalized] = String(key)
            }
        }
        #expect(running == ["anna", "boris", "clara"])
        let outputs = try running.map { try folder.bytes("\($0).out") }
        #expect(Set(outputs).count == 1)
        for name in running {
            #expect(try folder.bytes("\(name).status") == Array("0\n".utf8))
        }
        // The share of the new folder is the same as that of the first.
        let checks = try ["boris.share", "boris-2.share"].map { file in
            try folder.succeed(line("dkg share check \(file) --against group.key")).output
        }
        #expect(checks[0] == checks[1])
    }
}
