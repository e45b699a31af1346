import DKG
import FROSTKeyGeneration
import Foundation
import TestSupport

/// Whole sessions that a program apart from this package has computed from the coefficients and
/// nonces in them, with everything that comes out.
struct FixedSession: Decodable, Sendable, CustomStringConvertible {
    struct Participant: Decodable, Sendable {
        /// The name that the identifier is derived from; empty for a number.
        let name: String
        let identifier: HexValue
        let coefficients: [HexValue]
        let nonce: HexValue
        let round1: HexValue
        let round1JSON: String
        /// What came from each participant; empty from itself.
        let received: [HexValue]
        let receivedJSON: [String]
    }

    struct Key: Decodable, Sendable {
        let `public`: HexValue
        let publicWithoutThreshold: HexValue
        let publicJSON: String
        let publicJSONWithoutThreshold: String
        let packages: [HexValue]
        let packagesJSON: [String]
    }

    let name: String
    let ciphersuite: String
    let threshold: Int
    let untweakedKey: HexValue
    let participants: [Participant]
    let key: Key
    let merkleRoot: HexValue
    let lifted: Key
    let liftedWithRoot: Key
    let kept: Key

    var description: String { "\(ciphersuite), \(name)" }

    static let all: [FixedSession] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Fixtures/sessions.json").standardized
        guard let data = try? Data(contentsOf: file),
            let sessions = try? JSONDecoder().decode([FixedSession].self, from: data)
        else { return [] }
        return sessions
    }()

    var suite: FROSTCiphersuite {
        get throws {
            guard let suite = FROSTCiphersuite(rawValue: ciphersuite) else {
                throw TestError("no suite: \(ciphersuite)")
            }
            return suite
        }
    }

    func identifier(_ position: Int) throws -> FROSTIdentifier {
        try FROSTIdentifier(decoding: participants[position].identifier.bytes)
    }

    /// The first part of a participant, with the coefficients and the nonce that are given.
    func first(_ position: Int) throws -> FROSTDealer {
        let setup = try FROSTSetup(
            ciphersuite: suite, identifier: identifier(position), threshold: threshold,
            participants: participants.count)
        let participant = participants[position]
        return FROSTDealer(
            setup,
            polynomial: try SecretPolynomial(participant.coefficients.map { try $0.scalar() }),
            nonce: try participant.nonce.secretScalar())
    }

    /// The packages of all others, decoded.
    func broadcasts(to position: Int) throws -> [FROSTBroadcast] {
        try participants.indices.filter { $0 != position }.map { sender in
            try FROSTBroadcast(
                decoding: participants[sender].round1.bytes, from: identifier(sender), in: suite)
        }
    }

    /// The key of a participant, from the messages that are given.
    func generatedKey(_ position: Int) throws -> FROSTGeneratedKey {
        var part = try first(position).receive(broadcasts(to: position))
        for sender in participants.indices where sender != position {
            try part.receive(
                decoding: participants[position].received[sender].secretEncoding(),
                from: identifier(sender))
        }
        return try part.finish()
    }
}

extension SecretBytes {
    /// The bytes of a secret that a test may look at.
    borrowing func opened() -> [UInt8] { publicBytes(in: 0..<count) }
}
