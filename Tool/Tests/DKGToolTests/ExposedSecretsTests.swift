import CeremonyLog
import DKG
import Foundation
import Testing

@testable import DKGTool

@Suite("Secrets of members, where they must not be")
struct ExposedSecretsTests {
    /// Members who have joined, and their secrets, seeds included.
    private func joined(
        _ session: CeremonySession
    ) throws -> (output: [UInt8], secrets: [SessionSecrets]) {
        var output: [UInt8] = []
        let secrets = try (1...session.count).map { number in
            let run = try session.run("join", number)
            #expect(run.status == 0, "\(run.error)")
            output += Array((run.output + run.error).utf8)
            var secrets = try SessionSecrets(identityIn: session, of: number)
            try secrets.addSeed(in: session, of: number)
            return secrets
        }
        return (output, secrets)
    }

    @Test("Nothing that is printed, posted or stored in the open has one")
    func outputs() throws {
        let session = try CeremonySession(3, threshold: 2, scheme: "pedersen")
        var (output, secrets) = try joined(session)
        for words in ["show c.json", "check c.json --data n1", "status c.json"] {
            for option in ["", "--json"] {
                let run = try session.folder.shell("dkg ceremony \(words) \(option)")
                output += Array((run.output + run.error).utf8)
            }
        }
        // Not quiet, with standard error beside standard output.
        let jobs = (1...3).map { number in
            "(\(session.line("run", number, "--pause 20")) >out-\(number) 2>&1; touch end-\(number)) &"
        }
        let waits = (1...3).map { "while ! [ -e end-\($0) ]; do sleep 0.05; done" }
        try session.folder.succeed((["true"] + jobs + waits).joined(separator: "\n"))
        for number in 1...3 {
            output += try session.folder.bytes("out-\(number)")
            try secrets[number - 1].addShare(in: session, of: number)
        }
        for words in ["audit board", "audit board --json"] {
            output += Array(try session.folder.shell("dkg ceremony \(words)").output.utf8)
        }
        let wrong = try session.folder.shell(
            "printf other | dkg ceremony run c.json --data n1 --passphrase-fd 0")
        output += Array((wrong.output + wrong.error).utf8)
        #expect(output.count > 3000)

        var files: [String: [UInt8]] = ["what is printed": output]
        for folder in ["board", "n1", "n2", "n3"] {
            for name in try FileManager.default.contentsOfDirectory(
                atPath: session.folder.url.path + "/" + folder)
            {
                files["\(folder)/\(name)"] = try session.folder.bytes("\(folder)/\(name)")
            }
        }
        #expect(files.count > 25)
        for member in secrets {
            #expect(member.secrets.count == 4)
            for (name, bytes) in files { #expect(member.found(in: bytes) == [], "\(name)") }
            // The search finds what is there.
            for (name, secret) in member.secrets {
                #expect(member.found(in: [1, 2] + secret + [3]) == [name])
                #expect(member.found(in: Array("key: \(secret.hexadecimal)".utf8)) == [name])
                #expect(member.found(in: [UInt8](Data(secret).base64EncodedData())) == [name])
            }
        }
    }

    @Test(
        "The memory of a member has none when the ceremony is over, searched from outside",
        .enabled(
            if: canSearch, "strace and /proc are needed, and the right to read another process"))
    func memory() throws {
        let session = try CeremonySession(2, threshold: 1, scheme: "pedersen")
        var (_, secrets) = try joined(session)
        let call = try CeremonyFile.read(session.folder.url.path + "/c.json")
        // The first member ends, and is held at the last system call of its life.
        let held = "strace -o held -f -e trace=exit_group -e inject=exit_group:delay_enter=10000000"
        let line = session.line("run", 1, "--json --quiet --pause 20")
            .replacingOccurrences(
                of: "dkg", with: "\(held) sh -c 'echo $$ >pid; exec \"$0\" \"$@\"' \"$0\"")
        try session.folder.start("(\(line)) >out-1 2>err-1; touch end-1")
        try session.folder.wait(for: "[ -s pid ]")
        // While it waits for the second member, its secrets are in its memory.
        try session.folder.wait(for: "grep -q deal times-1 || ls n1 | grep -q times")
        let living = try search(session, secrets[0], call)
        #expect(living.hasPublic)
        #expect(living.found.contains("identity 1"))

        try session.folder.succeed(session.line("run", 2, "--json --quiet --pause 20 >out-2"))
        try session.folder.wait(for: "tail -c 2 out-1 | grep -q '}'")
        try secrets[0].addShare(in: session, of: 1)
        let over = try search(session, secrets[0], call)
        #expect(over.hasPublic)
        #expect(over.found == [])
        try session.folder.succeed("kill -KILL $(cat pid)")
        try session.folder.wait(for: "[ -e end-1 ]")
    }

    /// What of a member is in its memory, and whether the search finds something public that is there.
    private func search(
        _ session: CeremonySession, _ secrets: SessionSecrets, _ call: CeremonyCall
    ) throws -> (found: Set<String>, hasPublic: Bool) {
        let text = String(decoding: try session.folder.bytes("pid"), as: UTF8.self)
        let pid = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let memory = try #require(FileHandle(forReadingAtPath: "/proc/\(pid)/mem"))
        let maps = try String(contentsOfFile: "/proc/\(pid)/maps", encoding: .utf8)
        var found: Set<String> = []
        var hasPublic = false
        for line in maps.split(separator: "\n") {
            let words = line.split(separator: " ")
            let ends = words[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
            // What is larger than all of its memory is the shadow of a sanitizer.
            guard ends.count == 2, words[1].hasPrefix("rw"), ends[1] - ends[0] < 1 << 30 else {
                continue
            }
            try memory.seek(toOffset: ends[0])
            guard let data = try? memory.read(upToCount: Int(ends[1] - ends[0])) else { continue }
            found.formUnion(secrets.found(in: [UInt8](data)))
            hasPublic = hasPublic || data.range(of: Data(call.ceremony.id.digest.encoded)) != nil
        }
        return (found, hasPublic)
    }

    private static let canSearch =
        FileManager.default.isReadableFile(atPath: "/proc/self/mem")
        && (try? Tool.shell("strace -o /dev/null -e trace=exit_group true && [ $(id -u) = 0 ]")
            .status) == 0
}
