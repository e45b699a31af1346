import TestSupport

/// The part of the ceremony's `primitives.json` that this module has to do with.
enum GroupVectors {
    static func load() throws -> Primitives {
        try OwnVectors.load("ceremony/primitives.json")
    }

    struct Primitives: Decodable {
        let taggedHashes: [TaggedHash]
        let generatorH: String
        let draw: [Draw]
        let complaints: [Complaint]
        let reconstruction: [Polynomial]
    }

    struct TaggedHash: Decodable {
        let tag: String
        let message: String
        let hash: String
    }

    struct Draw: Decodable {
        let tag: String
        let message: String
        let scalar: String
    }

    struct Complaint: Decodable {
        let sessionKey: String
        let publicSessionKey: String
        let ephemeralKey: String
        let product: String

        private enum CodingKeys: String, CodingKey {
            case sessionKey
            case publicSessionKey = "E"
            case ephemeralKey = "R"
            case product = "K"
        }
    }

    struct Polynomial: Decodable {
        /// By index.
        let shares: [String: String]
        let coefficients: [String]
        let publicPoints: [String]
    }
}
