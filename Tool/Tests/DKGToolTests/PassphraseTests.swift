import Foundation
import Testing

@testable import DKGTool

/// Where a passphrase may come from, seen from outside.
@Suite("Passphrases that nobody types")
struct PassphraseTests {
    private func make(_ folder: borrowing TestFolder, _ passphrase: String) throws -> Tool.Run {
        try folder.shell(
            "\(passphrase) | dkg identity new --data d \(IdentityCommandTests.quick) "
                + "--passphrase-fd 0")
    }

    private func show(_ folder: borrowing TestFolder, _ passphrase: String) throws -> Tool.Run {
        try folder.shell("\(passphrase) | dkg identity show --data d --passphrase-fd 0")
    }

    @Test("One line break at the end is no part of it, and everything else is")
    func lineBreaks() throws {
        let folder = try TestFolder()
        #expect(try make(folder, "printf 'two words\\n'").status == 0)
        #expect(try show(folder, "printf 'two words'").status == 0)
        for other in ["two words\\n\\n", "two words\\r\\n", "two words ", " two words", "two\\n"] {
            let run = try show(folder, "printf '\(other)'")
            #expect(run.status == 4, "\(other)")
            #expect(run.error.contains("the passphrase is wrong"), "\(run.error)")
        }
        // A line break in the middle is one.
        let second = try TestFolder()
        #expect(try make(second, "printf 'a\\nb\\n\\n'").status == 0)
        #expect(try show(second, "printf 'a\\nb\\n\\n'").status == 0)
        #expect(try show(second, "printf 'a\\nb\\n'").status == 4)
    }

    @Test("Bytes that are no text are as good as others")
    func bytes() throws {
        let folder = try TestFolder()
        #expect(try make(folder, "printf '\\377\\000\\001'").status == 0)
        #expect(try show(folder, "printf '\\377\\000\\001'").status == 0)
        #expect(try show(folder, "printf '\\377\\000\\002'").status == 4)
    }

    @Test("An empty one, and one that is too long, are refused")
    func sizes() throws {
        let folder = try TestFolder()
        for empty in ["printf ''", "printf '\\n'"] {
            let run = try make(folder, empty)
            #expect(run.status == 4)
            #expect(run.error.contains("the passphrase is empty"), "\(run.error)")
        }
        for (count, isAllowed) in [(1024, true), (1025, false), (1026, false), (9999, false)] {
            let run = try make(folder, "head -c \(count) /dev/zero | tr '\\0' x")
            #expect((run.status == 0) == isAllowed, "\(count): \(run.error)")
            if isAllowed {
                try folder.succeed("rm d/identity.sealed")
            } else {
                #expect(run.error.contains("at most 1024 bytes"), "\(run.error)")
            }
        }
        let long = try make(folder, "(head -c 1024 /dev/zero | tr '\\0' x; echo)")
        #expect(long.status == 0, "\(long.error)")
    }

    @Test("A descriptor that is not open, or cannot be read, is said")
    func descriptors() throws {
        let folder = try TestFolder()
        let closed = try folder.shell("dkg identity new --data d --passphrase-fd 9")
        #expect(closed.status == 4)
        #expect(closed.error.contains("from descriptor 9: Bad file descriptor"))
        let other = try folder.shell("dkg identity new --data d --passphrase-fd 3 3<.")
        #expect(other.status == 4)
        #expect(other.error.contains("descriptor 3: Is a directory"), "\(other.error)")
        try folder.succeed("printf secret >p")
        let third = try folder.shell(
            "dkg identity new --data d \(IdentityCommandTests.quick) --passphrase-fd 3 3<p")
        #expect(third.status == 0, "\(third.error)")
        #expect(try show(folder, "cat p").status == 0)
    }

    @Test("A credential is a file that systemd gives to a service")
    func credentials() throws {
        let folder = try TestFolder()
        let command =
            "dkg identity new --data d \(IdentityCommandTests.quick) "
            + "--passphrase-credential node"
        let unset = try folder.shell("unset CREDENTIALS_DIRECTORY; " + command)
        #expect(unset.status == 4)
        #expect(unset.error.contains("CREDENTIALS_DIRECTORY is not set"), "\(unset.error)")
        let export = "mkdir -p c; export CREDENTIALS_DIRECTORY=$PWD/c; "
        let missing = try folder.shell(export + command)
        #expect(missing.status == 4)
        #expect(missing.error.contains("c/node' cannot be read: No such file"), "\(missing.error)")
        let open = try folder.shell(
            export + "printf 'secret\\n' >c/node; chmod 644 c/node; " + command)
        #expect(open.status == 4)
        #expect(open.error.contains("everybody can read the credential"), "\(open.error)")
        // Of the group systemd's own files have the bits.
        let right = try folder.shell(export + "chmod 440 c/node; " + command)
        #expect(right.status == 0, "\(right.error)")
        #expect(try show(folder, "printf secret").status == 0)
        for name in ["../c/node", "", ".node", "/etc/passwd"] {
            let run = try folder.shell(
                export + "dkg identity show --data d --passphrase-credential '\(name)'")
            #expect(run.status == 2, "\(name)")
            #expect(run.error.contains("no name of a credential"), "\(run.error)")
        }
    }

    @Test("Nothing is taken from the environment, and without a terminal nobody is asked")
    func noTerminal() throws {
        let folder = try TestFolder()
        try IdentityCommandTests.make(folder)
        let run = try folder.shell(
            "DKG_PASSPHRASE=secret PASSPHRASE=secret setsid -w \"$0\" identity show --data d "
                + "</dev/null")
        #expect(run.status == 4)
        #expect(run.error.contains("there is no terminal to ask"), "\(run.error)")
        #expect(run.error.contains("--passphrase-fd"))
    }
}
