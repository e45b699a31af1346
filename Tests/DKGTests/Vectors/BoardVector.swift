import DKG
import TestSupport
import Testing

/// A complete message board and what everybody who reads it concludes.
struct BoardVector: Decodable, Sendable, CustomTestStringConvertible {
    struct Round: Decodable, Sendable {
        let kind: UInt8
        let envelopes: [HexValue]
    }

    struct Conviction: Decodable, Hashable, Sendable {
        let index: UInt16
        let kind: String
        let round: Int
    }

    struct Expected: Decodable, Sendable {
        let ceremonyID: HexValue
        let sid: HexValue?
        let joined: [UInt16]
        let quorum: Int?
        let views: [HexValue]
        let qualified: [UInt16]?
        let holders: [UInt16]?
        let convicted: [Conviction]
        let inactive: [String: [UInt16]]
        let disagreements: [String: [UInt16]]
        let failed: [UInt16]
        let reconstructed: [UInt16]
        let exposed: [String: [UInt16]]
        let abort: String?
        let publicPolynomial: [HexValue]?
        let groupKey: HexValue?
        let verificationShares: [String: HexValue]?
        let transcriptDigest: HexValue?
        let certificateSigners: [UInt16]?
        let certified: Bool?
        let secretShares: [String: HexValue]?
        let receipts: [[String]]?
    }

    let name: String
    let scheme: String
    let purpose: String
    let board: String
    let threshold: Int
    let participants: Int
    let context: HexValue
    let instance: HexValue
    let roster: [HexValue]
    let identitySecrets: [HexValue]
    let seeds: [HexValue?]
    let honest: [UInt16]
    var rounds: [Round]
    let expected: Expected

    var testDescription: String { name }

    func ceremony() throws -> Ceremony {
        guard let purpose = Purpose(name: purpose), let board = BoardKind(name: board) else {
            throw TestError("no purpose or board: \(purpose), \(board)")
        }
        return try Ceremony(
            scheme: .named(scheme), purpose: purpose, board: board, threshold: threshold,
            roster: Roster(roster.map(\.bytes)), instance: Ceremony.Instance(instance.digest()),
            context: context.bytes)
    }

    /// A participant as it would be rebuilt after a crash.
    func participant(_ index: UInt16, in ceremony: Ceremony) throws -> UnstoredParticipant {
        let position = Int(index) - 1
        guard let stored = seeds[position], let seed = CeremonySeed(stored: stored.secretEncoding())
        else { throw TestError("no seed for \(index)") }
        return try UnstoredParticipant(
            ceremony: ceremony,
            identity: SigningKey(decoding: identitySecrets[position].secretEncoding()),
            seed: seed)
    }

    /// The envelopes of a participant's message of one kind in this session, in the order in which they
    /// were read, up to the closing of their round and without repetitions.
    func envelopes(of index: UInt16, kind: UInt8) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for envelope in rounds.filter({ $0.kind <= kind }).flatMap(\.envelopes).map(\.bytes)
        where isMessage(envelope, of: index) && envelope[1] == kind && !found.contains(envelope) {
            found.append(envelope)
        }
        return found
    }

    /// Whether an envelope is a participant's message for a round to come.
    func isOwn(_ envelope: [UInt8], of index: UInt16, after kind: UInt8) -> Bool {
        isMessage(envelope, of: index) && envelope[1] > kind
    }

    private func isMessage(_ envelope: [UInt8], of index: UInt16) -> Bool {
        guard let decoded = try? Envelope(decoding: envelope, in: ceremony()),
            let ceremony = try? ceremony(), decoded.isAuthentic(in: ceremony.roster)
        else { return false }
        return decoded.sender.value == index
            && decoded.id.bytes
                == (decoded.round == .join ? expected.ceremonyID : expected.sid)?.bytes
    }

    /// The files and how many boards are in each.
    static let files = [
        "honest", "setup", "dealing", "complaints", "extraction", "outcome", "timing", "quorum",
        "combined", "split",
    ]

    struct File: Decodable {
        let boards: [BoardVector]
    }

    /// Every board, or none where the folder is missing.
    static let all: [BoardVector] = {
        guard Vectors.has("ceremony") else { return [] }
        return files.flatMap { name in
            (try? Vectors.load("ceremony/\(name).json", as: File.self).boards) ?? []
        }
    }()
}
