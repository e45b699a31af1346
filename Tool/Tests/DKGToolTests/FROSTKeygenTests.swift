import DKG
import FROSTKeyGeneration
import Foundation
import Testing

/// `dkg frost-keygen`, as its documentation says that it works.
@Suite(.serialized)
struct FROSTKeygenTests {
    /// The commands of Docs/Interoperability.md, one after the other.
    static let session: [String] = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let file = root.appendingPathComponent("Docs/Interoperability.md")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return text.components(separatedBy: "<!-- frost session -->\n```sh\n").dropFirst()
            .flatMap { part in
                (part.components(separatedBy: "```").first ?? "").split(separator: "\n")
                    .map(String.init)
            }
    }()

    @Test func theDocumentedSessionWorks() throws {
        let folder = try TestFolder()
        var sessions: Set<String> = []
        var keys: Set<String> = []
        #expect(FROSTKeygenTests.session.count == 12)
        for command in FROSTKeygenTests.session {
            let run = try folder.shell(command)
            #expect(run.status == 0, "\(command): \(run.error)")
            for line in run.error.split(separator: "\n") {
                if line.hasPrefix("session: ") { sessions.insert(String(line)) }
                if line.hasPrefix("key: ") { keys.insert(String(line)) }
            }
            #expect(run.output.isEmpty)
        }
        #expect(sessions.count == 1 && keys.count == 1)
        let package = try FROSTPublicKeyPackage(
            decoding: folder.bytes("1.public"), in: .secp256k1Taproot)
        #expect(package.verifyingShares.count == 3)
        var recovery = SecretKeyShare.Recovery(
            of: try package.thresholdKey(threshold: Threshold(2)))
        for name in ["2", "carol"] {
            let stored = SecretBytes(copying: try folder.bytes("\(name).key"))
            let key = try FROSTKeyPackage(decoding: stored, in: .secp256k1Taproot)
            try recovery.add(key.secretKeyShare(of: recovery.key))
        }
        let secret = try recovery.reconstructSecret().timesGenerator()
        #expect(secret == package.verifyingKey.point)
        for file in ["1.key", "1-to-2.share"] { #expect(try folder.mode(file) == 0o600) }
    }

    @Test func theSameSessionWorksInTextAndInTheOtherSuite() throws {
        let folder = try TestFolder()
        for command in FROSTKeygenTests.session {
            let other =
                command.hasPrefix("dkg")
                ? command.replacingOccurrences(of: "--suite taproot", with: "--suite secp256k1")
                    + " --format json" : command
            let run = try folder.shell(other)
            #expect(run.status == 0, "\(other): \(run.error)")
        }
        let package = try FROSTPublicKeyPackage(
            decoding: folder.bytes("2.public"), as: .json, in: .secp256k1)
        #expect(package.threshold?.count == 2)
    }

    @Test func aChangedFileNamesItsSender() throws {
        let folder = try TestFolder()
        for command in FROSTKeygenTests.session.prefix(6) {
            #expect(try folder.shell(command).status == 0)
        }
        let third = FROSTKeygenTests.session[6]
        let share = try folder.bytes("2-to-1.share")
        let package = try folder.bytes("carol.package")
        #expect(try folder.shell("chmod 600 *.share").status == 0)

        try folder.write(share.dropLast() + [share.last.map { $0 ^ 1 } ?? 0], to: "2-to-1.share")
        #expect(try folder.shell("chmod 600 2-to-1.share").status == 0)
        var run = try folder.shell(third)
        #expect(run.status == 1)
        #expect(run.error.contains("culprit: 2\n"))

        try folder.write(
            package.dropLast() + [package.last.map { $0 ^ 1 } ?? 0], to: "carol.package")
        run = try folder.shell(third)
        #expect(run.status == 1)
        let carol = try #require(
            FROSTIdentifier.derived(from: Array("carol".utf8), in: .secp256k1Taproot))
        #expect(run.error.contains("culprit: \(carol)\n"))
        #expect(try folder.shell("test -e 1.key").status == 1)

        // The twin: with what was sent, there is a key.
        try folder.write(share, to: "2-to-1.share")
        try folder.write(package, to: "carol.package")
        #expect(try folder.shell("chmod 600 2-to-1.share && \(third)").status == 0)
    }

    @Test func theRandomnessServesOneSession() throws {
        let folder = try TestFolder()
        let taproot = "--suite taproot --threshold 2 --participants 3"
        for command in FROSTKeygenTests.session.prefix(3) {
            #expect(try folder.shell(command).status == 0)
        }
        // What is refused as wrong usage leaves no mark.
        let wrong = try folder.shell(
            "dkg frost-keygen part2 \(taproot) --identifier 1 --randomness 1.random "
                + "--package 2=2.package --package name:carol=carol.package --share 9=x")
        #expect(wrong.status == 2 && wrong.error.contains("not one of the others"))
        #expect(try folder.shell("test -e 1.random.session").status == 1)
        #expect(try folder.shell(FROSTKeygenTests.session[3]).status == 0)
        let four = "--identifier 4 --randomness 4.random --output 4.package"
        #expect(try folder.shell("dkg frost-keygen part1 \(taproot) \(four)").status == 0)
        // Participant 1 has given out shares in the session with carol, and is asked for one for 4.
        let one = "\(taproot) --identifier 1 --randomness 1.random --package 2=2.package"
        let run = try folder.shell(
            "dkg frost-keygen part2 \(one) --package 4=4.package --share 4=1-to-4.share")
        #expect(run.status == 2)
        #expect(run.error.contains("used in another session"))
        #expect(try folder.shell("test -e 1-to-4.share").status == 1)
        // Nor is it given a key of another session, although all shares are right.
        #expect(try folder.shell(FROSTKeygenTests.session[4]).status == 0)
        let others = "--package 1=1.package --package 2=2.package"
        let sent = try folder.shell(
            "dkg frost-keygen part2 \(taproot) --identifier 4 --randomness 4.random \(others) "
                + "--share 1=4-to-1.share")
        #expect(sent.status == 0, "\(sent.error)")
        let finish =
            "dkg frost-keygen part3 \(one) --package 4=4.package --share 2=2-to-1.share "
            + "--share 4=4-to-1.share --key 1.key --public-key 1.public"
        let key = try folder.shell(finish)
        #expect(key.status == 2 && key.error.contains("used in another session"))
        #expect(try folder.shell("test -e 1.key").status == 1)
        let unmarked = try folder.shell(
            "mv 1.random.session mark; \(finish); s=$?; mv mark 1.random.session; exit $s")
        #expect(unmarked.status == 0, "\(unmarked.error)")
        // The twin: in its own session it computes its shares again.
        let again = try folder.shell(
            "dkg frost-keygen part2 \(one) --package name:carol=carol.package --share 2=again "
                + "&& cmp again 1-to-2.share")
        #expect(again.status == 0, "\(again.error)")
        let stale = try folder.shell(
            "rm 1.random && dkg frost-keygen part1 \(taproot) --identifier 1 --randomness 1.random "
                + "--output new")
        #expect(stale.status == 3 && stale.error.contains("'1.random.session' exists"))
    }

    private let common =
        "--suite secp256k1 --threshold 2 --participants 2 --identifier 1 --randomness r"

    @Test func secretsAreGuarded() throws {
        let folder = try TestFolder()
        let part1 = "dkg frost-keygen part1 \(common)"
        var run = try folder.shell("\(part1) --output p")
        #expect(run.status == 0)
        #expect(try folder.mode("r") == 0o600)
        #expect(try folder.bytes("r").count == 32)

        // Nothing is overwritten; the package can be written again.
        run = try folder.shell("\(part1) --output q")
        #expect(run.status == 3 && run.error.contains("'r' exists"))
        run = try folder.shell("\(part1) --again --output p")
        #expect(run.status == 3 && run.error.contains("'p' exists"))
        #expect(try folder.shell("\(part1) --again --output q && cmp p q").status == 0)
        run = try folder.shell(
            "dkg frost-keygen part1 \(common.replacingOccurrences(of: " r", with: " -")) --again "
                + "--output s < r && cmp p s")
        #expect(run.status == 0)

        #expect(try folder.shell("chmod 640 r").status == 0)
        run = try folder.shell("\(part1) --again --output t")
        #expect(run.status == 4 && run.error.contains("chmod 600"))
        #expect(try folder.shell("chmod 600 r && printf x >> r").status == 0)
        run = try folder.shell("\(part1) --again --output t")
        #expect(run.status == 4 && run.error.contains("33 bytes"))
        run = try folder.shell("rm r && \(part1) --again --output t")
        #expect(run.status == 4)
    }

    @Test func sharesAndKeysTravelOverStandardStreams() throws {
        let folder = try TestFolder()
        let one = common
        let two = common.replacingOccurrences(of: "identifier 1", with: "identifier 2")
            .replacingOccurrences(of: " r", with: " s")
        let script = [
            "dkg frost-keygen part1 \(one) > 1.p", "dkg frost-keygen part1 \(two) > 2.p",
            "dkg frost-keygen part2 \(one) --package 2=2.p --share 2=- > 1.s",
            "dkg frost-keygen part2 \(two) --package 1=1.p --share 1=- 2> /dev/null"
                + " | dkg frost-keygen part3 \(one) --package 2=2.p --share 2=- --key 1.k > 1.pub",
            "chmod 600 1.s",
            "dkg frost-keygen part3 \(two) --package 1=- --share 1=1.s --key - --public-key 2.pub"
                + " < 1.p > 2.k",
            "cmp 1.pub 2.pub",
        ]
        for line in script {
            let run = try folder.shell(line)
            #expect(run.status == 0, "\(line): \(run.error)")
        }
        let stored = SecretBytes(copying: try folder.bytes("2.k"))
        _ = try FROSTKeyPackage(decoding: stored, in: .secp256k1)
    }

    @Test(arguments: [
        ("part1 --suite secp256k1", "Missing expected argument '--identifier <id>'"),
        ("part4", "part1, part2 and part3"),
        (
            "part1 --suite ed25519 --identifier 1 --threshold 2 --participants 2 --randomness r",
            "'ed25519' is invalid for '--suite <suite>'. Please provide one of 'secp256k1'"
        ),
        (
            "part1 --suite secp256k1 --identifier 0 --threshold 2 --participants 2 --randomness r",
            "got '0'"
        ),
        (
            "part1 --suite secp256k1 --identifier 1 --threshold 1 --participants 2 --randomness r",
            "--threshold is an integer in 2...2"
        ),
        (
            "part1 --suite secp256k1 --identifier 1 --threshold 2 --participants 1 --randomness r",
            "'1' is invalid for '--participants <n>': an integer in 2...65535"
        ),
        (
            "part1 --suite secp256k1 --identifier 1 --threshold 2 --participants 2 --randomness -",
            "--again"
        ),
        (
            "part2 --suite secp256k1 --identifier 1 --threshold 2 --participants 2 --randomness - --package 2=- --share 2=x",
            "standard input can be used once"
        ),
        (
            "part2 --suite secp256k1 --identifier 1 --threshold 2 --participants 2 --randomness r --package 2 --share 2=x",
            "identifier=file"
        ),
        (
            "part3 --suite secp256k1 --identifier 1 --threshold 2 --participants 2 --randomness r --package 2=p --share 2=s --key -",
            "standard output can be used once"
        ),
    ])
    func wrongUsageIsExplained(_ arguments: String, _ text: String) throws {
        let folder = try TestFolder()
        let run = try folder.shell("dkg frost-keygen \(arguments)")
        #expect(run.status == 2)
        #expect(run.error.contains(text), "\(run.error)")
        #expect(try folder.shell("test -e r").status == 1)
    }

    @Test func helpNamesInputsOutputsAndExitStatus() throws {
        for arguments in [["frost-keygen", "--help"], ["help", "frost-keygen"]] {
            let run = try Tool.run(list: arguments)
            #expect(run.status == 0 && run.output.contains("part3"))
        }
        for part in ["part1", "part2", "part3"] {
            let run = try Tool.run("frost-keygen", part, "--help")
            #expect(run.status == 0)
            for text in ["--randomness", "EXIT STATUS", "USAGE", "--identifier"] {
                #expect(run.output.contains(text))
            }
            #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 90 })
        }
    }
}
