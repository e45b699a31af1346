import DKG
import FolderStorage
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

@Suite("Files of nonces")
struct NonceFileTests {
    /// A sample in which members 1 and 3 have committed and are asked.
    private func asked() throws -> SigningSample {
        let sample = try SigningSample()
        try sample.commit()
        try sample.succeed(SigningSample.request())
        return sample
    }

    /// Refused, and the file is as it was.
    private func refuses(
        _ sample: SigningSample, _ options: String = "--yes", status: Int32, _ text: String
    ) throws {
        let before = try? sample.folder.bytes("1.nonces")
        let run = try sample.run(SigningSample.share(1, options))
        #expect(run.status == status, "\(run.error)")
        #expect(run.error.contains(text), "\(run.error)")
        #expect(run.output == "")
        #expect(try !sample.has("1.z"))
        #expect((try? sample.folder.bytes("1.nonces")) == before)
    }

    @Test("It signs once, and what is spent is refused in every form")
    func once() throws {
        let sample = try asked()
        try sample.succeed("cp -p 1.nonces kept")
        try sample.succeed(SigningSample.share(1))
        #expect(try !sample.has("1.nonces"))
        try sample.succeed("rm 1.z")
        try refuses(sample, status: 4, "there is no file '1.nonces'")
        // As it is left by a process that was killed between overwriting and deleting.
        try sample.succeed("head -c \(try sample.folder.bytes("kept").count) /dev/zero >1.nonces")
        try sample.succeed("chmod 600 1.nonces")
        try refuses(sample, status: 4, "'1.nonces' was used up")
        // What nobody can see is why the page says it: a restored copy signs again.
        try sample.succeed("mv kept 1.nonces")
        #expect(try sample.run(SigningSample.share(1)).status == 0)
    }

    @Test("Links, second names, what others can read and what is locked are refused")
    func names() throws {
        let sample = try asked()
        try sample.succeed("mv 1.nonces real && ln -s real 1.nonces")
        try refuses(sample, status: 4, "is a symbolic link or no regular file")
        try sample.succeed("rm 1.nonces && ln real 1.nonces")
        try refuses(sample, status: 4, "has a second name")
        try sample.succeed("rm real && chmod 640 1.nonces")
        try refuses(sample, status: 4, "others can read or write it")
        try sample.succeed("chmod 600 1.nonces")
        if try sample.folder.shell("command -v flock").status == 0 {
            let run = try sample.folder.shell(
                "exec 9<>1.nonces; flock 9; " + SigningSample.line(SigningSample.share(1)))
            #expect(run.status == 75)
            #expect(run.error.contains("another process uses '1.nonces'"), "\(run.error)")
        }
        try sample.succeed("mv 1.nonces kept; mkdir 1.nonces")
        let folder = try sample.run(SigningSample.share(1))
        #expect(folder.status == 4 && folder.error.contains("no regular file"), "\(folder.error)")
        try sample.succeed("rmdir 1.nonces; mv kept 1.nonces")
        #expect(try sample.run(SigningSample.share(1)).status == 0)
    }

    @Test("Every changed bit is refused, and so is another length")
    func changed() throws {
        let sample = try asked()
        let bytes = try sample.folder.bytes("1.nonces")
        #expect(bytes.count == NonceRecord.byteCount + 64)
        // One byte of each part: beginning, version, scheme, index, key, commitment, random bytes.
        for position in [0, 10, 11, 13, 14, 45, 46, 111, 112, bytes.count - 1] {
            var other = bytes
            other[position] ^= 1
            try sample.folder.write(other, to: "1.nonces")
            try sample.succeed("chmod 600 1.nonces")
            let run = try sample.run(SigningSample.share(1))
            #expect([2, 4].contains(run.status), "\(position): \(run.error)")
            #expect(try !sample.has("1.z"))
            #expect(try sample.folder.bytes("1.nonces") == other)
        }
        for other in [Array(bytes.dropLast()), bytes + [0], [1], bytes + bytes] {
            try sample.folder.write(other, to: "1.nonces")
            try sample.succeed("chmod 600 1.nonces")
            #expect(try sample.run(SigningSample.share(1)).status == 4)
        }
        try sample.folder.write(bytes, to: "1.nonces")
        try sample.succeed("chmod 600 1.nonces")
        #expect(try sample.run(SigningSample.share(1)).status == 0)
    }

    @Test("Nonces of another key, another member or another scheme are refused and stay")
    func others() throws {
        let sample = try asked()
        let other = try SigningSample(1)
        try sample.succeed("cp '\(other.folder.url.path)/anna.share' other.share")
        try sample.succeed("cp '\(other.folder.url.path)/group.key' other.key")
        let share = SigningSample.share(1)
        for (line, status, text) in [
            (
                share.replacingOccurrences(of: "anna.share", with: "other.share"), Int32(2),
                "the nonces in '1.nonces' are for the key or epoch"
            ),
            (
                share.replacingOccurrences(of: "anna.share", with: "boris.share"), 2,
                "are those of member 1; --share is that of 2"
            ),
        ] {
            let run = try sample.run(line)
            #expect(run.status == status && run.error.contains(text), "\(run.error)")
        }
        // A request for another scheme, for another key, and one that has another commitment.
        try sample.succeed("mv request right")
        try sample.succeed(
            "dkg sign commit --share anna.share --scheme bip445-0.12.1 --nonces a --output a.commitment"
        )
        try sample.succeed(
            "dkg sign commit --share clara.share --scheme bip445-0.12.1 --nonces c --output c.commitment"
        )
        try sample.succeed(
            "dkg sign request --key group.key --scheme bip445-0.12.1 --taproot --message tx.sighash "
                + "--commitment 1=a.commitment --commitment 3=c.commitment --output request")
        try refuses(sample, status: 1, "the request is for bip445 0.12.1")
        try sample.succeed("rm request")
        try sample.succeed(
            "dkg sign request --key other.key --scheme taproot --taproot --message tx.sighash "
                + "--commitment 1=1.commitment --commitment 3=3.commitment --output request")
        try refuses(sample, status: 1, "the request is for the key or epoch")
        try sample.succeed("rm request")
        try sample.succeed(
            "dkg sign request --key group.key --scheme taproot --taproot --message tx.sighash "
                + "--commitment 1=3.commitment --commitment 3=1.commitment --output request")
        try refuses(sample, status: 1, "is not that of these nonces")
        try sample.succeed("mv right request")
        #expect(try sample.run(SigningSample.share(1)).status == 0)
    }

    @Test("A ceremony's key as it is, and what is not expected, is refused; nothing is used up")
    func refused() throws {
        let sample = try SigningSample()
        try sample.commit()
        let untweaked = try sample.run(SigningSample.request([1, 3], ""))
        #expect(untweaked.status == 1)
        #expect(untweaked.error.contains("only with a Taproot tweak"))
        #expect(try !sample.has("request"))
        try sample.succeed(SigningSample.request([1, 3], "--keep-key-as-it-is"))
        try refuses(sample, status: 1, "only with a Taproot tweak")
        try sample.succeed("rm request")
        try sample.succeed(SigningSample.request())
        try refuses(
            sample, "--expect-key \(sample.key.publicKey) --yes", status: 1, "not of --expect-key")
        try refuses(sample, "--expect-message backup --yes", status: 1, "--expect-message backup")
        try refuses(sample, "--expect-key bc1p00 --yes", status: 1, "not of --expect-key bc1p00")
        try refuses(sample, "--expect-key abc --yes", status: 2, "--expect-key is a public key")
        // The request says itself which key signs.
        try refuses(sample, "--yes --taproot", status: 2, "this request says itself")
        let address = try #require(
            try sample.succeed(
                "dkg derive --key group.key --taproot --network test"
            ).output.firstMatch(of: /tb1p[a-z0-9]{58}/)?.0)
        let run = try sample.run(
            SigningSample.share(1, "--expect-key \(address) --expect-message tx.sighash"))
        #expect(run.status == 0, "\(run.error)")
    }

    @Test(
        "Without a terminal nobody is asked, and nothing is signed",
        .enabled(if: PseudoTerminal.isAvailable, "setsid and a pseudo terminal are needed"))
    func nobody() throws {
        let sample = try asked()
        let line = SigningSample.line(SigningSample.share(1, ""))
            .replacingOccurrences(of: "dkg ", with: "setsid -w \"$0\" ", options: .anchored)
        let run = try sample.folder.shell(line)
        #expect(run.status == 2, "\(run.error)")
        #expect(run.error.contains("there is no terminal to ask"))
        #expect(try sample.has("1.nonces") && !sample.has("1.z"))
    }

    @Test(
        "At a terminal only yes is yes",
        .enabled(if: PseudoTerminal.isAvailable, "setsid and a pseudo terminal are needed"))
    func terminal() throws {
        let sample = try asked()
        let share = String(SigningSample.share(1, "").dropFirst("dkg ".count))
        for answer in ["\n", "y\n", "yes, but\n", "no\n", "\u{4}"] {
            let terminal = try PseudoTerminal(sample.folder, share)
            #expect(terminal.wait(for: "Passphrase of the share: "))
            terminal.type("backup\n")
            #expect(terminal.wait(for: "Sign this? Type yes: "))
            #expect(terminal.seen.contains("message:     32 bytes, SHA-256 "))
            terminal.type(answer)
            #expect(terminal.end() == 1, "\(terminal.seen)")
            #expect(terminal.seen.contains("not signed; the nonces can still be used."))
            #expect(try sample.has("1.nonces") && !sample.has("1.z"))
        }
        let terminal = try PseudoTerminal(sample.folder, share)
        #expect(terminal.wait(for: "Passphrase of the share: "))
        terminal.type("backup\n")
        #expect(terminal.wait(for: "Sign this? Type yes: "))
        terminal.type("yes\n")
        #expect(terminal.end() == 0, "\(terminal.seen)")
        #expect(try !sample.has("1.nonces") && sample.has("1.z"))
    }
}
