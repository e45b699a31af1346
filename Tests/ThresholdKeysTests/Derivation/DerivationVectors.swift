import TestSupport
import Testing
import ThresholdKeys

/// `uses/derivation.json`, as far as the tests use it.
struct DerivationVectors: Decodable {
    let keys: [Key]
    let derive: [Derivation]
    let tweaks: [Tweaks]
    let paths: [Path]
    let refusedPaths: [RefusedPath]
    let refusedCalls: [RefusedCall]

    func key(_ name: String) throws -> Key {
        try #require(keys.first { $0.name == name })
    }

    struct Key: Decodable {
        let name: String
        let purpose: UInt8
        let genesis: HexValue
        let epoch: UInt32
        let epochDigest: HexValue
        let t: Int
        let publicKey: HexValue
        let keyID: HexValue
        let coefficients: [HexValue]
        let members: [Member]

        private enum CodingKeys: String, CodingKey {
            case name, purpose, genesis, epoch, epochDigest, t, keyID, members
            case publicKey = "Y"
            case coefficients = "A"
        }

        func member(_ index: String) -> Member? { members.first { "\($0.index)" == index } }

        /// The key of a ceremony that nobody held.
        func key() throws -> ThresholdKey {
            ThresholdKey(
                madeBy: try publicKey.point(), threshold: try Threshold(t),
                members: try members.map { member in
                    (
                        index: try ParticipantIndex(member.index),
                        share: try member.publicShare?.point() ?? .infinity, identity: nil
                    )
                },
                purpose: try #require(Purpose(rawValue: purpose)), context: [],
                epoch: KeyEpoch(
                    number: epoch, genesis: try genesis.digest(),
                    transcript: try epochDigest.digest(), board: .agreed))
        }
    }

    struct Member: Decodable {
        let index: UInt16
        let publicShare: HexValue?
        let secretShare: HexValue
    }

    struct Derivation: Decodable {
        let key: String
        let path: String
        let steps: [UInt32]
        let chainCode: HexValue
        let chainCodeGiven: Bool
        let levels: [Level]
        let child: HexValue
        /// Nothing where there is no output key, and empty for one without scripts.
        let merkleRoot: HexValue?
        let tapTweak: HexValue?
        let gacc: Int
        let tacc: HexValue
        let outputKey: HexValue
        let outputX: HexValue?
        let address: String?
        let coefficients: [HexValue]
        let shares: [String: HexValue]
        let publicShares: [String: HexValue]?
        let xpub: String?

        private enum CodingKeys: String, CodingKey {
            case key, path, steps, chainCode, chainCodeGiven, levels, child, merkleRoot, tapTweak,
                gacc
            case tacc, outputKey, outputX, address, shares, publicShares, xpub
            case coefficients = "A"
        }
    }

    struct Level: Decodable {
        let index: UInt32
        let key: HexValue
        let chainCode: HexValue
    }

    struct Tweaks: Decodable {
        let key: String
        let steps: [Step]
        let coefficients: [HexValue]
        let shares: [String: HexValue]

        private enum CodingKeys: String, CodingKey {
            case key, steps, shares
            case coefficients = "A"
        }
    }

    struct Step: Decodable {
        let tweak: HexValue
        let xOnly: Bool
        let key: HexValue
        let gacc: Int
        let tacc: HexValue
    }

    struct Path: Decodable {
        let path: String
        let steps: [UInt32]
    }

    struct RefusedPath: Decodable {
        let path: String
        let error: Failure
    }

    struct RefusedCall: Decodable {
        let what: String
        let key: String
        let path: String?
        let chainCode: HexValue?
        let merkleRoot: HexValue?
        let tweak: HexValue?
        let xOnly: Bool?
        let error: Failure
    }

    struct Failure: Decodable {
        let kind: String
    }
}
