import Foundation
import Testing

@testable import DKGTool

/// The tool at a terminal of its own.
@Suite(
    "Passphrases that somebody types",
    .enabled(if: PseudoTerminal.isAvailable, "setsid and a pseudo terminal are needed"))
struct TerminalTests {
    private static let new = "identity new --data d \(IdentityCommandTests.quick)"

    /// The passphrase that was typed opens the identity.
    private func opens(_ folder: borrowing TestFolder, _ passphrase: String) throws -> Bool {
        try folder.shell(
            "printf '\(passphrase)' | dkg identity show --data d --passphrase-fd 0"
        ).status == 0
    }

    @Test("A new one is asked for twice, and nothing that is typed is shown")
    func new() throws {
        let folder = try TestFolder()
        let terminal = try PseudoTerminal(folder, Self.new)
        #expect(terminal.wait(for: "New passphrase of the data folder: "))
        #expect(!terminal.showsInput)
        terminal.type("horse staple\n")
        #expect(terminal.wait(for: "The same again: "))
        #expect(!terminal.showsInput)
        terminal.type("horse staple\n")
        #expect(terminal.end() == 0, "\(terminal.seen)")
        #expect(terminal.showsInput)
        #expect(!terminal.seen.contains("horse"))
        #expect(terminal.seen.contains("fingerprint: "))
        #expect(try opens(folder, "horse staple"))
    }

    @Test("Two that differ are refused, and so is an empty one")
    func differ() throws {
        for (first, second) in [("one", "two"), ("one", "on"), ("one", "")] {
            let folder = try TestFolder()
            let terminal = try PseudoTerminal(folder, Self.new)
            #expect(terminal.wait(for: "New passphrase"))
            terminal.type(first + "\n")
            #expect(terminal.wait(for: "again: "))
            terminal.type(second + "\n")
            #expect(terminal.end() == 4)
            #expect(terminal.seen.contains("the two passphrases differ"), "\(terminal.seen)")
            #expect(terminal.showsInput)
            #expect(try folder.shell("ls d").output == "lock\n")
        }
        let folder = try TestFolder()
        let terminal = try PseudoTerminal(folder, Self.new)
        #expect(terminal.wait(for: "New passphrase"))
        terminal.type("\n")
        #expect(terminal.end() == 4)
        #expect(terminal.seen.contains("the passphrase is empty"))
        #expect(terminal.showsInput)
    }

    @Test("An existing one is asked for once; the end of the input ends it, too")
    func existing() throws {
        let folder = try TestFolder()
        try IdentityCommandTests.make(folder)
        let terminal = try PseudoTerminal(folder, "identity show --data d")
        #expect(terminal.wait(for: "Passphrase of the data folder: "))
        // Twice the sign for the end: the first only hands over what was typed.
        terminal.type("secret\u{4}\u{4}")
        #expect(terminal.end() == 0, "\(terminal.seen)")
        #expect(!terminal.seen.contains("secret"))
        // A line that is handed over in two parts.
        let parts = try PseudoTerminal(folder, "identity show --data d")
        #expect(parts.wait(for: "Passphrase of the data folder: "))
        parts.type("sec\u{4}ret\n")
        #expect(parts.end() == 0, "\(parts.seen)")
        let nothing = try PseudoTerminal(folder, "identity show --data d")
        #expect(nothing.wait(for: "Passphrase"))
        nothing.type("\u{4}")
        #expect(nothing.end() == 4)
        #expect(nothing.seen.contains("the passphrase is empty"))
    }

    @Test("A file that cannot be opened anyway asks nobody for a passphrase")
    func notAsked() throws {
        let folder = try TestFolder()
        try IdentityCommandTests.make(folder)
        try folder.write([1, 2, 3, 4, 5], to: "d/identity.sealed")
        let terminal = try PseudoTerminal(folder, "identity show --data d")
        #expect(terminal.end() == 4)
        #expect(!terminal.seen.contains("Passphrase"))
    }

    @Test(
        "A signal ends the process as always, and the terminal is given back",
        arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    func signals(number: Int32) throws {
        let folder = try TestFolder()
        let terminal = try PseudoTerminal(folder, "identity new --data d")
        #expect(terminal.wait(for: "New passphrase"))
        #expect(!terminal.showsInput)
        // The tool is stopped, so that what is typed has certainly arrived and is certainly not read.
        try terminal.stop()
        terminal.type("half\u{4}")
        #expect(terminal.holdsInput(within: 10))
        try terminal.send(number)
        try terminal.send(SIGCONT)
        #expect(terminal.end() == 128 + number)
        #expect(terminal.showsInput)
        #expect(!terminal.seen.contains("half"))
        #expect(!terminal.holdsInput(within: 0), "half a passphrase is left for the shell")
    }

    @Test("What is too long for a passphrase is refused, and nothing of it is left for the shell")
    func long() throws {
        let folder = try TestFolder()
        let terminal = try PseudoTerminal(folder, Self.new)
        #expect(terminal.wait(for: "New passphrase"))
        terminal.type(String(repeating: "x", count: Passphrase.byteLimit + 100) + "\n")
        #expect(terminal.end() == 4)
        #expect(terminal.showsInput)
        #expect(!terminal.seen.contains("xxx"))
        #expect(!terminal.holdsInput(within: 0))
    }

    @Test(
        "The key for interrupting works; the one for stopping does not, for the terminal would stay dark"
    )
    func keys() throws {
        let folder = try TestFolder()
        let interrupted = try PseudoTerminal(folder, "identity new --data d")
        #expect(interrupted.wait(for: "New passphrase"))
        interrupted.type("\u{3}")
        #expect(interrupted.end() == 128 + SIGINT)
        #expect(interrupted.showsInput)
        let stopped = try PseudoTerminal(folder, Self.new)
        #expect(stopped.wait(for: "New passphrase"))
        stopped.type("\u{1A}")
        stopped.type("secret\n")
        #expect(stopped.wait(for: "again: "))
        stopped.type("secret\n")
        #expect(stopped.end() == 0, "\(stopped.seen)")
        #expect(try opens(folder, "secret"))
    }

    @Test(
        "Reading that a signal interrupts goes on, and reading that fails is said",
        .enabled(if: hasStrace, "strace is needed"))
    func reading() throws {
        let folder = try TestFolder()
        let strace = "strace -o log -P /dev/tty -e inject=read:"
        let interrupted = try PseudoTerminal(
            folder, Self.new, under: strace + "error=EINTR:when=1+2")
        #expect(interrupted.wait(for: "New passphrase"))
        interrupted.type("secret\n")
        #expect(interrupted.wait(for: "again: "))
        interrupted.type("secret\n")
        #expect(interrupted.end() == 0, "\(interrupted.seen)")
        #expect(try opens(folder, "secret"))
        let failed = try PseudoTerminal(
            folder, "identity show --data d", under: strace + "error=EIO")
        #expect(failed.end() == 4)
        #expect(
            failed.seen.contains("cannot be asked for the passphrase: Input/output error"),
            "\(failed.seen)")
        #expect(failed.showsInput)
    }

    private static let hasStrace =
        (try? Tool.shell("strace -o /dev/null -e trace=read true").status) == 0

    @Test("A signal that was ignored before stays ignored")
    func ignored() throws {
        let folder = try TestFolder()
        let terminal = try PseudoTerminal(folder, Self.new, before: "trap '' HUP; ")
        #expect(terminal.wait(for: "New passphrase"))
        try terminal.send(SIGHUP)
        terminal.type("secret\n")
        #expect(terminal.wait(for: "again: "))
        terminal.type("secret\n")
        #expect(terminal.end() == 0, "\(terminal.seen)")
    }

    @Test("A descriptor that is the terminal is refused: it would show what is typed")
    func descriptor() throws {
        let folder = try TestFolder()
        let terminal = try PseudoTerminal(folder, Self.new + " --passphrase-fd 0")
        #expect(terminal.end() == 4)
        #expect(terminal.seen.contains("descriptor 0 is a terminal"))
    }
}
