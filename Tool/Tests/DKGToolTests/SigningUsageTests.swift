import DKG
import Foundation
import Testing

@testable import DKGTool

@Suite("Wrong usage of dkg sign and dkg derive")
struct SigningUsageTests {
    private static let request =
        "sign request --key group.key --scheme taproot --message tx.sighash --commitment 1=1.commitment "
        + "--commitment 3=3.commitment"

    private static let sixtyFour = String(repeating: "0", count: 64)

    @Test(
        "It exits with 2, names flag and bound, and nothing is written",
        arguments: [
            ("derive --key group.key --path m/0h", "step 0 of the path is hardened"),
            ("derive --key group.key --path m/2147483648", "a step is at most 2147483647"),
            ("derive --key group.key --path m//1", "step 0 of the path is \"\""),
            ("derive --key group.key --chain-code 00", "--chain-code takes 64 hexadecimal digits"),
            ("derive --key group.key --merkle-root \(sixtyFour)", "--merkle-root needs --taproot"),
            ("derive --key group.key --taproot --merkle-root group.key", "--merkle-root takes 64"),
            ("derive --key group.key --network signet", "Please provide one of 'main', 'test'"),
            ("derive --key group.key --threshold 0", "an integer in 1...65535 is expected"),
            ("derive", "Missing expected argument '--key <file>'"),
            ("sign commit --share a --scheme musig --nonces n", "Please provide one of 'rfc9591'"),
            ("sign commit --share a --scheme taproot --nonces -", "--nonces is a file"),
            (
                "sign commit --share - --key - --scheme taproot --nonces n",
                "standard input can be used"
            ),
            (
                "sign commit --share a --scheme taproot --nonces n --output n",
                "named for two outputs"
            ),
            (
                "sign commit --share a --scheme taproot --nonces n --output - --json",
                "exclude each other"
            ),
            (request + " --rerandomise --taproot", "--rerandomise goes with no path"),
            (request + " --chain-code \(sixtyFour)", "--chain-code needs --path"),
            (request + " --commitment 3=1.commitment", "--commitment is given twice for 3"),
            (request + " --commitment 4=1.commitment", "the key has no such member"),
            (request + " --commitment 0=1.commitment", "a signer is its index, in 1...65535"),
            (request + " --commitment file", "signer=file is expected"),
            (request + " --message - <backup", "--message is given twice"),
            (
                "sign request --key - --scheme taproot --message - --commitment 1=a",
                "standard input can be used once"
            ),
            (
                "sign share --share a --nonces n --request r --rerandomisation-seed s --taproot",
                "--rerandomisation-seed goes with no path"
            ),
            ("sign verify --signature s --message m", "--public-key or --key is needed"),
            ("sign verify --signature s --message m --key k --public-key p", "and not both"),
            (
                "sign verify --signature s --message m --public-key p --taproot",
                "nothing is derived of it"
            ),
            ("sign frobnicate", "there is no subcommand 'frobnicate'"),
            ("sign verfy", "Did you mean 'verify'?"),
        ])
    func wrongUsage(arguments: String, message: String) throws {
        let sample = try SigningSample()
        try sample.commit()
        let before = try sample.succeed("ls").output
        let run = try sample.folder.shell("dkg \(arguments)")
        #expect(run.status == 2, "\(run.error)")
        #expect(run.output == "")
        #expect(run.error.contains(message), "\(run.error)")
        #expect(try sample.succeed("ls").output == before)
    }

    @Test("Conflicts of a request are refused, and a key, a message or a signature that is none")
    func refused() throws {
        let sample = try SigningSample()
        try sample.commit([1, 3], scheme: "rfc9591")
        let run = try sample.run(SigningSample.request([1, 3], scheme: "rfc9591", "--taproot"))
        #expect(run.status == 1 && run.error.contains("which rfc9591 does not make"))
        let few = try sample.run(SigningSample.request([1], scheme: "rfc9591", ""))
        #expect(few.status == 1 && few.error.contains("2 signers sign with this key"))
        // 16 MiB and one byte.
        try sample.succeed("head -c 16777217 /dev/zero >large")
        let large = try sample.run(
            SigningSample.request([1, 3], scheme: "rfc9591", "").replacingOccurrences(
                of: "tx.sighash", with: "large"))
        #expect(large.status == 2 && large.error.contains("at most 16777216 bytes; got 16777217"))
        try sample.succeed("head -c 64 /dev/zero >s64; head -c 65 /dev/zero >s65; printf x >s1")
        let point = sample.key.publicKey
        let x = point.verificationKey.encoded.hexadecimal
        for (options, status, text) in [
            ("--signature s64 --public-key \(x)", Int32(1), "is not one of"),
            ("--signature s65 --public-key \(point)", 1, "is not one of"),
            ("--signature s65 --public-key \(x)", 2, "has 66 digits for a signature of RFC 9591"),
            ("--signature s64 --public-key \(Self.sixtyFour)", 2, "this is no point"),
            ("--signature s64 --public-key abc", 2, "--public-key takes 66 or 64 hexadecimal"),
            ("--signature s1 --public-key \(point)", 4, "--signature s1: this is not a signature"),
        ] {
            let run = try sample.run("dkg sign verify --message backup \(options)")
            #expect(run.status == status, "\(options): \(run.error)")
            #expect(run.error.contains(text), "\(options): \(run.error)")
        }
    }

    @Test("64 digits name an evaluation point in hexadecimal, also if they could be decimal")
    func identifiers() throws {
        let key = try SigningSample().key
        let zeros = String(repeating: "0", count: 62)
        for (text, index) in [("3", 3), (zeros + "03", 3), (zeros + "02", 2)] {
            let files = try NumberedFile.resolved(
                [NumberedFile("\(text)=a=b")], in: key, "--share")
            #expect(files[try ParticipantIndex(index)]?.path == "a=b")
        }
        // Sixteen, which nobody is.
        #expect(throws: UsageError.self) {
            try NumberedFile.resolved([NumberedFile(zeros + "10=f")], in: key, "--share")
        }
    }

    @Test("Help has examples and every exit status")
    func help() throws {
        for command in [
            "sign", "sign commit", "sign request", "sign share", "sign combine", "sign verify",
            "derive",
        ] {
            let run = try Tool.run(
                list: command.split(separator: " ").map(String.init) + ["--help"])
            #expect(run.status == 0 && run.error == "")
            for text in ["EXAMPLES", "EXIT STATUS", " 4  "] { #expect(run.output.contains(text)) }
            #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(command)")
        }
        #expect(try Tool.run("sign", "share", "--help").output.contains(" 5  shares are wrong"))
    }
}
