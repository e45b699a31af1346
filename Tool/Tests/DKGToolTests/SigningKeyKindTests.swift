import ChillDKG
import DKG
import FROSTKeyGeneration
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

@Suite("Shares and keys of every kind that dkg sign reads")
struct SigningKeyKindTests {
    private func bytes(_ secret: borrowing SecretBytes) -> [UInt8] {
        secret.withBytes { span in unsafe span.withUnsafeBytes { unsafe Array($0) } }
    }

    /// Two signers with their options, who sign with a key of any kind.
    private func sign(
        _ folder: borrowing TestFolder, _ shares: [Int: String], key: String,
        scheme: String = "taproot", _ derivation: String = ""
    ) throws {
        try folder.succeed(
            "rm -f *.n *.c *.z r s; chmod 600 *.key *.share share* 2>/dev/null; true")
        for (index, share) in shares {
            try folder.succeed(
                "dkg sign commit --share \(share) --scheme \(scheme) --nonces \(index).n --output \(index).c"
            )
        }
        let commitments = shares.keys.map { "--commitment \($0)=\($0).c" }.joined(separator: " ")
        try folder.succeed(
            "printf hello | dkg sign request --key \(key) --scheme \(scheme) --message - \(commitments) "
                + "--output r \(derivation)")
        for (index, share) in shares {
            try folder.succeed(
                "dkg sign share --share \(share) --nonces \(index).n --request r --output \(index).z --yes"
            )
        }
        let answers = shares.keys.map { "--share \($0)=\($0).z" }.joined(separator: " ")
        try folder.succeed("dkg sign combine --key \(key) --request r \(answers) --output s")
        let run = try folder.succeed(
            "printf hello | dkg sign verify --key \(key) --message - --signature s \(derivation)")
        #expect(run.output == "valid\n")
    }

    @Test("A key package and a secret key share of this package, in bytes and in digits")
    func own() throws {
        let sample = try SigningSample()
        try sample.folder.write(bytes(sample.package(1).secretEncoding()), to: "1.share")
        let share = try sample.package(3).secretKeyShare()
        try sample.folder.write(bytes(share.secretEncoding()), to: "3.share")
        try sample.folder.write(sample.key.encoded, to: "t.key")
        try sign(sample.folder, [1: "1.share", 3: "3.share"], key: "t.key", "--taproot")
        // The same in digits, and with the key named although the share has it.
        try sample.folder.write(
            Array((bytes(share.secretEncoding()).hexadecimal + "\n").utf8), to: "digits.share")
        try sample.folder.write(
            Array((sample.key.encoded.hexadecimal + "\n").utf8), to: "digits.key")
        try sign(
            sample.folder, [1: "1.share --key t.key", 3: "digits.share --key group.key"],
            key: "digits.key", "--taproot")
        // What others can read is no secret.
        try sample.folder.succeed("chmod 644 1.share")
        let run = try sample.folder.shell(
            "dkg sign commit --share 1.share --scheme taproot --nonces n --output c")
        #expect(run.status == 4 && run.error.contains("others can read or write it"))
        #expect(try sample.folder.shell("[ -e n ] || [ -e c ]").status == 1)
    }

    @Test("The sealed file of a data folder")
    func dataFolder() throws {
        let folder = try TestFolder()
        let sample = try ShareSample(in: folder)
        let name = DataFolderFile.key(of: sample.groupKey.ceremony.id)
        let run = try folder.succeed(
            "printf secret | dkg sign commit --share d/\(name) --share-passphrase-fd 0 --scheme rfc9591 "
                + "--nonces n --json --output c")
        #expect(run.output.contains("\"index\" : 2"))
        let wrong = try folder.shell(
            "printf other | dkg sign commit --share d/\(name) --share-passphrase-fd 0 --scheme rfc9591 "
                + "--nonces n2")
        #expect(wrong.status == 4 && wrong.error.contains("the passphrase is wrong"))
    }

    @Test("Packages of the FROST crates in both formats, with an identifier that is a hash")
    func crates() throws {
        for format in ["binary", "json"] {
            let folder = try TestFolder()
            for command in FROSTKeygenTests.session where !command.hasPrefix("rm") {
                try folder.succeed(
                    command.hasPrefix("dkg") ? command + " --format \(format)" : command)
            }
            let shares = [
                2: "2.key --key 2.public", 3: "carol.key --key 1.public",
            ]
            try sign(folder, shares, key: "carol.public")
            try sign(folder, shares, key: "1.public", scheme: "rfc9591", "--path m/1")
            try sign(folder, shares, key: "1.public", "--taproot")
            let alone = try folder.shell(
                "dkg sign commit --share 2.key --scheme taproot --nonces x")
            #expect(alone.status == 2 && alone.error.contains("--key is needed"))
            // bip445 numbers its signers, and nobody's number is a hash.
            let numbered = try folder.shell(
                "dkg sign commit --share 2.key --key 2.public --scheme bip445-0.12.1 --nonces x")
            #expect(numbered.status == 2 && numbered.error.contains("is not its index"))
            #expect(try folder.shell("[ -e x ]").status == 1)
            // By its identifier, carol is found as well.
            let package = try FROSTPublicKeyPackage(
                decoding: folder.bytes("1.public"), as: format == "json" ? .json : .binary,
                in: .secp256k1Taproot)
            let carol = try #require(package.verifyingShares.last).identifier.encoded.hexadecimal
            let named = try folder.succeed(
                "dkg sign combine --key 1.public --request r --share 2=2.z --share \(carol)=3.z")
            #expect(named.output.count == 129)
            // A package of version 2 does not state how many sign.
            let old = package.withoutThreshold.encoded(as: format == "json" ? .json : .binary)
            try folder.write(old, to: "old.public")
            try sign(
                folder, [2: "2.key --key old.public", 3: "carol.key --key old.public"],
                key: "old.public --threshold 2")
            let unstated = try folder.shell("dkg derive --key old.public")
            #expect(unstated.status == 2 && unstated.error.contains("--threshold is needed"))
            let other = try folder.shell("dkg derive --key 1.public --threshold 3")
            #expect(other.status == 4 && other.error.contains("states the threshold 2; got 3"))
        }
    }

    @Test("Shares of ChillDKG with recovery data")
    func chillDKG() throws {
        let folder = try Template.chillDKG.copy()
        let shares = [
            1: "share0 --key recovery0", 3: "share2 --key recovery",
        ]
        try sign(folder, shares, key: "recovery1")
        try sign(
            folder, shares, key: "recovery1", scheme: "bip445-0.12.1", "--path m/0/1 --taproot")
        // As raw bytes.
        let digits = String(decoding: try folder.bytes("share0"), as: UTF8.self)
        try folder.write(try #require([UInt8](hexadecimal: digits)), to: "share-raw")
        let recovery = try #require(
            [UInt8](
                hexadecimal: String(decoding: try folder.bytes("recovery"), as: UTF8.self)
                    .trimmingCharacters(in: .whitespacesAndNewlines)))
        try folder.write(recovery, to: "recovery-raw")
        try sign(
            folder, [1: "share-raw --key recovery-raw", 2: "share1 --key recovery-raw"],
            key: "recovery-raw")
        // A share of somebody else's.
        try folder.succeed("printf '%064d' 5 >share-other; chmod 600 share-other")
        let run = try folder.shell(
            "dkg sign commit --share share-other --key recovery --scheme taproot --nonces n")
        #expect(run.status == 2 && run.error.contains("this is no share of --key recovery"))
    }

    @Test("What is no key and no share is refused, and so are those that do not belong together")
    func refused() throws {
        let sample = try SigningSample()
        let other = try SigningSample(1)
        try sample.folder.succeed("cp '\(other.folder.url.path)/group.key' other.key")
        try sample.folder.succeed("printf hello >text; chmod 600 text; : >empty; chmod 600 empty")
        for file in ["text", "empty", "anna.share", "missing"] {
            let run = try sample.folder.shell("dkg derive --key \(file)")
            #expect(run.status == 4, "\(file): \(run.error)")
        }
        for file in ["text", "empty", "missing"] {
            let run = try sample.folder.shell(
                "dkg sign commit --share \(file) --scheme taproot --nonces n")
            #expect(run.status == 4, "\(file): \(run.error)")
        }
        // Damaged, each where its own reader sees it.
        for (name, bytes) in [
            ("cut.key", Array(sample.key.encoded.dropLast())),
            ("cut2.key", Array(try sample.folder.bytes("group.key").dropLast())),
            ("json.key", Array("{}".utf8)), ("crate.key", [0x00, 0xEE, 0xD6, 0xB1, 0xB1, 1]),
            ("chill.key", [0, 0, 0, 2, 1]),
        ] {
            try sample.folder.write(bytes, to: name)
            let run = try sample.folder.shell("dkg derive --key \(name)")
            #expect([1, 4].contains(run.status), "\(name): \(run.error)")
            #expect(run.error.contains("'\(name)'"), "\(name): \(run.error)")
        }
        let run = try sample.run(
            "dkg sign commit --share anna.share --key other.key --scheme taproot --nonces n")
        #expect(run.status == 2 && run.error.contains("Name those that belong together"))
        #expect(try !sample.has("n"))
    }
}
