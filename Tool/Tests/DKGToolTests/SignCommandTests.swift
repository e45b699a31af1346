import DKG
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

@Suite("dkg sign")
struct SignCommandTests {
    private static let schemes: [(name: String, options: String, scheme: SigningScheme)] = [
        ("rfc9591", "--path m/1", .rfc9591),
        ("taproot", "--taproot", .taproot),
        ("bip445-0.6.0", "--path m/5/0 --taproot --merkle-root \(digits)", .bip445(.draft6)),
        (
            "bip445-0.12.1", "--path 3 --chain-code \(digits) --keep-key-as-it-is",
            .bip445(.draft12)
        ),
    ]

    private static let digits = String(repeating: "0a", count: 32)

    private struct Summary: Decodable {
        let address: String?
        let chainCode: String?
        let merkleRoot: String?
        let messageByteCount: Int
        let messageSHA256: String
        let path: String
        let requestDigest: String
        let rerandomised: Bool
        let scheme: String
        let signers: [Int]
        let signingKey: String
        let taproot: Bool
    }

    private func decoded<Value: Decodable>(
        _ run: Tool.Run, as type: Value.Type = Value.self
    ) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(run.output.utf8))
    }

    @Test("Every scheme signs, all members in any number, and says what it does in JSON")
    func schemes() throws {
        struct Commitment: Decodable {
            let commitment: String
            let groupKey: String
            let index: Int
            let keyDigest: String
            let scheme: String
        }
        struct Request: Decodable {
            let request: String
            let summary: Summary
        }
        struct Share: Decodable {
            let index: Int
            let share: String
            let summary: Summary
        }
        struct Signature: Decodable {
            let scheme: String
            let signature: String
            let signingKey: String
        }
        struct Verdict: Decodable {
            let publicKey: String
            let valid: Bool
        }
        for (name, options, scheme) in Self.schemes {
            let signers = name == "rfc9591" ? [1, 2, 3] : [2, 3]
            let sample = try SigningSample()
            for signer in signers {
                let run = try sample.succeed(
                    "dkg sign commit --share \(SigningSample.names[signer - 1]).share --scheme \(name) "
                        + "--nonces \(signer).nonces --output \(signer).commitment --json")
                let commitment: Commitment = try decoded(run)
                #expect(commitment.index == signer && commitment.scheme == name)
                #expect(commitment.groupKey == sample.key.publicKey.description)
                #expect(commitment.keyDigest == sample.key.epoch.transcript.description)
                let written = String(
                    decoding: try sample.folder.bytes("\(signer).commitment"), as: UTF8.self)
                #expect(written == commitment.commitment + "\n")
                #expect(try sample.folder.mode("\(signer).nonces") == 0o600)
            }
            let request: Request = try decoded(
                sample.succeed(
                    SigningSample.request(signers, scheme: name, options + " --json")))
            #expect(request.summary.scheme == name && request.summary.signers == signers)
            #expect(request.summary.messageByteCount == 32)
            let sum = try sample.succeed("sha256sum <tx.sighash || shasum -a 256 <tx.sighash")
            #expect(sum.output.hasPrefix(request.summary.messageSHA256))
            #expect(request.summary.taproot == options.contains("--taproot"))
            #expect((request.summary.address != nil) == scheme.isBIP340)
            #expect(
                (request.summary.merkleRoot == Self.digits) == options.contains("--merkle-root"))
            #expect((request.summary.chainCode == Self.digits) == options.contains("--chain-code"))
            for signer in signers {
                let keep = options.contains("--keep") ? " --keep-key-as-it-is" : ""
                let run = try sample.succeed(
                    SigningSample.share(
                        signer,
                        "--expect-key \(request.summary.signingKey) --expect-message tx.sighash --json"
                            + keep))
                let share: Share = try decoded(run)
                #expect(share.index == signer)
                #expect(share.summary.requestDigest == request.summary.requestDigest)
                #expect(share.summary.signingKey == request.summary.signingKey)
                #expect(run.error.contains("signing key: \(request.summary.signingKey)\n"))
                #expect(try !sample.has("\(signer).nonces"))
            }
            let keep = options.contains("--keep") ? " --keep-key-as-it-is" : ""
            let signature: Signature = try decoded(
                sample.succeed(
                    SigningSample.combine(signers, "--output signature --json\(keep)")))
            #expect(signature.scheme == name)
            #expect(signature.signingKey == request.summary.signingKey)
            let bytes = try #require([UInt8](hexadecimal: signature.signature))
            let made = try ThresholdSignature(decoding: bytes, of: scheme)
            let key = try PublicKey(
                compressed: #require([UInt8](hexadecimal: signature.signingKey)))
            #expect(made.isValid(for: Array(repeating: 7, count: 32), under: key))
            let verdict: Verdict = try decoded(
                sample.succeed(
                    "dkg sign verify --signature signature --message tx.sighash --public-key "
                        + "\(signature.signingKey) --json"))
            #expect(verdict.valid && verdict.publicKey == signature.signingKey)
            let wrong = try sample.run(
                "dkg sign verify --signature signature --message backup --public-key "
                    + "\(signature.signingKey) --json")
            #expect(wrong.status == 1)
            #expect(try decoded(wrong, as: Verdict.self).valid == false)
        }
    }

    @Test("A rerandomised session has a key of its own each time")
    func rerandomised() throws {
        struct Request: Decodable { let summary: Summary }
        let sample = try SigningSample()
        try sample.commit([1, 2], scheme: "rfc9591")
        let keys = try (0..<2).map { _ in
            try sample.succeed("rm -f request")
            let run = try sample.succeed(
                SigningSample.request([1, 2], scheme: "rfc9591", "--rerandomise --json"))
            let request: Request = try decoded(run)
            #expect(request.summary.rerandomised)
            return request.summary.signingKey
        }
        #expect(keys[0] != keys[1])
        for signer in [1, 2] { try sample.succeed(SigningSample.share(signer)) }
        try sample.succeed(SigningSample.combine([1, 2]))
        let verified = try sample.succeed(
            "dkg sign verify --signature signature --message tx.sighash --public-key \(keys[1])")
        #expect(verified.output == "valid\n")
    }

    @Test("Wrong shares are named, exactly, with an exit status of their own")
    func wrongShares() throws {
        struct Blame: Decodable { let wrongShares: [Int] }
        let sample = try SigningSample()
        try sample.commit([1, 2, 3])
        try sample.succeed(SigningSample.request([1, 2, 3]))
        for signer in [1, 2, 3] { try sample.succeed(SigningSample.share(signer)) }
        let right = try sample.folder.bytes("2.z")
        // Another share than its own, and a number that is none of anybody.
        try sample.folder.write(sample.folder.bytes("1.z"), to: "2.z")
        try sample.succeed("printf '%064d' 5 >3.z")
        let run = try sample.run(SigningSample.combine([1, 2, 3]))
        #expect(run.status == 5)
        #expect(run.error.contains("wrong shares, of 2, 3;"), "\(run.error)")
        #expect(run.output == "")
        #expect(try !sample.has("signature"))
        let json = try sample.run(SigningSample.combine([3, 1, 2], "--json"))
        #expect(json.status == 5)
        #expect(try decoded(json, as: Blame.self).wrongShares == [2, 3])
        try sample.folder.write(right, to: "2.z")
        let one = try sample.run(SigningSample.combine([1, 2, 3]))
        #expect(one.status == 5 && one.error.contains("wrong shares, of 3;"))
        // Missing, twice, and not asked are mistakes of the command line.
        for signers in [[1, 2], [1, 2, 3, 3]] {
            #expect(try sample.run(SigningSample.combine(signers)).status == 2, "\(signers)")
        }
        // A number that is not below the order is no share at all.
        try sample.succeed("printf '%064d' 0 | tr 0 f >3.z")
        let unreadable = try sample.run(SigningSample.combine([1, 2, 3]))
        #expect(unreadable.status == 4 && unreadable.error.contains("--share 3.z: this is not"))
    }

    @Test("Every format is written, and read again by whoever gets it")
    func formats() throws {
        for format in ["hex", "raw", "frost-binary", "frost-json"] {
            let sample = try SigningSample()
            for signer in [1, 3] {
                try sample.succeed(
                    "dkg sign commit --share \(SigningSample.names[signer - 1]).share --scheme taproot "
                        + "--nonces \(signer).nonces --format \(format) >\(signer).commitment")
            }
            try sample.succeed(SigningSample.request([1, 3], "--taproot --format \(format)"))
            // A package of the crates does not say which key signs.
            let derivation = format.hasPrefix("frost") ? " --taproot" : ""
            for signer in [1, 3] {
                try sample.succeed(
                    SigningSample.share(signer, "--yes --format \(format)\(derivation)"))
            }
            try sample.succeed(
                SigningSample.combine(
                    [1, 3], "--output signature --format \(format)\(derivation)"))
            let run = try sample.succeed(
                "dkg sign verify --signature - --message tx.sighash --key group.key --taproot <signature"
            )
            #expect(run.output == "valid\n", "\(format)")
            let sizes = ["hex": 129, "raw": 64, "frost-binary": 64, "frost-json": 130]
            #expect(try sample.folder.bytes("signature").count == sizes[format])
        }
        let sample = try SigningSample()
        let run = try sample.run(
            "dkg sign commit --share anna.share --scheme bip445-0.12.1 --nonces n --format frost-json"
        )
        #expect(run.status == 2 && run.error.contains("the crates have no bip445-0.12.1"))
        #expect(try !sample.has("n"))
    }

    @Test("Nothing that exists is overwritten, and nothing is used up then")
    func existing() throws {
        let sample = try SigningSample()
        try sample.commit()
        for output in ["--nonces 1.nonces --output other", "--nonces other --output 1.commitment"] {
            let run = try sample.run(
                "dkg sign commit --share anna.share --scheme taproot \(output)")
            #expect(run.status == 3 && run.error.contains("nothing is overwritten"))
            #expect(try !sample.has("other"))
        }
        try sample.succeed(SigningSample.request())
        #expect(try sample.run(SigningSample.request()).status == 3)
        try sample.succeed("touch 1.z")
        #expect(try sample.run(SigningSample.share(1)).status == 3)
        try sample.succeed("rm 1.z")
        for signer in [1, 3] { try sample.succeed(SigningSample.share(signer)) }
        try sample.succeed("touch signature")
        #expect(try sample.run(SigningSample.combine()).status == 3)
    }
}
