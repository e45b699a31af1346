import DKG
import TestSupport

/// The parts of primitives.json that concern the ceremony itself.
struct PrimitiveVectors: Decodable, Sendable {
    struct CeremonyID: Decodable, Sendable {
        let scheme: String
        let purpose: String
        let board: String
        let threshold: Int
        let roster: [HexValue]
        let instance: HexValue
        let context: HexValue
        let ceremonyID: HexValue
        let quorumOfAll: Int
        /// For kinds 1 to 9; those of the other scheme are given, too, and mean nothing here.
        let largestBodies: [Int]
    }

    struct RefusedConfiguration: Decodable, Sendable {
        let description: String
        let scheme: String
        let purpose: String
        let board: String
        let threshold: Int
        let participants: Int
        let instance: HexValue
    }

    struct Member: Decodable, Sendable {
        let index: UInt16
        let identitySecret: HexValue
        let fresh: HexValue
        let seed: HexValue
        let sessionKey: HexValue
        let publicSessionKey: HexValue
        let joinNonce: HexValue
        let a: [HexValue]
        let b: [HexValue]
        let r: HexValue
        let envelopes: [HexValue]

        func ceremonySeed() throws -> CeremonySeed {
            guard let stored = CeremonySeed(stored: seed.secretBytes()) else {
                throw TestError("no seed: \(seed)")
            }
            return stored
        }
    }

    struct Session: Decodable, Sendable {
        let scheme: String
        let ceremonyID: HexValue
        let sid: HexValue
        let participants: [Member]
    }

    struct View: Decodable, Sendable {
        struct Entry: Decodable, Sendable {
            let kind: UInt8
            let sender: UInt16
            let digest: HexValue
        }

        let previous: HexValue
        let kind: UInt8
        let entries: [Entry]
        let view: HexValue
    }

    struct Certificate: Decodable, Sendable {
        struct Case: Decodable, Sendable {
            let description: String
            let certificate: HexValue
            let valid: Bool
        }

        let scheme: String
        let sid: HexValue
        let threshold: Int
        let holders: [UInt16]
        let qualified: [UInt16]
        let lastView: HexValue
        let polynomial: [HexValue]
        let transcriptDigest: HexValue
        let cases: [Case]
    }

    struct KeyFile: Decodable, Sendable {
        let scheme: String
        let index: UInt16
        let groupKey: HexValue
        let share: HexValue
        let keyPackage: HexValue
    }

    struct Envelope: Decodable, Sendable {
        let description: String
        let envelope: HexValue
        let decodes: Bool
        let publicKey: HexValue
        let digest: HexValue?
    }

    let ceremonyIDs: [CeremonyID]
    let refusedConfigurations: [RefusedConfiguration]
    let sessions: [Session]
    let views: [View]
    let certificates: [Certificate]
    let keyFiles: [KeyFile]
    let envelopes: [Envelope]

    static func load() throws -> PrimitiveVectors {
        try OwnVectors.load("ceremony/primitives.json")
    }

    /// The group key of a scheme's key file, which has the same ceremony as its session.
    func groupKey(of scheme: String) throws -> GroupKey {
        guard let file = keyFiles.first(where: { $0.scheme == scheme }) else {
            throw TestError("no key file of \(scheme)")
        }
        return try GroupKey(decoding: file.groupKey.bytes)
    }
}

extension Purpose {
    static func named(_ name: String) throws -> Purpose {
        guard let purpose = Purpose(name: name) else { throw TestError("no purpose \(name)") }
        return purpose
    }
}

extension BoardKind {
    static func named(_ name: String) throws -> BoardKind {
        guard let board = BoardKind(name: name) else { throw TestError("no board \(name)") }
        return board
    }
}
