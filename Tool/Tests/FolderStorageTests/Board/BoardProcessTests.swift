import Foundation
import Testing

@testable import FolderStorage

@Suite("Processes at one board")
struct BoardProcessTests {
    @Test("Eight that append at once: no number is missing or given twice, and nothing is lost")
    func eight() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        let count = 25
        let started = try (1...8).map {
            try Probe.start(["append", scratch("b"), "p\($0)", "\(count)"])
        }
        let runs = try started.map { try $0.finish() }
        for run in runs { #expect(run.status == 0, "\(run.output)") }
        let texts = try board.texts()
        #expect(texts.count == 8 * count)
        for (number, run) in runs.enumerated() {
            // Every process was told the numbers that its entries have.
            let told = run.lines.compactMap { Int($0) }
            #expect(told.count == count && told == told.sorted())
            #expect(told.map { texts[$0 - 1] } == (1...count).map { "p\(number + 1)-\($0)" })
        }
        #expect(try scratch.names("b").count == 8 * count + 1)
    }

    @Test("Eight that make it at once make one")
    func makers() throws {
        let scratch = try Scratch()
        let started = try (1...8).map { _ in try Probe.start(["make", scratch("b")]) }
        let runs = try started.map { try $0.finish() }
        for run in runs { #expect(run.status == 0, "\(run.output)") }
        #expect(Set(runs.map(\.output)).count == 1)
        #expect(try scratch.names("b") == ["board"])
    }

    @Test(
        "Killed before any system call: no part of an entry, no gap, and nothing twice",
        .enabled(if: Facilities.hasStrace, "strace is needed"),
        arguments: [
            "openat", "getdents64", "write", "fsync", "linkat", "unlinkat",
        ])
    func killed(call: String) throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        try board.append(text: "before")
        var expected = ["before"]
        var kills = 0
        while true {
            let name = "\(call)\(kills)"
            let run = try Probe.run(
                "append", scratch("b"), name, "2",
                under: ProbeFaults.kill(call, kills + 1, in: scratch("b"), scratch("log")))
            let texts = try board.texts()
            // What is there is whole, in order, and after what was there.
            #expect(Array(texts.prefix(expected.count)) == expected)
            #expect(["\(name)-1", "\(name)-2"].starts(with: texts.dropFirst(expected.count)))
            let resumed = try Probe.run("resume", scratch("b"), name, "2")
            #expect(resumed.status == 0, "\(resumed.output)")
            expected += ["\(name)-1", "\(name)-2"]
            #expect(try board.texts() == expected)
            if !run.isKilled {
                #expect(run.status == 0, "\(run.output)")
                break
            }
            kills += 1
        }
        #expect(kills > 0)
        // All that is left besides are files that nobody reads.
        let names = try scratch.names("b").filter { !$0.hasPrefix(".writing-") }
        #expect(names.count == expected.count + 1)
    }

    @Test(
        "What the system refuses is said, and appended again later",
        .enabled(if: Facilities.hasStrace, "strace is needed"),
        arguments: [
            ("write", 1, "ENOSPC", "No space left on device"), ("write", 1, "EDQUOT", "quota"),
            // After the folder and its identity.
            ("openat", 3, "EROFS", "Read-only file system"),
            ("fsync", 1, "EIO", "Input/output error"), ("linkat", 1, "ENOSPC", "No space left"),
            ("linkat", 1, "EROFS", "Read-only file system"),
            ("linkat", 1, "EACCES", "Permission denied"),
        ] as [(String, Int, String, String)])
    func refused(call: String, number: Int, error: String, text: String) throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        let run = try Probe.run(
            "append", scratch("b"), "p", "1",
            under: ProbeFaults.fail(call, error, number, in: scratch("b"), scratch("log")))
        #expect(run.status == 7, "\(run.output)")
        #expect(run.output.contains("nothing can be appended"), "\(run.output)")
        #expect(run.output.contains(text), "\(run.output)")
        #expect(try board.texts() == [])
        #expect(try scratch.names("b") == ["board"])
        #expect(try Probe.run("append", scratch("b"), "p", "1").status == 0)
        #expect(try board.texts() == ["p-1"])
    }

    @Test(
        "A list of the entries that cannot be read is said, and no gap is seen in it",
        .enabled(if: Facilities.hasStrace, "strace is needed"))
    func unreadable() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        try board.append(text: "one")
        for word in ["append", "read"] {
            let run = try Probe.run(
                word, scratch("b"), "p", "1",
                under: ProbeFaults.fail("getdents64", "EIO", 1, in: scratch("b"), scratch("log")))
            #expect(run.status == 7)
            #expect(
                run.output.contains(
                    "the board cannot be read: '\(scratch("b"))': Input/output error"),
                "\(run.output)")
        }
        #expect(try board.texts() == ["one"])
    }

    @Test(
        "What others have appended since the list was made is passed over without trying each number",
        .enabled(if: Facilities.hasStrace, "strace is needed"))
    func collisions() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        for number in 1...40 { try board.append(text: "\(number)") }
        // As if all of them had come after the list.
        let run = try Probe.run(
            "append", scratch("b"), "p", "1",
            under: [
                "strace", "-f", "-o", scratch("log"), "-P", scratch("b"), "-e",
                "trace=getdents64,linkat", "-e", "inject=getdents64:retval=0:when=1",
            ])
        #expect(run.output == "41\n", "\(run.output)")
        let calls = try scratch.text("log").split(separator: "\n")
        #expect(calls.count { $0.contains("linkat(") } == 2, "\(calls)")
    }

    @Test(
        "An append lists once, and as late as it can: after its file was written",
        .enabled(if: Facilities.hasStrace, "strace is needed"))
    func listBeforeLink() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        try board.append(text: "one")
        let run = try Probe.run(
            "append", scratch("b"), "p", "3",
            under: [
                "strace", "-f", "-o", scratch("log"), "-P", scratch("b"), "-e",
                "trace=openat,linkat",
            ])
        #expect(run.status == 0, "\(run.output)")
        let calls = try scratch.text("log").split(separator: "\n").compactMap { line in
            ["O_CREAT", "\".\"", "linkat("].first(where: line.contains)
        }
        #expect(
            calls == Array(repeating: ["O_CREAT", "\".\"", "linkat("], count: 3).flatMap { $0 })
    }

    @Test(
        "A file that takes nothing is not asked for ever",
        .enabled(if: Facilities.hasStrace, "strace is needed"))
    func nothingWritten() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        let run = try Probe.run(
            "append", scratch("b"), "p", "1",
            under: ProbeFaults.inject(
                "write", "retval=0:when=1", in: scratch("b"), scratch("log")))
        #expect(run.status == 7)
        #expect(run.output.contains("Input/output error"), "\(run.output)")
        #expect(try board.texts() == [])
    }

    @Test(
        "A file system without links is said, and nothing else is tried",
        .enabled(if: Facilities.hasStrace, "strace is needed"),
        arguments: ["EPERM", "EOPNOTSUPP", "EMLINK", "ENOSYS"])
    func noLinks(error: String) throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        for arguments in [["append", scratch("b"), "p", "1"], ["make", scratch("new")]] {
            let run = try Probe.start(
                arguments,
                under: ["strace", "-f", "-o", scratch("log"), "-e", "inject=linkat:error=\(error)"]
            ).finish()
            #expect(run.status == 7)
            #expect(run.output.contains("has no hard links"), "\(run.output)")
        }
        #expect(try board.texts() == [])
        #expect(try scratch.names("b") == ["board"])
        #expect(try scratch.names("new") == [])
    }

    @Test(
        "A folder that cannot be synchronised: the entry is there, and what may happen is said",
        .enabled(if: Facilities.hasStrace, "strace is needed"))
    func notDurable() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        // The first is of the file, the second of the folder.
        let run = try Probe.run(
            "append", scratch("b"), "p", "1",
            under: [
                "strace", "-f", "-o", scratch("log"), "-e", "inject=fsync:error=EIO:when=2",
            ])
        #expect(run.status == 7)
        #expect(run.output.contains("entry 1 was appended, but may be lost"), "\(run.output)")
        #expect(try board.texts() == ["p-1"])
    }

    @Test(
        "Calls that a signal interrupts are made again",
        .enabled(if: Facilities.hasStrace, "strace is needed"),
        arguments: [
            "openat", "write", "fsync", "linkat", "unlinkat",
        ])
    func interrupted(call: String) throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        let run = try Probe.run(
            "append", scratch("b"), "p", "3",
            under: ProbeFaults.inject(
                call, "error=EINTR:when=1+2", in: scratch("b"), scratch("log")))
        #expect(run.status == 0, "\(run.output)")
        #expect(try board.texts() == ["p-1", "p-2", "p-3"])
    }

    @Test("A disk that is full in the middle of an entry: said, and nothing of it is left")
    func shortWrite() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        // With files of at most 512 bytes the first write is cut, and what continues it is refused.
        let name = String(repeating: "x", count: 900)
        let run = try Probe.shell(
            "trap '' XFSZ; ulimit -f 1; exec \"$0\" append '\(scratch("b"))' \(name) 1")
        #expect(run.status == 7, "\(run.output)")
        #expect(run.output.contains("nothing can be appended"), "\(run.output)")
        #expect(run.output.contains("File too large"), "\(run.output)")
        #expect(try board.texts() == [])
        #expect(try scratch.names("b") == ["board"])
    }

    @Test(
        "A small disk that fills up: what was appended stays, the rest is said",
        .enabled(if: Facilities.hasMount, "a disk cannot be mounted here"))
    func fullDisk() throws {
        let scratch = try Scratch()
        // Four pages: the identity and three entries.
        let line = """
            mount -t tmpfs -o size=16k tmpfs '\(scratch.path)' || exit 1
            "$0" make '\(scratch("b"))' >/dev/null || exit 1
            for i in 1 2 3 4 5; do "$0" append '\(scratch("b"))' p$i 1; done
            ls -A '\(scratch("b"))'
            """
        let run = try Probe.Started(Facilities.unshared(line) + [Probe.executable]).finish()
        let lines = run.lines
        #expect(Array(lines.prefix(3)) == ["1", "2", "3"], "\(run.output)")
        #expect(lines.dropFirst(3).prefix(2).allSatisfy { $0.contains("No space left on device") })
        #expect(
            Array(lines.dropFirst(5)) == ["0000000001", "0000000002", "0000000003", "board"])
    }

    @Test(
        "A folder in which this user may not write can be read, and not appended to",
        .enabled(if: Facilities.hasOrdinaryUser, "another user cannot be taken"))
    func readOnly() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        try board.append(text: "one")
        try scratch.setMode(0o555, of: "b")
        defer { try? scratch.setMode(0o755, of: "b") }
        let run = try Probe.run(
            "append", scratch("b"), "p", "1", under: Facilities.ordinaryUser)
        #expect(run.status == 7)
        #expect(run.output.contains("Permission denied"), "\(run.output)")
        let read = try Probe.run("read", scratch("b"), under: Facilities.ordinaryUser)
        #expect(read.output == "1 one\n")
        // One that is there need not be made, and so nothing is written.
        let made = try Probe.run("make", scratch("b"), under: Facilities.ordinaryUser)
        #expect(made.status == 0 && made.output == "\(board.identity)\n", "\(made.output)")
        #expect(try scratch.names("b") == ["0000000001", "board"])
    }

    @Test("What one user appends can be read by all, whatever the process allows nobody")
    func umask() throws {
        let scratch = try Scratch()
        _ = try FolderBoard.made(scratch("b"))
        let run = try Probe.shell("umask 077; \"$0\" append '\(scratch("b"))' p 1")
        #expect(run.status == 0, "\(run.output)")
        #expect(try scratch.mode("b/0000000001") == 0o644)
    }
}
