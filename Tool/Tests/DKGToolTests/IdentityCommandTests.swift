import CeremonyLog
import DKG
import Foundation
import Testing

@testable import DKGTool

@Suite("dkg identity")
struct IdentityCommandTests {
    private struct Report: Decodable, Equatable {
        let fingerprint: String
        let publicKey: String
    }

    /// Little work for each passphrase, so that tests are quick.
    static let quick = "--kdf-memory 1 --kdf-passes 1 --insecure-test"

    /// Makes an identity in the folder `d` with the passphrase `secret`.
    @discardableResult
    static func make(_ folder: borrowing TestFolder, _ data: String = "d") throws -> Tool.Run {
        try folder.succeed(
            "printf secret | dkg identity new --data \(data) \(quick) --passphrase-fd 0")
    }

    private func show(_ folder: borrowing TestFolder, _ passphrase: String) throws -> Tool.Run {
        try folder.shell("printf '\(passphrase)' | dkg identity show --data d --passphrase-fd 0")
    }

    /// The file that was made, with the passphrase `secret`.
    private func opened(_ folder: borrowing TestFolder) throws -> IdentityFile {
        let file = try SealedFile(decoding: folder.bytes("d/identity.sealed"), as: .identity)
        let key = try PassphraseHashing.key(
            of: SecretBytes(copying: Array("secret".utf8)), file.derivation)
        return try IdentityFile(decoding: file.open(with: key))
    }

    @Test("An identity is made, and shown again")
    func made() throws {
        let folder = try TestFolder()
        let made = try Self.make(folder)
        #expect(made.error == "")
        let identity = try opened(folder)
        let publicKey = identity.identity.verificationKey.encoded.hexadecimal
        #expect(
            made.output == "public key:  \(publicKey)\nfingerprint: \(identity.fingerprint)\n")
        #expect(try show(folder, "secret").output == made.output)
        let json = try folder.succeed(
            "printf secret | dkg identity show --data d --passphrase-fd 0 --json")
        let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
        #expect(
            report
                == Report(fingerprint: "\(identity.fingerprint)", publicKey: publicKey))
        #expect(try folder.mode("d") == 0o700)
        #expect(try folder.mode("d/identity.sealed") == 0o600)
    }

    @Test("Nothing secret is in the folder, or printed")
    func hidden() throws {
        let folder = try TestFolder()
        let made = try Self.make(folder)
        let identity = try opened(folder)
        let content = identity.secretEncoding().withBytes { span in
            unsafe span.withUnsafeBytes { unsafe Array($0) }
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/d") {
            let bytes = try folder.bytes("d/" + name)
            for secret in [content.prefix(32), content.suffix(32), Array("secret".utf8)[...]] {
                #expect(bytes.firstRange(of: secret) == nil)
            }
        }
        #expect(!made.output.contains(content.prefix(32).hexadecimal))
        #expect(!made.output.contains(content.suffix(32).hexadecimal))
    }

    @Test("Two identities are never the same, and neither are their salts")
    func fresh() throws {
        let folder = try TestFolder()
        #expect(
            try Self.make(folder, "d").output != Self.make(folder, "e").output)
        let salts = try ["d", "e"].map { name in
            try SealedFile(decoding: folder.bytes(name + "/identity.sealed"), as: .identity)
                .derivation.salt
        }
        #expect(salts[0] != salts[1])
    }

    @Test("Without options the derivation takes 256 MiB four times")
    func defaults() throws {
        let folder = try TestFolder()
        try folder.succeed("printf secret | dkg identity new --data d --passphrase-fd 0")
        let file = try SealedFile(decoding: folder.bytes("d/identity.sealed"), as: .identity)
        #expect(file.derivation.memoryKiB == 262_144 && file.derivation.passes == 4)
        let other = try folder.shell(
            "printf secret | dkg identity new --data e --passphrase-fd 0 --kdf-memory 64 "
                + "--kdf-passes 2")
        #expect(other.status == 0)
        let second = try SealedFile(decoding: folder.bytes("e/identity.sealed"), as: .identity)
        #expect(second.derivation.memoryKiB == 65_536 && second.derivation.passes == 2)
    }

    @Test("A wrong passphrase, a changed file, another kind and too much work are told apart")
    func refused() throws {
        let folder = try TestFolder()
        try Self.make(folder)
        let wrong = try show(folder, "Secret")
        #expect(wrong.status == 4 && wrong.output == "")
        #expect(wrong.error.contains("the passphrase is wrong, or the file was altered on purpose"))
        let right = try folder.bytes("d/identity.sealed")
        var changed = right
        changed[70] ^= 1
        var other = right
        other[1] = 0x0E
        var costly = right
        costly[7] = 1
        costly[8] = 0
        costly[9] = 1
        var altered = right
        altered[70] ^= 1
        for (bytes, text) in [
            (changed, "the file was changed since it was written"),
            (try folder.rechecked(other), "this one is of the kind 'key package'"),
            (try folder.rechecked(costly), "takes 8 to 1048576 KiB of memory"),
            (try folder.rechecked(altered), "altered on purpose"),
            (Array(right.prefix(80)), "the file was changed"), ([], "the file was changed"),
        ] {
            try folder.write(bytes, to: "d/identity.sealed")
            let run = try show(folder, "secret")
            #expect(run.status == 4 && run.output == "")
            #expect(run.error.contains("d/identity.sealed"), "\(run.error)")
            #expect(run.error.contains(text), "\(run.error)")
        }
        try folder.write(right, to: "d/identity.sealed")
        #expect(try show(folder, "secret").status == 0)
        // Sealed as an identity, and none.
        let file = try SealedFile(decoding: right, as: .identity)
        let key = try PassphraseHashing.key(
            of: SecretBytes(copying: Array("secret".utf8)), file.derivation)
        let empty = try SealedFile(sealing: SecretBytes(copying: []), as: .identity, with: key)
        try folder.write(empty.encoded, to: "d/identity.sealed")
        let run = try show(folder, "secret")
        #expect(run.status == 4)
        #expect(run.error.contains("has 64 bytes; got 0"), "\(run.error)")
    }

    @Test("Nothing is overwritten, and a folder that is missing or open to others is refused")
    func folders() throws {
        let folder = try TestFolder()
        try Self.make(folder)
        let before = try folder.bytes("d/identity.sealed")
        let again = try folder.shell(
            "printf other | dkg identity new --data d \(Self.quick) --passphrase-fd 0")
        #expect(again.status == 3 && again.output == "")
        #expect(again.error.contains("identity.sealed' exists"), "\(again.error)")
        #expect(try folder.bytes("d/identity.sealed") == before)
        let missing = try folder.shell(
            "printf x | dkg identity show --data nowhere --passphrase-fd 0")
        #expect(missing.status == 4)
        #expect(missing.error.contains("there is no data folder 'nowhere'"))
        let empty = try folder.shell(
            "mkdir -m 700 e; printf x | dkg identity show --data e --passphrase-fd 0")
        #expect(empty.status == 4)
        #expect(empty.error.contains("there is no identity in 'e'"), "\(empty.error)")
        for command in ["show", "new \(Self.quick)"] {
            let open = try folder.shell(
                "chmod 755 d; printf secret | dkg identity \(command) --data d --passphrase-fd 0")
            #expect(open.status == 4)
            #expect(open.error.contains("chmod 700 d"), "\(open.error)")
        }
        try folder.succeed("chmod 700 d; chmod 640 d/identity.sealed")
        let readable = try show(folder, "secret")
        #expect(readable.status == 4)
        #expect(readable.error.contains("chmod 600 d/identity.sealed"), "\(readable.error)")
    }

    @Test("A folder in which another process works: 75 for who writes, nothing for who reads")
    func locked() throws {
        let folder = try TestFolder()
        let made = try Self.make(folder)
        // flock(1) holds the same lock; the tool waits for nobody.
        let line = "flock d/lock sh -c '\"$0\" identity "
        let run = try folder.shell(
            line + "new --data d \(Self.quick) --passphrase-fd 0 </dev/null' \"$0\"")
        #expect(run.status == 75, "\(run.error)")
        #expect(run.error.contains("locked by another process"), "\(run.error)")
        let read = try folder.shell(
            "printf secret >p; " + line + "show --data d --passphrase-fd 3 3<p' \"$0\"")
        #expect(read.output == made.output, "\(read.error)")
    }

    @Test(
        "Wrong usage exits with 2 and names the flag and the bound",
        arguments: [
            (["new"], "Missing expected argument '--data <folder>'"),
            (["new", "--data", "d", "--kdf-memory", "0"], "an integer in 1...1024"),
            (["new", "--data", "d", "--kdf-memory", "1025"], "an integer in 1...1024"),
            (["new", "--data", "d", "--kdf-memory", "63"], "below 64 needs --insecure-test"),
            (["new", "--data", "d", "--kdf-passes", "11"], "an integer in 1...10"),
            (["new", "--data", "d", "--kdf-passes", "0"], "an integer in 1...10"),
            (["new", "--data", "d", "--passphrase-fd", "-1"], "--passphrase-fd"),
            (
                ["show", "--data", "d", "--passphrase-fd", "0", "--passphrase-credential", "p"],
                "exclude each other"
            ),
            (
                ["show", "--data", "d", "--passphrase-credential", "../p"],
                "no name of a credential"
            ),
            (["show", "--data", "d", "--passphrase", "secret"], "Unknown option '--passphrase'"),
            (["delete"], "there is no subcommand 'delete'"),
        ])
    func wrongUsage(arguments: [String], message: String) throws {
        let run = try Tool.run(list: ["identity"] + arguments)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.error.contains(message), "\(run.error)")
    }

    @Test("Help has examples, and says what the exit status means")
    func help() throws {
        for arguments in [["identity"], ["identity", "new"], ["identity", "show"]] {
            let run = try Tool.run(list: arguments + ["--help"])
            #expect(run.status == 0)
            #expect(run.error == "")
            for text in ["EXAMPLES", "EXIT STATUS", "75  another process"] {
                #expect(run.output.contains(text))
            }
        }
        let new = try Tool.run("identity", "new", "--help").output
        for text in ["--kdf-memory", "default: 256", "--insecure-test", "--passphrase-credential"] {
            #expect(new.contains(text), "\(text)")
        }
        #expect(try Tool.run("--help").output.contains("identity"))
    }
}
