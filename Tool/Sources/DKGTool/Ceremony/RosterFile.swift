import CeremonyLog
import DKG
import Foundation

/// What whoever calls a ceremony writes; `dkg ceremony new` makes a ceremony file of it.
struct RosterFile: Decodable {
    struct Member: Decodable {
        let name: String
        let identity: String
        let absent: Bool?
    }

    let members: [Member]
    let threshold: Int
    let board: String
    let joinUntil: String
    let scheme: String?
    let purpose: String?
    let context: String?
    let profile: String?
    let seconds: UInt32?

    private static let fields: Set<String> = [
        "members", "threshold", "board", "joinUntil", "scheme", "purpose", "context", "profile",
        "seconds",
    ]
    private static let memberFields: Set<String> = ["name", "identity", "absent"]

    /// Reads a roster.
    ///
    /// A field that nobody knows is refused: one that is misspelt would be left out silently.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - path: What it is called in messages.
    /// - Throws: ``RosterError``.
    init(_ bytes: [UInt8], called path: String) throws(RosterError) {
        let data = Data(bytes)
        guard let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else {
            throw RosterError(path, "it is no JSON object.")
        }
        try RosterFile.check(object.keys, RosterFile.fields, path)
        for member in object["members"] as? [[String: Any]] ?? [] {
            try RosterFile.check(member.keys, RosterFile.memberFields, path)
        }
        do {
            self = try JSONDecoder().decode(RosterFile.self, from: data)
        } catch {
            throw RosterError(path, RosterFile.text(of: error))
        }
    }

    private static func check(
        _ keys: some Sequence<String>, _ known: Set<String>, _ path: String
    ) throws(RosterError) {
        if let unknown = Set(keys).subtracting(known).sorted().first {
            throw RosterError(
                path,
                "there is no field '\(unknown)'; there are \(known.sorted().joined(separator: ", "))."
            )
        }
    }

    private static func text(of error: any Error) -> String {
        func name(_ path: [any CodingKey]) -> String {
            path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
                .joined(separator: ".")
        }
        guard let error = error as? Swift.DecodingError else { return "it does not decode." }
        switch error {
        case .keyNotFound(let key, let context):
            return "the field '\(name(context.codingPath + [key]))' is missing."
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "the field '\(name(context.codingPath))' has a value of another type."
        case .dataCorrupted(let context):
            return "the field '\(name(context.codingPath))' has a value that is not possible."
        @unknown default:
            return "it does not decode."
        }
    }
}
