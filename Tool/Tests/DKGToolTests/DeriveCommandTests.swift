import DKG
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

@Suite("dkg derive")
struct DeriveCommandTests {
    private struct Report: Decodable, Equatable {
        let address: String?
        let chainCode: String
        let groupKey: String
        let path: String
        let publicKey: String
        let xOnly: String
        let xpub: String
    }

    private static let digits = String(repeating: "0b", count: 32)

    @Test("It prints what the library derives, for every network, in JSON and in words")
    func derived() throws {
        let sample = try SigningSample()
        let root = try TweakedKey(of: sample.key)
        let code = ChainCode(of: sample.key)
        let xpub = ExtendedPublicKey(of: root.publicKey, chainCode: code).description
        let child = try root.descendant(DerivationPath("m/0/7"), chainCode: code).key
        for (name, network) in [
            ("main", BitcoinNetwork.main), ("test", .test), ("regtest", .regtest),
        ] {
            let output = try child.outputKey(.withoutScripts)
            let run = try sample.succeed(
                "dkg derive --key group.key --path m/0/7 --taproot --network \(name) --json")
            let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
            #expect(
                report
                    == Report(
                        address: output.verificationKey.taprootAddress(on: network),
                        chainCode: code.description, groupKey: sample.key.publicKey.description,
                        path: "m/0/7", publicKey: output.publicKey.description,
                        xOnly: output.verificationKey.encoded.hexadecimal, xpub: xpub))
        }
        let plain = try sample.succeed("dkg derive --key group.key")
        #expect(
            plain.output == """
                group key:  \(sample.key.publicKey)
                xpub:       \(xpub)
                path:       m
                public key: \(sample.key.publicKey)
                x-only key: \(sample.key.publicKey.verificationKey.encoded.hexadecimal)

                """)
        // Whoever has the xpub alone derives the same child.
        let watching = try ExtendedPublicKey(xpub).descendant(DerivationPath("0/7")).key
        #expect(watching.publicKey == child.publicKey)
    }

    @Test("With another chain code and a Merkle root, from digits or files")
    func others() throws {
        let sample = try SigningSample()
        let code = try ChainCode(decoding: [UInt8](repeating: 11, count: 32))
        let root = try TaprootCommitment(merkleRoot: [UInt8](repeating: 11, count: 32))
        let expected = try TweakedKey(of: sample.key)
            .descendant(DerivationPath("m/2147483647"), chainCode: code).key.outputKey(root)
        try sample.folder.write(Array((Self.digits + "\n").utf8), to: "digits")
        try sample.folder.write([UInt8](repeating: 11, count: 32), to: "bytes")
        for (first, second) in [(Self.digits, "digits"), ("bytes", Self.digits)] {
            let run = try sample.succeed(
                "dkg derive --key group.key --path 2147483647 --chain-code \(first) --taproot "
                    + "--merkle-root \(second)")
            #expect(run.output.contains("public key: \(expected.publicKey)\n"))
        }
    }
}
