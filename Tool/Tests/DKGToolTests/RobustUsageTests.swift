import DKG
import Foundation
import Testing

@testable import DKGTool

@Suite("Wrong usage of dkg sign robust and dkg verify")
struct RobustUsageTests {
    private static let ask =
        "sign robust ask --key group.key --board board --data n3 --scheme taproot --message tx.sighash"
    private static let answer =
        "sign robust answer --board board --data n1 --scheme taproot --policy policy.json"

    @Test(
        "It exits with 2, names flag and bound, and nothing is written",
        arguments: [
            ("sign robust frobnicate", "there is no subcommand 'frobnicate'"),
            ("sign robust anwser", "Did you mean 'answer'?"),
            ("sign robust ask", "Missing expected argument"),
            (ask + " --pause 0", "an integer in 1...60000 is expected"),
            (ask + " --pause 60001", "an integer in 1...60000 is expected"),
            (ask + " --wait 0", "an integer in 1...604800 is expected"),
            (ask + " --wait 604801", "an integer in 1...604800 is expected"),
            (
                ask.replacingOccurrences(of: "taproot", with: "musig"),
                "Please provide one of 'rfc9591'"
            ),
            (
                ask + " --merkle-root \(String(repeating: "0", count: 64))",
                "--merkle-root needs --taproot"
            ),
            (ask + " --path m/0h", "step 0 of the path is hardened"),
            (ask + " --output - --json", "exclude each other"),
            (ask + " --output s --output t", "--output is given twice"),
            (ask + " --key - --message -", "standard input can be used once"),
            (answer + " --call 12", "--call is 64 hexadecimal digits; got '12'"),
            (
                answer + " --ceremony \(String(repeating: "g", count: 64))",
                "--ceremony is 64 hexadecimal"
            ),
            (answer + " --network signet", "Please provide one of 'main', 'test'"),
            (answer + " --wait 1 --wait 2", "--wait is given twice"),
            (answer + " --message tx.sighash", "Unknown option '--message'"),
            (
                "sign robust answer --board board --data n1 --scheme taproot",
                "Missing expected argument '--policy <file>'"
            ),
            ("sign robust audit --key group.key", "Missing expected argument '--board <folder>'"),
            ("verify", "Missing expected argument '<file>'"),
            ("verify - --key -", "standard input can be used once"),
            ("verify group.key --threshold 0", "an integer in 1...65535 is expected"),
        ])
    func wrongUsage(arguments: String, message: String) throws {
        let sample = try RobustSample()
        let before = try sample.folder.succeed("ls").output
        let run = try sample.folder.shell("dkg \(arguments)")
        #expect(run.status == 2, "\(run.error)")
        #expect(run.output == "")
        #expect(run.error.contains(message), "\(run.error)")
        #expect(try sample.folder.succeed("ls").output == before)
    }

    @Test("Statuses: no board, no signature yet, a locked folder, wrong files, and what is there")
    func statuses() throws {
        let sample = try RobustSample()
        let noBoard = try sample.folder.shell(sample.answer(1))
        #expect(noBoard.status == 7)
        #expect(noBoard.error.contains("board"))
        let noBoardToAudit = try sample.folder.shell(
            "dkg sign robust audit --key group.key --board board")
        #expect(noBoardToAudit.status == 7)
        // Whoever calls makes the board, and waits.
        let waiting = try sample.folder.shell(sample.ask(wait: 1))
        #expect(waiting.status == 6)
        #expect(
            waiting.error.hasSuffix(
                "Error: there is no signature yet; 0 sessions were started. Start the command again to go on.\n"
            ))
        #expect(try sample.folder.shell("ls signature").status != 0)
        let empty = try sample.folder.succeed("dkg sign robust audit --key group.key --board board")
        #expect(empty.output.contains("signature:   none"))
        // A folder in use.
        try sample.folder.start("(\(sample.answer(1))) 2>err; touch end")
        try sample.folder.wait(for: "grep -q allowed err")
        let locked = try sample.folder.shell(sample.answer(1))
        #expect(locked.status == 75, "\(locked.error)")
        // Others go on.
        try sample.folder.start("(\(sample.answer(2))) 2>err-2; touch end-2")
        try sample.folder.succeed(sample.ask())
        try sample.folder.wait(for: "[ -e end ] && [ -e end-2 ]")
        #expect(try sample.verify().output == "valid\n")
        // It is there, and nothing is overwritten; elsewhere it is given again.
        let exists = try sample.folder.shell(sample.ask())
        #expect(exists.status == 3 && exists.error.contains("'signature' exists"))
        try sample.folder.succeed(sample.ask("--output other"))
        #expect(try sample.folder.bytes("other") == sample.folder.bytes("signature"))
        for (line, status, text) in [
            (sample.ask("--output - --evidence none"), Int32(3), "--evidence 'none' is no folder"),
            (
                "dkg sign robust audit --key group.key --board board --evidence group.key", 3,
                "--evidence 'group.key' is no folder"
            ),
            (sample.ask("--output - --message none"), 2, "--message is given twice"),
            (
                sample.ask("--output x").replacingOccurrences(of: "tx.sighash", with: "none"), 4,
                "'none' cannot be read"
            ),
            (
                sample.ask("--output x").replacingOccurrences(of: "group.key", with: "policy.json"),
                4, "policy.json"
            ),
            (
                sample.answer(1).replacingOccurrences(of: "3<secret", with: "3<tx.sighash"), 4,
                "identity.sealed"
            ),
            (sample.answer(1).replacingOccurrences(of: "--data n1", with: "--data n9"), 4, "n9"),
            (
                sample.answer(1).replacingOccurrences(of: "policy.json", with: "group.key"), 2,
                "'group.key': it is no JSON object."
            ),
            (
                sample.answer(1, "--ceremony \(String(repeating: "0", count: 64))"), 4, "key-0000"
            ),
            // A key of a ceremony signs with a Taproot tweak only.
            (
                sample.ask("--output x").replacingOccurrences(of: "--taproot ", with: ""), 1,
                "Error:"
            ),
            (
                sample.ask("--output x").replacingOccurrences(
                    of: "--scheme taproot", with: "--scheme rfc9591"), 1, "Error:"
            ),
        ] {
            let run = try sample.folder.shell(line)
            #expect(run.status == status, "\(line): \(run.error)")
            #expect(run.error.contains(text), "\(line): \(run.error)")
        }
        // A board that is no board.
        try sample.folder.succeed("mkdir full && touch full/file")
        let occupied = try sample.folder.shell(
            sample.ask("--output x").replacingOccurrences(of: "--board board", with: "--board full")
        )
        #expect(occupied.status == 7, "\(occupied.error)")
    }

    @Test("Help has examples and every exit status")
    func help() throws {
        for command in [
            "sign robust", "sign robust ask", "sign robust answer", "sign robust audit", "verify",
        ] {
            let run = try Tool.run(
                list: command.split(separator: " ").map(String.init) + ["--help"])
            #expect(run.status == 0 && run.error == "")
            for text in ["EXAMPLES", "EXIT STATUS", " 4  "] { #expect(run.output.contains(text)) }
            #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(command)")
        }
        let answer = try Tool.run("sign", "robust", "answer", "--help").output
        for text in ["--policy <file>", "--call <id>", "--stay", " 7  ", " 8  ", "75  "] {
            #expect(answer.contains(text), "\(text)")
        }
        #expect(
            answer.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
                "Never restore the data folder from a backup"))
        let sign = try Tool.run("sign", "--help").output
        #expect(sign.contains("robust"))
    }
}
