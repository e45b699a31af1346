import Foundation
import Testing

@testable import DKGTool

@Suite("A member that is killed between any two calls of the system")
struct KilledMemberTests {
    private static let hasStrace =
        (try? Tool.shell("strace -o /dev/null -e trace=write true").status) == 0

    /// The calls by which files are made, named, removed, and said to be on the disk.
    private static let calls = [
        "openat", "write", "fsync", "link,linkat", "rename,renameat,renameat2", "unlink,unlinkat",
    ]

    /// Kills a command before every such call in turn, each time in the same state of all files, and runs it again.
    ///
    /// - Parameters:
    ///   - session: With one member.
    ///   - command: The command.
    ///   - after: What has to hold once it has been run again.
    /// - Returns: How often it was killed.
    /// - Throws: An error if a command does not end as it has to.
    private func killEverywhere(
        _ session: CeremonySession, _ command: String, after: () throws -> Void
    ) throws -> Int {
        let folder = session.folder.url.path
        var kills = 0
        for call in Self.calls {
            for number in 1...200 {
                try session.folder.succeed("rm -rf n1 board && cp -a before/. .")
                // What a program opens while it starts is of no interest.
                let place = call == "openat" ? "-P '\(folder)/n1' -P '\(folder)/board'" : ""
                let strace =
                    "strace -o log -f -E LLVM_PROFILE_FILE=/dev/null \(place) -e trace=\(call) -e inject=\(call):signal=KILL:when=\(number)"
                let line = session.line(command, 1)
                    .replacingOccurrences(of: "dkg", with: "\(strace) \"$0\"")
                // A shell that does not become the command, whose end it tells.
                let run = try session.folder.shell("(\(line)); exit $?")
                if run.status == 0 { break }
                #expect(run.status == 137, "\(call) \(number): \(run.error)")
                kills += 1
                let again = try session.run(command, 1)
                #expect(again.status == 0, "\(command) after \(call) \(number): \(again.error)")
                try after()
            }
        }
        return kills
    }

    @Test(
        "It joins once, whenever it was killed in joining",
        .enabled(if: hasStrace, "strace is needed"))
    func joining() throws {
        let session = try CeremonySession(1, threshold: 1)
        try session.folder.succeed("mkdir before && cp -a n1 board before")
        let kills = try killEverywhere(session, "join") {
            let entries = try session.folder.succeed("ls board | grep -c '^0'").output
            #expect(entries == "1\n")
        }
        #expect(kills > 12)
    }

    @Test(
        "It has its share, whenever it was killed on the way",
        .enabled(if: hasStrace, "strace is needed"))
    func running() throws {
        let session = try CeremonySession(1, threshold: 1)
        #expect(try session.run("join", 1).status == 0)
        try session.folder.succeed("mkdir before && cp -a n1 board before")
        let kills = try killEverywhere(session, "run") {
            #expect(try session.audit().outcome == "certified")
            let files = try session.folder.succeed("ls n1").output
            #expect(files.contains("key-") && !files.contains("state-"), "\(files)")
        }
        #expect(kills > 30)
    }

    @Test(
        "A member that never waits stores no times, and lists the board at its end and once an append",
        .enabled(if: hasStrace, "strace is needed"))
    func calls() throws {
        let session = try CeremonySession(1, threshold: 1)
        #expect(try session.run("join", 1).status == 0)
        let board = session.folder.url.path + "/board"
        let strace =
            "strace -o log -f -y -E LLVM_PROFILE_FILE=/dev/null -e trace=openat,link,linkat,rename,renameat,renameat2"
        let line = session.line("run", 1).replacingOccurrences(
            of: "dkg", with: "\(strace) \"$0\"")
        try session.folder.succeed(line)
        let calls = try session.folder.succeed("cat log").output.split(separator: "\n")
        #expect(calls.contains { $0.contains("rename") && $0.contains("key-") })
        #expect(!calls.contains { $0.contains("times-") && $0.contains("rename") })
        let lists = calls.count { $0.contains("\(board)>, \".\"") }
        let links = calls.count { $0.contains("link") }
        #expect(links >= 3)
        #expect((links...links + 3).contains(lists), "\(lists) lists, \(links) appends")
    }
}
