import Foundation

/// The published vectors of the ceremony protocol, which lie outside the package.
///
/// They are looked for in the folder that `DKG_VECTORS` names, else in `../shared/vectors`.
enum Vectors {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["DKG_VECTORS"] {
            return URL(fileURLWithPath: path)
        }
        // Support, Secp256k1GroupTests, Tests, package.
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.deletingLastPathComponent().appendingPathComponent("shared/vectors")
    }()

    static let primitives = folder.appendingPathComponent("ceremony/primitives.json")

    static var areAvailable: Bool { FileManager.default.isReadableFile(atPath: primitives.path) }

    static func loadPrimitives() throws -> Primitives {
        try JSONDecoder().decode(Primitives.self, from: Data(contentsOf: primitives))
    }

    /// The part of `primitives.json` that this module has to do with.
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
