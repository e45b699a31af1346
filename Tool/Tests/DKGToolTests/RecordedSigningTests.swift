import DKG
import FROSTKeyGeneration
import Foundation
import TestSupport
import Testing
import ThresholdSigning

@testable import DKGTool

/// Sessions that were recorded with the crates, whose files the tool reads and writes.
@Suite(
    "Sessions with signers of the FROST crates",
    .enabled(if: Vectors.has("signing"), "the recorded sessions are missing; see DKG_VECTORS"))
struct RecordedSigningTests {
    private struct Session: Decodable {
        let suite: String
        let format: String
        let mode: String
        let t: Int
        let message: String
        let key: String
        let signingKey: String
        let shares: [String: String]
        let commitments: [String: String]
        let package: String
        let signatureShares: [String: String]
        let signature: String

        private enum CodingKeys: String, CodingKey {
            case suite, format, mode, t, message, key, shares, commitments, package, signature
            case signingKey = "signing_key"
            case signatureShares = "signature_shares"
        }

        var ciphersuite: FROSTCiphersuite { suite == "plain" ? .secp256k1 : .secp256k1Taproot }
        var scheme: String { suite == "plain" ? "rfc9591" : "taproot" }
        var crates: String { format == "json" ? "frost-json" : "frost-binary" }

        /// The options that say which key signs.
        var derivation: String {
            if mode == "tweak" { return "--taproot" }
            if mode.hasPrefix("root:") { return "--taproot --merkle-root \(mode.dropFirst(5))" }
            if mode.hasPrefix("seed:") { return "--rerandomisation-seed \(mode.dropFirst(5))" }
            return ""
        }

        /// A message in the crates' format, as a file has it.
        func file(_ text: String) throws -> [UInt8] {
            format == "json" ? Array(text.utf8) : try #require([UInt8](hexadecimal: text))
        }

    }

    private static func sessions() throws -> [Session] {
        try Vectors.load("signing/zf-3.0.0-mixed-sessions.json")
    }

    private func publicShare(_ digits: String) throws -> Point {
        let bytes = try #require([UInt8](hexadecimal: digits))
        return try SecretScalar(decoding: SecretBytes(copying: bytes)).timesGenerator()
    }

    private func identifier(_ number: String) throws -> String {
        FROSTIdentifier(try ParticipantIndex(#require(Int(number)))).encoded.hexadecimal
    }

    /// The crates' packages, made of the shares that were recorded: `public`, and `1.key` and so on.
    private func writeKeys(_ session: Session, in folder: borrowing TestFolder) throws {
        let header =
            "{\"header\":{\"version\":0,\"ciphersuite\":\"\(session.ciphersuite.contextString)\"}"
        var shares: [String] = []
        for (number, share) in session.shares.sorted(by: { Int($0.key) ?? 0 < Int($1.key) ?? 0 }) {
            let identifier = try identifier(number)
            let point = try publicShare(share).compressed.hexadecimal
            shares.append("\"\(identifier)\":\"\(point)\"")
            let package =
                header
                + ",\"identifier\":\"\(identifier)\",\"signing_share\":\"\(share)\",\"verifying_share\":\"\(point)\","
                + "\"verifying_key\":\"\(session.key)\",\"min_signers\":\(session.t)}"
            try folder.write(Array(package.utf8), to: "\(number).key")
        }
        let package =
            header + ",\"verifying_shares\":{\(shares.joined(separator: ","))},"
            + "\"verifying_key\":\"\(session.key)\",\"min_signers\":\(session.t)}"
        try folder.write(Array(package.utf8), to: "public")
        try folder.succeed("chmod 600 *.key")
    }

    @Test("The tool asks as the crates do, and adds what their signers answered")
    func coordinator() throws {
        let sessions = try Self.sessions()
        #expect(sessions.count == 60)
        for (number, session) in sessions.enumerated() {
            let folder = try TestFolder()
            try writeKeys(session, in: folder)
            try folder.write(try #require([UInt8](hexadecimal: session.message)), to: "message")
            var commitments: [String] = []
            var answers: [String] = []
            for (signer, commitment) in session.commitments {
                try folder.write(session.file(commitment), to: "\(signer).c")
                let answer = try #require(session.signatureShares[signer])
                try folder.write(
                    session.format == "json" && answer.hasPrefix("{")
                        ? Array(answer.utf8) : #require([UInt8](hexadecimal: answer)),
                    to: "\(signer).z")
                // By its identifier: the numbers are places, and not every member has a share here.
                let identifier = try identifier(signer)
                commitments.append("--commitment \(identifier)=\(signer).c")
                answers.append("--share \(identifier)=\(signer).z")
            }
            try folder.succeed(
                "dkg sign request --key public --scheme \(session.scheme) --message message "
                    + "\(commitments.joined(separator: " ")) --format \(session.crates) --output package"
            )
            #expect(
                try folder.bytes("package") == session.file(session.package), "session \(number)")
            let combined = try folder.succeed(
                "dkg sign combine --key public --request package \(session.derivation) "
                    + answers.joined(separator: " "))
            #expect(combined.output == session.signature + "\n", "session \(number)")
            try folder.write(Array(combined.output.utf8), to: "signature")
            let verified = try folder.succeed(
                "dkg sign verify --signature signature --message message --public-key \(session.signingKey)"
            )
            #expect(verified.output == "valid\n")
            // Its twin: for another key it is none.
            if !session.derivation.isEmpty {
                let other = try folder.shell(
                    "dkg sign combine --key public --request package "
                        + answers.joined(separator: " "))
                #expect(other.status == 5, "session \(number): \(other.error)")
            }
        }
    }

    @Test("The tool signs with the crates' key packages, in their formats")
    func signers() throws {
        var seen: Set<String> = []
        for session in try Self.sessions() where session.t == session.shares.count {
            let mode = String(session.mode.prefix { $0 != ":" })
            guard seen.insert("\(session.suite) \(session.format) \(mode)").inserted else {
                continue
            }
            let folder = try TestFolder()
            try writeKeys(session, in: folder)
            try folder.write(Array("hello".utf8), to: "message")
            var commitments: [String] = []
            var answers: [String] = []
            for signer in session.shares.keys {
                try folder.succeed(
                    "dkg sign commit --share \(signer).key --key public --scheme \(session.scheme) "
                        + "--nonces \(signer).n --format \(session.crates) --output \(signer).c")
                let identifier = try identifier(signer)
                commitments.append("--commitment \(identifier)=\(signer).c")
                answers.append("--share \(identifier)=\(signer).z")
            }
            try folder.succeed(
                "dkg sign request --key public --scheme \(session.scheme) --message message "
                    + "\(commitments.joined(separator: " ")) --format \(session.crates) --output package"
            )
            for signer in session.shares.keys {
                try folder.succeed(
                    "dkg sign share --share \(signer).key --key public --nonces \(signer).n "
                        + "--request package \(session.derivation) --yes --format \(session.crates) "
                        + "--output \(signer).z")
            }
            let combined = try folder.succeed(
                "dkg sign combine --key public --request package \(session.derivation) --json "
                    + answers.joined(separator: " "))
            struct Report: Decodable {
                let signature: String
                let signingKey: String
            }
            let report = try JSONDecoder().decode(Report.self, from: Data(combined.output.utf8))
            // The key of a rerandomised session follows from its commitments.
            if mode != "seed" { #expect(report.signingKey == session.signingKey) }
            let bytes = try #require([UInt8](hexadecimal: report.signature))
            let signature = try ThresholdSignature(
                decoding: bytes, of: session.suite == "plain" ? .rfc9591 : .taproot)
            let key = try PublicKey(compressed: #require([UInt8](hexadecimal: report.signingKey)))
            #expect(signature.isValid(for: Array("hello".utf8), under: key))
        }
        #expect(seen.count == 12)
    }
}
