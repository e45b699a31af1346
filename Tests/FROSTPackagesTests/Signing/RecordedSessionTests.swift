import TestSupport
import Testing

@testable import FROSTPackages

/// Sessions in which the crates signed: what they wrote is read, and written in the same bytes.
@Suite(.enabled(if: Vectors.has("signing"), "The vectors are missing; see Vectors.swift."))
struct RecordedSessionTests {
    private struct Session: Decodable {
        let suite: String
        let format: String
        let message: HexValue
        let commitments: [String: HexValue]
        let nonces: [String: [HexValue]]
        let package: String
        let shares: [String: HexValue]
        let signature: HexValue

        /// The nonces are those of the signers that did not come from the crates.
        enum CodingKeys: String, CodingKey {
            case suite, format, message, commitments, package, signature
            case nonces = "nonces_of_python_signers"
            case shares = "signature_shares"
        }

        func ciphersuite() throws -> FROSTCiphersuite {
            switch suite {
            case "plain": .secp256k1
            case "taproot": .secp256k1Taproot
            default: throw TestError("no suite: \(suite)")
            }
        }

        func packageFormat() throws -> FROSTFormat {
            switch format {
            case "bin": .binary
            case "json": .json
            default: throw TestError("no format: \(format)")
            }
        }
    }

    private static func sessions() throws -> [Session] {
        let sessions = try Vectors.load(
            "signing/zf-3.0.0-mixed-sessions.json", as: [Session].self)
        #expect(sessions.count == 60)
        return sessions
    }

    private static func identifier(_ text: String) throws -> FROSTIdentifier {
        FROSTIdentifier(try ParticipantIndex.parsed(text))
    }

    @Test func readsAndWritesPackages() throws {
        var formats: [FROSTFormat: Int] = [:]
        for session in try RecordedSessionTests.sessions() {
            let suite = try session.ciphersuite()
            let format = try session.packageFormat()
            formats[format, default: 0] += 1
            let bytes =
                format == .json
                ? Array(session.package.utf8)
                : try #require([UInt8](hexadecimal: session.package))
            let package = try FROSTSigningPackage(decoding: bytes, as: format, in: suite)
            #expect(package.encoded(as: format) == bytes)
            #expect(package.message == session.message.bytes)
            #expect(package.entries.count == session.commitments.count)
            for (signer, recorded) in session.commitments {
                let commitments = try FROSTSigningCommitments(decoding: recorded.bytes, in: suite)
                #expect(commitments.encoded() == recorded.bytes)
                #expect(
                    try package.commitments(of: RecordedSessionTests.identifier(signer))
                        == commitments)
                let text = commitments.encoded(as: .json)
                if format == .json {
                    #expect(session.package.contains(String(decoding: text, as: UTF8.self)))
                }
                let again = try FROSTSigningCommitments(decoding: text, as: .json, in: suite)
                #expect(again == commitments)
            }
            let other: FROSTFormat = format == .json ? .binary : .json
            let translated = try FROSTSigningPackage(
                decoding: package.encoded(as: other), as: other, in: suite)
            #expect(translated == package)
        }
        #expect(formats == [.binary: 30, .json: 30])
    }

    /// The shares of a session add up to the response of its signature.
    @Test func readsAndWritesSharesAndSignatures() throws {
        for session in try RecordedSessionTests.sessions() {
            let suite = try session.ciphersuite()
            var sum = Scalar.zero
            for recorded in session.shares.values {
                let share = try FROSTSignatureShare(decoding: recorded.bytes, in: suite)
                #expect(share.encoded() == recorded.bytes)
                let text = share.encoded(as: .json)
                #expect(
                    try FROSTSignatureShare(decoding: text, as: .json, in: suite) == share)
                sum = sum + share.scalar
            }
            let signature = try FROSTSignature(decoding: session.signature.bytes, in: suite)
            #expect(signature.encoded() == session.signature.bytes)
            #expect(signature.response == sum)
            let text = signature.encoded(as: .json)
            #expect(text == Array("\"\(session.signature)\"".utf8))
            #expect(try FROSTSignature(decoding: text, as: .json, in: suite) == signature)
        }
    }

    @Test func readsAndWritesNonces() throws {
        var count = 0
        for session in try RecordedSessionTests.sessions() {
            let suite = try session.ciphersuite()
            for (signer, nonces) in session.nonces {
                let commitments = try #require(session.commitments[signer])
                let bytes =
                    PostcardBytes.header(suite) + nonces.flatMap(\.bytes) + commitments.bytes
                #expect(try SigningMessage.nonces.again(bytes, .binary, suite) == bytes)
                let read = try FROSTSigningNonces(decoding: SecretBytes(copying: bytes), in: suite)
                let text = read.secretEncoding(as: .json)
                let again = try FROSTSigningNonces(decoding: text, as: .json, in: suite)
                let encoding = again.secretEncoding()
                #expect(encoding.publicBytes(in: 0..<encoding.count) == bytes)
                count += 1
            }
        }
        #expect(count > 60)
    }
}
