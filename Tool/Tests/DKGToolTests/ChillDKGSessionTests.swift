import Foundation
import Testing

@Suite("dkg chilldkg")
struct ChillDKGSessionTests {
    private static let document: URL = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appendingPathComponent("Docs/Interoperability.md")
    }()

    /// The commands of the ChillDKG part of Docs/Interoperability.md, in order.
    static func commands() throws -> [String] {
        let text = try String(contentsOf: document, encoding: .utf8)
        var isCode = false
        return text.split(separator: "\n").compactMap { line in
            if line.hasPrefix("```") {
                isCode = line == "```sh"
                return nil
            }
            return isCode && line.hasPrefix("dkg chilldkg") ? String(line) : nil
        }
    }

    /// A folder that is removed afterwards.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "chilldkg-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func shell(_ folder: String, _ line: String) throws -> Tool.Run {
        try Tool.shell("cd '\(folder)'; dkg() { \"$0\" \"$@\"; }; \(line)")
    }

    /// Puts the files of the documented session there.
    private func session(_ folder: String) throws {
        let run = try shell(folder, "cp -Rp '\(Template.chillDKG.path.get())/.' .")
        #expect(run.status == 0, "\(run.error)")
    }

    /// Runs the documented session.
    private func runSession(_ folder: String) throws {
        let commands = try ChillDKGSessionTests.commands()
        #expect(commands.count == 25)
        for command in commands {
            let run = try shell(folder, command)
            #expect(run.status == 0, "\(command): \(run.error)")
            #expect(run.error == "", "\(command)")
        }
    }

    @Test("The documented session works command by command")
    func documented() throws {
        try withFolder { folder in
            try runSession(folder)
            let same = try shell(folder, "cmp recovery recovery0 && cmp recovery recovery1")
            #expect(same.status == 0)
            for share in 0...2 {
                let path = "\(folder)/share\(share)"
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
                #expect(mode as? Int == 0o600)
                #expect(try String(contentsOfFile: path, encoding: .utf8).count == 64)
            }
            // A share that is recovered is the one that was given out.
            let again = try shell(
                folder,
                "dkg chilldkg recover --recovery-data recovery --secret host0.key --share again "
                    + "> key && cmp again share0 && dkg chilldkg recover --recovery-data recovery")
            #expect(again.status == 0)
            let key = try String(contentsOfFile: "\(folder)/key", encoding: .utf8)
            #expect(again.output == key)
            #expect(key.count == 67)
        }
    }

    @Test("A wrong share: step2 exits with 5, and the investigation names the sender")
    func investigation() throws {
        try withFolder { folder in
            try session(folder)
            // Participant 1's share for participant 0, as participant 2's: the text of a message.
            let path = "\(folder)/pmsg1-1"
            var digits = Array(try String(contentsOfFile: path, encoding: .utf8).utf8)
            let start = 2 * (33 * 2 + 97)
            digits.replaceSubrange(start..<start + 64, with: digits[start + 64..<start + 128])
            try Data(digits).write(to: URL(fileURLWithPath: path))
            let common = "--threshold 2 --host-keys hosts"
            let messages = "--message pmsg1-0 --message pmsg1-1 --message pmsg1-2"
            let summed = try shell(
                folder, "dkg chilldkg coordinator-step1 \(common) \(messages) --output bad")
            #expect(summed.status == 0)
            let own = "\(common) --secret host0.key --random random0 --cmsg1 bad"
            let signed = try shell(folder, "dkg chilldkg step2 \(own)")
            #expect(signed.status == 5)
            #expect(signed.output == "")
            #expect(signed.error.contains("Ask the coordinator"))
            let verdict = try shell(
                folder,
                "dkg chilldkg coordinator-investigate \(common) \(messages) --id 0 --output cinv && "
                    + "dkg chilldkg investigate \(own) --cinv cinv")
            #expect(verdict.status == 0)
            #expect(verdict.output.contains("participant 1 or the coordinator is faulty"))
            let nothing = try shell(
                folder,
                "dkg chilldkg investigate \(common) --secret host0.key --random random0 "
                    + "--cmsg1 cmsg1 --cinv cinv")
            #expect(nothing.status == 2)
        }
    }

    @Test("Blame is on standard error, with status 1")
    func blame() throws {
        try withFolder { folder in
            try session(folder)
            // A digit of the proof, after the two points.
            let path = "\(folder)/pmsg1-1"
            var digits = Array(try String(contentsOfFile: path, encoding: .utf8).utf8)
            let position = 2 * (33 * 2 + 40)
            digits[position] = digits[position] == 0x30 ? 0x31 : 0x30
            try Data(digits).write(to: URL(fileURLWithPath: path))
            let run = try shell(
                folder,
                "dkg chilldkg coordinator-step1 --threshold 2 --host-keys hosts --message pmsg1-0 "
                    + "--message pmsg1-1 --message pmsg1-2")
            #expect(run.status == 1)
            #expect(run.output == "")
            #expect(run.error.contains("participant 1 is faulty: the proof of possession"))
            let lenient = try shell(
                folder,
                "dkg chilldkg coordinator-step1 --lenient --threshold 2 --host-keys hosts "
                    + "--message pmsg1-0 --message pmsg1-1 --message pmsg1-2 --output relayed; "
                    + "dkg chilldkg step2 --threshold 2 --host-keys hosts --secret host0.key "
                    + "--random random0 --cmsg1 relayed")
            #expect(lenient.status == 1)
            #expect(lenient.error.contains("participant 1 or the coordinator is faulty"))
        }
    }

    @Test("Secrets: only files of mode 0600 or standard input; never written over another file")
    func secrets() throws {
        try withFolder { folder in
            let made = try shell(folder, "dkg chilldkg secret --output key")
            #expect(made.status == 0)
            #expect(made.output == "")
            let twice = try shell(folder, "dkg chilldkg secret --output key")
            #expect(twice.status == 3)
            #expect(twice.error.contains("nothing is overwritten"))
            let own = try shell(folder, "dkg chilldkg host-key --secret key")
            #expect(own.status == 0)
            let piped = try shell(folder, "dkg chilldkg host-key --secret - < key")
            #expect(piped.output == own.output)
            let open = try shell(folder, "chmod 640 key; dkg chilldkg host-key --secret key")
            #expect(open.status == 4)
            #expect(open.output == "")
            #expect(open.error.contains("chmod 600"))
            let missing = try shell(folder, "dkg chilldkg host-key --secret nowhere")
            #expect(missing.status == 4)
            let raw = try shell(
                folder,
                "dkg chilldkg secret --format raw --output raw && "
                    + "dkg chilldkg host-key --format raw --secret raw | wc -c")
            #expect(raw.output.contains("33"))
            let wrongFormat = try shell(folder, "dkg chilldkg host-key --secret raw")
            #expect(wrongFormat.status == 2)
        }
    }

    @Test("A participant signs one message of the coordinator, also after a crash")
    func oneSignature() throws {
        try withFolder { folder in
            try session(folder)
            let common = "--threshold 2 --host-keys hosts"
            // Participant 1 says something else, and the coordinator sums again.
            let other = try shell(
                folder,
                "dkg chilldkg secret --output other && dkg chilldkg step1 \(common) "
                    + "--secret host1.key --random other --output other1 && "
                    + "dkg chilldkg coordinator-step1 \(common) --message pmsg1-0 --message other1 "
                    + "--message pmsg1-2 --output cmsg1b")
            #expect(other.status == 0, "\(other.error)")
            let own = "\(common) --secret host0.key --random random0"
            let refused = try shell(folder, "dkg chilldkg step2 \(own) --cmsg1 cmsg1b")
            #expect(refused.status == 2)
            #expect(refused.output == "")
            #expect(refused.error.contains("used in another session"))
            // The same message may be signed again, however it comes.
            let again = try shell(folder, "dkg chilldkg step2 \(own) --cmsg1 cmsg1")
            #expect(again.status == 0 && again.output.count == 129)
            let piped = try shell(folder, "dkg chilldkg step2 \(own) --cmsg1 - < cmsg1")
            #expect(piped.status == 0 && piped.output.count == 129)
            let other2 = try shell(folder, "dkg chilldkg step2 \(own) --cmsg1 - < cmsg1b")
            #expect(other2.status == 2)
            // The twin: before anything was signed, the other message would have been as good.
            let first = try shell(
                folder, "rm random0.session && dkg chilldkg step2 \(own) --cmsg1 - < cmsg1b")
            #expect(first.status == 0)
            let second = try shell(folder, "dkg chilldkg step2 \(own) --cmsg1 - < cmsg1")
            #expect(second.status == 2)
            // New randomness is not drawn beside an old mark, which would refuse it later.
            let stale = try shell(folder, "rm random0 && dkg chilldkg secret --output random0")
            #expect(stale.status == 3 && stale.error.contains("'random0.session' exists"))
            let left = try shell(folder, "ls random0 random0.session.*")
            #expect(left.output == "")
        }
    }

    @Test("Randomness that is in no file leaves no mark")
    func withoutMark() throws {
        try withFolder { folder in
            try session(folder)
            let own = "--threshold 2 --host-keys hosts --secret host0.key --cmsg1 cmsg1"
            for source in ["-", "/dev/stdin"] {
                let run = try shell(
                    folder,
                    "rm -f random0.session; cat random0 | dkg chilldkg step2 \(own) --random \(source); "
                        + "s=$?; ls *.session; exit $s")
                #expect(run.output.split(separator: "\n").first?.count == 128, "\(run.error)")
                #expect(run.status == 0 && !run.output.contains("random0.session"))
            }
        }
    }

    @Test("Nothing is overwritten, least of all a secret")
    func overwriting() throws {
        try withFolder { folder in
            try session(folder)
            let common = "--threshold 2 --host-keys hosts --random random0"
            for (line, file) in [
                ("host-key --secret host0.key --output host0.key", "host0.key"),
                ("step1 \(common) --secret host0.key --output random0", "random0"),
                ("recover --recovery-data recovery --output recovery", "recovery"),
                (
                    "finalize \(common) --secret host0.key --cmsg1 cmsg1 --cmsg2 cmsg2 "
                        + "--recovery-data recovery0", "recovery0"
                ),
            ] {
                let run = try shell(
                    folder,
                    "cp \(file) before; dkg chilldkg \(line); s=$?; cmp \(file) before || s=99; exit $s"
                )
                #expect(run.status == 3, "\(line)")
                #expect(run.output == "", "\(line)")
                #expect(run.error.contains("'\(file)' exists"), "\(line): \(run.error)")
            }
        }
    }

    @Test("Standard streams: one input and one output, in any step")
    func streams() throws {
        try withFolder { folder in
            try session(folder)
            let common = "--threshold 2 --host-keys hosts --random random0"
            let signed = try shell(
                folder, "dkg chilldkg step2 \(common) --secret - --cmsg1 cmsg1 < host0.key")
            #expect(signed.status == 0 && signed.output.count == 129, "\(signed.error)")
            let begun = try shell(
                folder,
                "dkg chilldkg step1 \(common) --secret - --output - < host0.key | cmp - pmsg1-0")
            #expect(begun.status == 0, "\(begun.error)")
            let finished = try shell(
                folder,
                "dkg chilldkg finalize \(common) --secret - --cmsg1 cmsg1 --cmsg2 cmsg2 "
                    + "< host0.key")
            #expect(finished.status == 0, "\(finished.error)")
            let twice = try shell(
                folder,
                "dkg chilldkg finalize \(common) --secret host0.key --cmsg1 cmsg1 --cmsg2 cmsg2 "
                    + "--share -")
            #expect(twice.status == 2 && twice.error.contains("standard output can be used once"))
            let two = try shell(
                folder,
                "dkg chilldkg step2 \(common) --secret - --cmsg1 - < host0.key")
            #expect(two.status == 2 && two.error.contains("standard input can be used once"))
        }
    }

    @Test("Files as large as those of the largest session are read, and much larger ones are not")
    func largest() throws {
        try withFolder { folder in
            let large = try shell(
                folder,
                "head -c 26000000 /dev/zero > big; "
                    + "dkg chilldkg recover --format raw --recovery-data big")
            // It is read, and is no recovery data.
            #expect(
                large.status == 2 && large.error.contains("--recovery-data big:"), "\(large.error)")
            let over = try shell(
                folder,
                "head -c 67108865 /dev/zero > big; "
                    + "dkg chilldkg recover --format raw --recovery-data big")
            #expect(over.status == 4 && over.error.contains("larger than any package"))
        }
    }

    @Test("Usage: every step says what it takes and how it exits; what is missing is named")
    func usage() throws {
        for step in [
            "secret", "host-key", "params-hash", "step1", "coordinator-step1", "step2",
            "coordinator-finalize", "finalize", "coordinator-investigate", "investigate",
            "recover", "ack", "verify-acks",
        ] {
            let help = try Tool.run("chilldkg", step, "--help")
            #expect(help.status == 0)
            #expect(help.output.contains("USAGE: dkg chilldkg \(step) "))
            #expect(help.output.contains("Standard output gets"))
            #expect(help.output.contains("EXIT STATUS:"))
            #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
            let bare = try Tool.run("chilldkg", step)
            #expect(bare.status == 2, "\(step)")
            #expect(bare.error.contains("Missing expected argument '--"), "\(step): \(bare.error)")
        }
        #expect(try Tool.run("chilldkg").output.contains("BIP draft 0.3.0"))
        #expect(try Tool.run("help", "chilldkg").output == Tool.run("chilldkg", "-h").output)
        let unknown = try Tool.run("chilldkg", "step3")
        #expect(unknown.status == 2)
        #expect(unknown.error.contains("'dkg chilldkg' has secret, host-key"))
        let format = try Tool.run("chilldkg", "host-key", "--format", "base64")
        #expect(format.status == 2)
        #expect(format.error.contains("'base64' is invalid for '--format <format>'"))
        #expect(format.error.contains("'hex' and 'raw'"))
        let two = try Tool.run(
            "chilldkg", "step1", "--threshold", "2", "--host-keys", "hosts", "--secret", "-",
            "--random", "-")
        #expect(two.status == 2)
        #expect(two.error.contains("standard input can be used once"))
    }
}
