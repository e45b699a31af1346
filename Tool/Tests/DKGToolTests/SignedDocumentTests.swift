import Foundation
import Testing

@Suite("The session of three people in Docs/Signing.md")
struct SignedDocumentTests {
    /// The commands of the section.
    private static let commands = DocumentedPage(section: "7. With the tool").lines(in: "sh")

    @Test("It works command by command, and the signature is one of the address")
    func session() throws {
        let sample = try SigningSample()
        #expect(Self.commands.count == 8)
        var outputs: [String] = []
        for command in Self.commands {
            // Nobody types here.
            let line = command.contains("sign share") ? command + " --yes" : command
            let run = try sample.succeed(line)
            if !command.contains("sign share") { #expect(run.error == "", "\(command)") }
            outputs.append(run.output + run.error)
        }
        let address = try #require(outputs[0].firstMatch(of: /bc1p[a-z0-9]{58}/)?.0)
        // Derived, asked for, and shown to both signers.
        for output in [outputs[3], outputs[4], outputs[5]] {
            #expect(output.contains("address:     \(address)\n"), "\(output)")
        }
        #expect(outputs[7] == "valid\n")
        #expect(try sample.folder.bytes("signature").count == 64)
        #expect(try !sample.has("anna.nonces") && !sample.has("clara.nonces"))
        // Its twin: over another message it is none.
        try sample.folder.write([1], to: "tx.sighash")
        let other = try sample.run(try #require(Self.commands.last))
        #expect(other.status == 1)
        #expect(other.output == "")
        #expect(other.error.contains("is not one of"))
    }
}
