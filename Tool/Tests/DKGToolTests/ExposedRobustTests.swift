import CeremonyLog
import DKG
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

@Suite("Secrets of robust signers, where they must not be")
struct ExposedRobustTests {
    private let sample: RobustSample

    init() throws { sample = try RobustSample() }

    /// What is secret of a member: its identity, its share, and the bytes that a pair of nonces is made of.
    private func secrets(_ number: Int) throws -> [String: [UInt8]] {
        var secrets = [
            "identity \(number)": try bytes(sample.identity(number).secretEncoding()),
            "share \(number)": try sample.package(number).secretKeyShare().value.disclosed()
                .encoded,
        ]
        for name in try sample.names(number) where name.hasPrefix("nonces-") {
            let file = try SealedFile(
                decoding: sample.folder.bytes("n\(number)/\(name)"), as: .state)
            let key = try PassphraseHashing.key(
                of: SecretBytes(copying: Array("secret".utf8)), file.derivation)
            let random = try bytes(file.open(with: key)).suffix(64)
            secrets["hiding \(number)"] = Array(random.prefix(32))
            secrets["binding \(number)"] = Array(random.suffix(32))
        }
        return secrets
    }

    private func bytes(_ secret: borrowing SecretBytes) -> [UInt8] {
        secret.withBytes { span in unsafe span.withUnsafeBytes { unsafe Array($0) } }
    }

    /// Starts a member, and waits until it has offered a pair.
    private func offering(_ number: Int, _ before: String = "") throws {
        let line = sample.answer(number).replacingOccurrences(
            of: "dkg ", with: before.isEmpty ? "dkg " : "\(before) ", options: .anchored)
        try sample.folder.start("(\(line)) >out-\(number) 2>err-\(number); touch end-\(number)")
        try sample.folder.wait(for: "grep -q offered err-\(number)")
    }

    @Test("Nothing that is printed, posted or stored in the open has one")
    func outputs() throws {
        _ = try sample.call()
        var secrets: [String: [UInt8]] = [:]
        for number in 1...2 {
            try offering(number)
            secrets.merge(try self.secrets(number)) { $1 }
        }
        #expect(secrets.count == 8)
        var output: [UInt8] = []
        for line in [
            sample.ask("--json"), "dkg sign robust audit --key group.key --board board",
            "dkg sign robust audit --key group.key --board board --json",
        ] {
            let run = try sample.folder.succeed(line)
            output += Array((run.output + run.error).utf8)
        }
        try sample.folder.wait(for: "[ -e end-1 ] && [ -e end-2 ]")
        var files = ["what is printed": output]
        for name in ["out-1", "err-1", "out-2", "err-2"] {
            files[name] = try sample.folder.bytes(name)
        }
        for place in ["board", "n1", "n2"] {
            for name in try FileManager.default.contentsOfDirectory(
                atPath: sample.folder.url.path + "/\(place)")
            {
                files["\(place)/\(name)"] = try sample.folder.bytes("\(place)/\(name)")
            }
        }
        #expect(files.count > 15 && files.keys.contains { $0.hasPrefix("n1/answer-") })
        for (name, content) in files {
            #expect(ProcessMemory.found(secrets, in: Data(content)) == [], "\(name)")
        }
        // The search finds what is there.
        for (name, secret) in secrets {
            #expect(ProcessMemory.found(secrets, in: Data([1] + secret + [2])) == [name])
            #expect(ProcessMemory.found(secrets, in: Data("x\(secret.hexadecimal)".utf8)) == [name])
        }
    }

    @Test(
        "The memory of a member has none when it ends, and has them before, searched from outside",
        .enabled(
            if: ProcessMemory.canSearch,
            "strace and /proc are needed, and the right to read another process"))
    func memory() throws {
        _ = try sample.call()
        let held = "strace -o held -f -e trace=exit_group -e inject=exit_group:delay_enter=10000000"
        try offering(1, "\(held) sh -c 'echo $$ >pid; exec \"$0\" \"$@\"' \"$0\"")
        let secrets = try secrets(1)
        let pid = String(decoding: try sample.folder.bytes("pid"), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let name = Data(try #require(sample.log().uses.keys.first).digest.encoded)
        // While it waits to be asked it has its share and its identity; the pair is on the disk alone, sealed.
        let living = try ProcessMemory.search(pid, for: secrets, and: name)
        #expect(living.found.isSuperset(of: ["share 1", "identity 1"]) && living.hasPublic)
        try offering(2)
        try sample.folder.succeed(sample.ask())
        try sample.folder.wait(for: "grep -q 'the signature is there' err-1")
        try sample.folder.wait(for: "grep -qE '^(231|94) ' /proc/\(pid)/syscall")
        let over = try ProcessMemory.search(pid, for: secrets, and: name)
        #expect(over.found == [] && over.hasPublic)
        try sample.folder.succeed("kill -KILL \(pid)")
        try sample.folder.wait(for: "[ -e end-1 ] && [ -e end-2 ]")
    }
}
