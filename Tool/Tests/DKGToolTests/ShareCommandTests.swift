import CeremonyLog
import DKG
import FolderStorage
import Foundation
import Testing

@testable import DKGTool

@Suite("dkg share")
struct ShareCommandTests {
    private struct Report: Decodable, Equatable {
        let ceremony: String
        let epoch: Int
        let groupKey: String
        let index: Int
        let participants: Int
        let purpose: String
        let threshold: Int
    }

    private static let quick = IdentityCommandTests.quick

    private func export(
        _ folder: borrowing TestFolder, _ options: String = "--output share"
    ) throws -> Tool.Run {
        try folder.shell(
            "printf secret >p; printf mine >q; dkg share export --data d --passphrase-fd 3 "
                + "--share-passphrase-fd 4 \(Self.quick) \(options) 3<p 4<q")
    }

    private func check(
        _ folder: borrowing TestFolder, _ options: String = "", passphrase: String = "mine"
    ) throws -> Tool.Run {
        try folder.shell(
            "printf '\(passphrase)' | dkg share check share --share-passphrase-fd 0 \(options)")
    }

    private func importShare(
        _ folder: borrowing TestFolder, _ data: String, passphrase: String = "theirs"
    ) throws -> Tool.Run {
        try folder.shell(
            "printf mine >q; printf '\(passphrase)' >r; dkg share import share --data \(data) "
                + "--share-passphrase-fd 3 --passphrase-fd 4 \(Self.quick) 3<q 4<r")
    }

    @Test("A share is exported, checked without the data folder, and says what it is of")
    func exported() throws {
        let folder = try TestFolder()
        let sample = try ShareSample(in: folder)
        let exported = try export(folder)
        #expect(exported.status == 0, "\(exported.error)")
        #expect(exported.output == "group key: \(sample.groupKey.publicKey)\nindex:     2\n")
        #expect(try folder.mode("share") == 0o600)
        try folder.succeed("rm -r d")
        let checked = try check(folder)
        #expect(checked.status == 0, "\(checked.error)")
        #expect(
            checked.output == """
                group key: \(sample.groupKey.publicKey)
                index:     2
                threshold: 2 of 3
                epoch:     0
                purpose:   signing
                ceremony:  \(sample.groupKey.ceremony.id)

                """)
        let json = try check(folder, "--json")
        let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
        #expect(
            report
                == Report(
                    ceremony: "\(sample.groupKey.ceremony.id)", epoch: 0,
                    groupKey: "\(sample.groupKey.publicKey)", index: 2, participants: 3,
                    purpose: "signing", threshold: 2))
    }

    @Test("The file is sealed under its own passphrase and its own salt")
    func ownPassphrase() throws {
        let folder = try TestFolder()
        let sample = try ShareSample(in: folder)
        #expect(try export(folder).status == 0)
        let name = "d/" + DataFolderFile.key(of: sample.groupKey.ceremony.id)
        let stored = try SealedFile(decoding: folder.bytes(name), as: .keyPackage)
        let share = try SealedFile(decoding: folder.bytes("share"), as: .keyPackage)
        #expect(stored.derivation.salt != share.derivation.salt)
        let wrong = try check(folder, passphrase: "secret")
        #expect(wrong.status == 4 && wrong.output == "")
        #expect(wrong.error.contains("'share': the passphrase is wrong"), "\(wrong.error)")
    }

    @Test("Another key is told from a wrong passphrase and from a changed file")
    func against() throws {
        let folder = try TestFolder()
        let sample = try ShareSample(in: folder)
        let other = try ShareSample.package(1).groupKey
        #expect(try export(folder).status == 0)
        let own = sample.groupKey
        try folder.write(own.encoded, to: "own")
        try folder.write(other.encoded, to: "other")
        try folder.write(Array((own.encoded.hexadecimal + "\n").utf8), to: "own.hex")
        try folder.write(Array("\(own.publicKey)\n".utf8), to: "own.digits")
        try folder.write(Array("\(other.publicKey)\n".utf8), to: "other.digits")
        for key in ["own", "own.hex", "own.digits", "\(own.publicKey)"] {
            let run = try check(folder, "--against \(key)")
            #expect(run.status == 0, "\(key): \(run.error)")
        }
        for key in ["other", "other.digits", "\(other.publicKey)"] {
            let run = try check(folder, "--against \(key)")
            #expect(run.status == 1 && run.output == "", "\(key)")
            #expect(run.error.hasPrefix("another key: the share is of \(own.publicKey)"))
            #expect(run.error.contains("expected \(other.publicKey)"))
        }
        for (key, status) in [
            ("share", Int32(2)), ("nowhere", 4), (String(repeating: "0", count: 66), 4),
        ] {
            #expect(try check(folder, "--against \(key)").status == status, "\(key)")
        }
        var changed = try folder.bytes("share")
        changed[100] ^= 1
        try folder.write(changed, to: "share")
        let run = try check(folder)
        #expect(run.status == 4)
        #expect(run.error.contains("'share': the file was changed"), "\(run.error)")
        try folder.write(try folder.rechecked(changed), to: "share")
        let altered = try check(folder)
        #expect(altered.status == 4)
        #expect(altered.error.contains("altered on purpose"), "\(altered.error)")
    }

    @Test("What is no share is refused, and what it is")
    func otherKinds() throws {
        let folder = try TestFolder()
        try IdentityCommandTests.make(folder)
        try folder.succeed("cp d/identity.sealed share")
        let identity = try check(folder, passphrase: "secret")
        #expect(identity.status == 4)
        #expect(identity.error.contains("this one is of the kind 'identity'"), "\(identity.error)")
        // Sealed as a share, and none.
        var source = SystemRandomSource()
        let key = try PassphraseHashing.key(
            of: SecretBytes(copying: Array("mine".utf8)),
            KeyDerivation(passes: 1, memoryKiB: 8, random: &source))
        let file = try SealedFile(
            sealing: SecretBytes(copying: [1, 2]), as: .keyPackage, with: key)
        try folder.write(file.encoded, to: "share")
        let nothing = try check(folder)
        #expect(nothing.status == 4)
        #expect(nothing.error.contains("'share': the file does not decode"), "\(nothing.error)")
    }

    @Test("Which share is meant is asked where there are several; none is said")
    func several() throws {
        let folder = try TestFolder()
        let first = try ShareSample(in: folder, 0)
        let second = try ShareSample(in: folder, 1)
        let both = try export(folder)
        #expect(both.status == 2 && both.output == "")
        for id in [first, second].map(\.groupKey.ceremony.id) {
            #expect(both.error.contains("\(id)"), "\(both.error)")
        }
        let named = try export(
            folder, "--output share --ceremony \(second.groupKey.ceremony.id)")
        #expect(named.status == 0, "\(named.error)")
        #expect(named.output.contains("\(second.groupKey.publicKey)"))
        let unknown = try export(
            folder, "--output new --ceremony \(String(repeating: "00", count: 32))")
        #expect(unknown.status == 4)
        #expect(unknown.error.contains("there is no share of a key"), "\(unknown.error)")
        #expect(try export(folder, "--output new --ceremony 00").status == 2)
        let empty = try TestFolder()
        try IdentityCommandTests.make(empty)
        let none = try export(empty)
        #expect(none.status == 4)
        #expect(none.error.contains("there is no share of a key in 'd'"), "\(none.error)")
    }

    @Test("Nothing is overwritten by an export, and nobody is asked for nothing")
    func exists() throws {
        let folder = try TestFolder()
        _ = try ShareSample(in: folder)
        try folder.succeed("echo text >share")
        let run = try export(folder)
        #expect(run.status == 3 && run.output == "")
        #expect(run.error.contains("'share' exists"), "\(run.error)")
        #expect(try folder.bytes("share") == Array("text\n".utf8))
        let nowhere = try export(folder, "--output nowhere/share")
        #expect(nowhere.status == 3)
        let wrong = try folder.shell(
            "printf other >p; dkg share export --data d --passphrase-fd 3 --share-passphrase-fd 4 "
                + "\(Self.quick) --output new 3<p 4<q")
        #expect(wrong.status == 4)
        #expect(wrong.error.contains("key-"), "\(wrong.error)")
        #expect(wrong.error.contains("the passphrase is wrong"), "\(wrong.error)")
        #expect(try folder.shell("ls new").status != 0)
    }

    @Test("A share comes back into a new folder, and is exported from there again")
    func importedAnew() throws {
        let folder = try TestFolder()
        let sample = try ShareSample(in: folder)
        #expect(try export(folder).status == 0)
        let imported = try importShare(folder, "new")
        #expect(imported.status == 0, "\(imported.error)")
        #expect(imported.output == "group key: \(sample.groupKey.publicKey)\nindex:     2\n")
        #expect(try folder.mode("new") == 0o700)
        let name = DataFolderFile.key(of: sample.groupKey.ceremony.id)
        #expect(try folder.mode("new/" + name) == 0o600)
        let again = try folder.shell(
            "dkg share export --data new --output again \(Self.quick) --passphrase-fd 3 "
                + "--share-passphrase-fd 4 3<r 4<q && rm share && mv again share")
        #expect(again.status == 0, "\(again.error)")
        #expect(try check(folder).status == 0)
        let twice = try importShare(folder, "new")
        #expect(twice.status == 3 && twice.output == "")
        #expect(twice.error.contains("\(name)' exists"), "\(twice.error)")
    }

    @Test("In a folder with an identity it is sealed under that folder's passphrase")
    func importedBesideIdentity() throws {
        let folder = try TestFolder()
        let sample = try ShareSample(in: folder)
        #expect(try export(folder).status == 0)
        try IdentityCommandTests.make(folder, "node")
        let wrong = try importShare(folder, "node", passphrase: "other")
        #expect(wrong.status == 4)
        #expect(wrong.error.contains("node/identity.sealed': the passphrase is wrong"))
        #expect(try folder.shell("ls node").output == "identity.sealed\nlock\n")
        let right = try importShare(folder, "node", passphrase: "secret")
        #expect(right.status == 0, "\(right.error)")
        let name = "node/" + DataFolderFile.key(of: sample.groupKey.ceremony.id)
        let identity = try SealedFile(
            decoding: folder.bytes("node/identity.sealed"), as: .identity)
        let share = try SealedFile(decoding: folder.bytes(name), as: .keyPackage)
        // One passphrase, and one derivation for all files of the folder.
        #expect(share.derivation == identity.derivation)
    }

    @Test("A folder has one passphrase, whichever file came first")
    func onePassphrase() throws {
        let folder = try TestFolder()
        let sample = try ShareSample(in: folder)
        #expect(try export(folder).status == 0)
        #expect(try importShare(folder, "new").status == 0)
        // An identity beside the share, and another share beside both.
        let new = "identity new --data new \(Self.quick) --passphrase-fd 0"
        let other = try folder.shell("printf other | dkg \(new)")
        #expect(other.status == 4)
        #expect(other.error.contains("the passphrase is wrong"), "\(other.error)")
        let same = try folder.shell("printf theirs | dkg \(new)")
        #expect(same.status == 0, "\(same.error)")
        let second = try ShareSample.package(1)
        try folder.write(ShareSample.sealed(second, "mine").encoded, to: "share")
        #expect(try importShare(folder, "new", passphrase: "other").status == 4)
        #expect(try importShare(folder, "new").status == 0)
        let names = [sample.groupKey, second.groupKey].map {
            DataFolderFile.key(of: $0.ceremony.id)
        }
        let derivations = try names.map {
            try SealedFile(decoding: folder.bytes("new/" + $0), as: .keyPackage).derivation
        }
        let identity = try SealedFile(
            decoding: folder.bytes("new/identity.sealed"), as: .identity)
        #expect(Set(derivations + [identity.derivation]).count == 1)
    }

    @Test("A wrong passphrase of the share leaves the folder as it was; a lock is said")
    func refusedImports() throws {
        let folder = try TestFolder()
        _ = try ShareSample(in: folder)
        #expect(try export(folder).status == 0)
        let wrong = try folder.shell(
            "printf other >q; dkg share import share --data new --share-passphrase-fd 3 "
                + "--passphrase-fd 4 \(Self.quick) 3<q 4<p")
        #expect(wrong.status == 4)
        #expect(try folder.shell("ls new").status != 0)
        let locked = try folder.shell(
            "printf mine >q; flock d/lock sh -c '\"$0\" share import share --data d "
                + "--share-passphrase-fd 3 --passphrase-fd 4 3<q 4<p' \"$0\"")
        #expect(locked.status == 75, "\(locked.error)")
    }

    @Test(
        "Wrong usage exits with 2 and names the flag",
        arguments: [
            (["export", "--data", "d"], "Missing expected argument '--output <file>'"),
            (["check"], "Missing expected argument '<file>'"),
            (["import", "share"], "Missing expected argument '--data <folder>'"),
            (
                [
                    "export", "--data", "d", "--output", "o", "--passphrase-fd", "3",
                    "--share-passphrase-fd", "3",
                ], "are both 3; give each its own"
            ),
            (
                [
                    "import", "share", "--data", "d", "--passphrase-fd", "3",
                    "--share-passphrase-fd", "3",
                ], "are both 3; give each its own"
            ),
            (
                [
                    "check", "share", "--share-passphrase-fd", "3", "--share-passphrase-credential",
                    "p",
                ], "exclude each other"
            ),
            (["export", "--data", "d", "--output", "o", "--kdf-memory", "8"], "--insecure-test"),
            (["import", "share", "--data", "d", "--kdf-memory", "8"], "--insecure-test"),
            (["delete"], "there is no subcommand 'delete'"),
        ])
    func wrongUsage(arguments: [String], message: String) throws {
        let run = try Tool.run(list: ["share"] + arguments)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.error.contains(message), "\(run.error)")
    }

    @Test("Help has examples, and says what the exit status means")
    func help() throws {
        for step in [[], ["export"], ["check"], ["import"]] {
            let run = try Tool.run(list: ["share"] + step + ["--help"])
            #expect(run.status == 0)
            #expect(run.error == "")
            for text in ["EXAMPLES", "EXIT STATUS", "of another key than that of --against"] {
                #expect(run.output.contains(text))
            }
        }
    }
}
