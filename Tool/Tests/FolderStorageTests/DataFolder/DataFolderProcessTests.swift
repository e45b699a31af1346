import Foundation
import Testing

@testable import FolderStorage

@Suite("Processes at one data folder")
struct DataFolderProcessTests {
    @Test("One process works in it; the lock goes with the process, however it ends")
    func lock() throws {
        let scratch = try Scratch()
        _ = try DataFolder(making: scratch("d"))
        let holder = try Probe.start(["hold", scratch("d")])
        #expect(holder.line() == "locked \(scratch("d"))")
        let path = scratch("d")
        do {
            _ = try DataFolder(locking: path)
            Issue.record("two have the lock")
        } catch {
            #expect(error == .locked(path))
        }
        let other = try Probe.run("replace", path, "a", "text")
        #expect(other.status == 75)
        #expect(other.output.hasPrefix("locked"))
        // Who only reads does not mind.
        #expect(try DataFolderReader(path).names() == [])
        kill(holder.process.processIdentifier, SIGKILL)
        #expect(try holder.finish().isKilled)
        #expect(try Probe.run("replace", path, "a", "text").status == 0)
        #expect(try scratch.text("d/a") == "text")
    }

    @Test("The lock is given back when the value dies")
    func released() throws {
        let scratch = try Scratch()
        for _ in 0..<3 { _ = try DataFolder(making: scratch("d")) }
        let folder = try DataFolder(locking: scratch("d"))
        let path = scratch("d")
        do {
            _ = try DataFolder(locking: path)
            Issue.record("two have the lock")
        } catch {
            #expect(error == .locked(path))
        }
        try folder.replace("a", with: [1])
    }

    @Test(
        "Killed before any system call: the old file or the new one, whole",
        .enabled(if: Facilities.hasStrace, "strace is needed"),
        arguments: ["openat", "getdents64", "write", "fsync", "renameat"])
    func killed(call: String) throws {
        let scratch = try Scratch()
        _ = try DataFolder(making: scratch("d"))
        var kills = 0
        while true {
            let (old, new) = ("old \(kills)", "new \(kills)")
            #expect(try Probe.run("replace", scratch("d"), "a", old).status == 0)
            let run = try Probe.run(
                "replace", scratch("d"), "a", new,
                under: ProbeFaults.kill(call, kills + 1, in: scratch("d"), scratch("log")))
            let text = try scratch.text("d/a")
            #expect(text == old || text == new)
            // Whoever comes next finds no rest of it.
            _ = try DataFolder(locking: scratch("d"))
            #expect(try scratch.names("d") == ["a", "lock"])
            if !run.isKilled {
                #expect(run.status == 0, "\(run.output)")
                #expect(text == new)
                break
            }
            kills += 1
        }
        #expect(kills > 0)
    }

    @Test(
        "What the system refuses is said, and the old file stays",
        .enabled(if: Facilities.hasStrace, "strace is needed"),
        arguments: [
            ("write", 1, "ENOSPC"), ("fsync", 1, "EIO"), ("renameat", 1, "ENOSPC"),
            ("renameat", 1, "EROFS"),
            // After the folder, the lock and the list of the files.
            ("openat", 4, "EROFS"),
        ])
    func refused(call: String, number: Int, error: String) throws {
        let scratch = try Scratch()
        let path = scratch("d")
        _ = try DataFolder(making: path)
        #expect(try Probe.run("replace", path, "a", "old").status == 0)
        let run = try Probe.run(
            "replace", path, "a", "new",
            under: ProbeFaults.fail(call, error, number, in: path, scratch("log")))
        #expect(run.status == 7)
        #expect(run.output.contains("'\(path)/a' cannot be written"), "\(run.output)")
        #expect(try scratch.text("d/a") == "old")
        #expect(try scratch.names("d") == ["a", "lock"])
    }

    @Test(
        "A file system without locks is said",
        .enabled(if: Facilities.hasStrace, "strace is needed"))
    func noLocks() throws {
        let scratch = try Scratch()
        _ = try DataFolder(making: scratch("d"))
        let run = try Probe.run(
            "replace", scratch("d"), "a", "new",
            under: ProbeFaults.fail("flock", "ENOLCK", 1, in: scratch("d"), scratch("log")))
        #expect(run.status == 7)
        #expect(run.output.contains("/lock' cannot be written: No locks"), "\(run.output)")
        #expect(try scratch.names("d") == ["lock"])
    }

    @Test(
        "A folder that cannot be synchronised: what may happen is said",
        .enabled(if: Facilities.hasStrace, "strace is needed"))
    func notDurable() throws {
        let scratch = try Scratch()
        _ = try DataFolder(making: scratch("d"))
        let run = try Probe.run(
            "replace", scratch("d"), "a", "new",
            under: ProbeFaults.fail("fsync", "EIO", 2, in: scratch("d"), scratch("log")))
        #expect(run.status == 7)
        #expect(run.output.contains("may be lost if the power fails"), "\(run.output)")
    }

    @Test(
        "Calls that a signal interrupts are made again",
        .enabled(if: Facilities.hasStrace, "strace is needed"),
        arguments: ["openat", "write", "fsync", "renameat", "flock"])
    func interrupted(call: String) throws {
        let scratch = try Scratch()
        _ = try DataFolder(making: scratch("d"))
        let run = try Probe.run(
            "replace", scratch("d"), "a", "new",
            under: ProbeFaults.inject(
                call, "error=EINTR:when=1+2", in: scratch("d"), scratch("log")))
        #expect(run.status == 0, "\(run.output)")
        #expect(try scratch.text("d/a") == "new")
    }
}
