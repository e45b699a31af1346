import DKG
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

@Suite("Secrets of a signer, where they must not be")
struct ExposedSignerTests {
    /// A sample in which both have committed and are asked, and the secrets of member 1.
    private func asked() throws -> (SigningSample, [String: [UInt8]]) {
        let sample = try SigningSample()
        try sample.commit()
        try sample.succeed(SigningSample.request())
        let nonces = try sample.folder.bytes("1.nonces")
        let random = Array(nonces.suffix(64))
        let share = try sample.package(1).secretKeyShare().value.disclosed().encoded
        return (
            sample,
            [
                "share": share, "hiding": Array(random.prefix(32)),
                "binding": Array(random.suffix(32)),
            ]
        )
    }

    @Test("Nothing that is printed or sent has one, and the file of nonces has no share")
    func outputs() throws {
        let (sample, secrets) = try asked()
        let nonces = try sample.folder.bytes("1.nonces")
        #expect(ProcessMemory.found(secrets, in: Data(nonces)) == ["hiding", "binding"])
        let run = try sample.succeed(SigningSample.share(1, "--yes --json"))
        var sent = Data((run.output + run.error).utf8)
        for file in ["1.z", "1.commitment", "request"] {
            sent += Data(try sample.folder.bytes(file))
        }
        #expect(ProcessMemory.found(secrets, in: sent) == [])
    }

    @Test(
        "The memory of a signer has none when it ends, and has them before, searched from outside",
        .enabled(
            if: ProcessMemory.canSearch,
            "strace and /proc are needed, and the right to read another process"))
    func memory() throws {
        // When it takes the name of its nonces away, it still needs everything. Numbers of Linux on x86-64 and arm64.
        let living = try searched(holding: "unlinkat", numbers: "263|35")
        #expect(living.found == ["share", "hiding", "binding"])
        let over = try searched(holding: "exit_group", numbers: "231|94")
        #expect(living.hasPublic && over.hasPublic)
        #expect(over.found == [])
    }

    /// What of a signer is in its memory while a system call is held, and whether something public is.
    private func searched(
        holding call: String, numbers: String
    ) throws -> (found: Set<String>, hasPublic: Bool) {
        let (sample, secrets) = try asked()
        let held = "strace -o held -f -e trace=\(call) -e inject=\(call):delay_enter=10000000"
        let line = SigningSample.line(SigningSample.share(1)).replacingOccurrences(
            of: "dkg ", with: "\(held) sh -c 'echo $$ >pid; exec \"$0\" \"$@\"' \"$0\" ",
            options: .anchored)
        try sample.folder.start("(\(line)) >out 2>err; touch end")
        try sample.folder.wait(
            for: "[ -s pid ] && grep -qE '^(\(numbers)) ' /proc/$(cat pid)/syscall")
        let text = String(decoding: try sample.folder.bytes("pid"), as: UTF8.self)
        let pid = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let commitment = try #require(
            [UInt8](
                hexadecimal: String(
                    decoding: try sample.folder.bytes("1.commitment").prefix(66), as: UTF8.self)))
        let result = try ProcessMemory.search(pid, for: secrets, and: Data(commitment))
        try sample.folder.succeed("kill -KILL \(pid)")
        try sample.folder.wait(for: "[ -e end ]")
        return result
    }
}
