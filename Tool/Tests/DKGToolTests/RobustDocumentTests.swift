import DKG
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

@Suite("The session over a folder in Docs/Signing.md")
struct RobustDocumentTests {
    private let page = DocumentedPage(section: "8. Over a folder")
    private let sample: RobustSample

    init() throws { sample = try RobustSample() }

    /// A command as the page has it, with passphrases from a descriptor, and with the board in this folder.
    private func line(_ command: String) -> String {
        var line = command.replacingOccurrences(
            of: "/mnt/board", with: "'\(sample.folder.url.path)/board'")
        if command.contains("--data") {
            line += " --passphrase-fd 3 --pause 5 --wait 30 3<secret"
        }
        return line
    }

    /// The policy of the page, with the keys of the sample.
    private func writePolicy() throws {
        let text = page.lines(in: "json").joined(separator: "\n")
            .replacingOccurrences(
                of: "the public key of Boris",
                with: try sample.identity(2).verificationKey.description
            )
            .replacingOccurrences(
                of: "the public key of the group", with: sample.key.publicKey.description)
        try sample.folder.write(Array(text.utf8), to: "policy.json")
    }

    @Test("It works command by command, and evidence is verified as the page says")
    func session() throws {
        for (number, name) in ["anna", "boris", "clara"].enumerated() {
            try sample.folder.succeed("mv n\(number + 1) \(name)")
        }
        try writePolicy()
        let commands = page.lines(in: "sh")
        #expect(commands.count == 7)
        var outputs: [String] = []
        var working: [String] = []
        for command in commands {
            if command.contains("robust ask") || command.contains("robust answer") {
                let name = "job-\(working.count)"
                working.append(name)
                try sample.folder.start(
                    "(\(line(command))) >\(name).out 2>\(name).err; echo $? >\(name).end; mv \(name).end \(name)"
                )
                // Members can work once there is a board.
                if command.contains("ask") {
                    try sample.folder.wait(for: "grep -q call: \(name).err")
                }
                continue
            }
            for name in working { try sample.folder.wait(for: "[ -e \(name) ]") }
            if command.hasPrefix("dkg verify") { try writeEvidence() }
            let run = try sample.folder.succeed(line(command))
            #expect(run.error == "", "\(command)")
            outputs.append(run.output)
        }
        #expect(working.count == 3)
        let address = try sample.folder.succeed(
            "dkg derive --key group.key --path m/0/7 --taproot"
        ).output.firstMatch(of: /bc1p[a-z0-9]{58}/)?.0
        for name in working {
            #expect(try sample.folder.bytes(name) == Array("0\n".utf8))
            let said = String(decoding: try sample.folder.bytes("\(name).err"), as: UTF8.self)
            #expect(said.contains("address:     \(try #require(address))\n"), "\(said)")
        }
        #expect(try sample.folder.bytes("signature").count == 64)
        #expect(outputs[1] == "valid\n")
        #expect(outputs[2].contains("requests:    1\n") && !outputs[2].contains("convicted"))
        #expect(outputs[3].hasPrefix("convicted: member 3, identity "))
        // What the page says of files.
        for name in ["anna", "clara"] {
            let files = try sample.folder.succeed("ls \(name)").output
            for kind in ["use-", "answer-", "identity.sealed", "key-"] {
                #expect(files.contains(kind), "\(files)")
            }
            #expect(!files.contains("nonces-"), "\(files)")
        }
        // Its twin: over another message it is none, and of another key the evidence shows nothing.
        try sample.folder.write([1], to: "tx.sighash")
        #expect(try sample.folder.shell(line(commands[4])).status == 1)
        try sample.folder.write(SigningSample.groupKey().encoded, to: "group.key")
        #expect(try sample.folder.shell(line(commands[6])).status == 1)
    }

    /// The evidence of the page: Clara answers wrong.
    private func writeEvidence() throws {
        var source = SystemRandomSource()
        let signer = try sample.signer(3)
        let nonces = try signer.commit(random: &source)
        let other = try sample.signer(1).commit(random: &source)
        let request = try SigningRequest(
            for: [7], with: sample.key, by: .taproot,
            commitments: [
                ParticipantIndex(1): other.commitment, ParticipantIndex(3): nonces.commitment,
            ])
        let answer = SigningAnswer(
            SignatureShare(.one, of: signer.index), to: request, commitment: nonces.commitment,
            signedBy: try sample.identity(3))
        let evidence = SigningEvidence.badShare(sample.key, request, answer)
        try sample.folder.write(evidence.encoded, to: "evidence/signer-3.evidence")
    }
}
