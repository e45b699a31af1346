import CeremonyLog
import DKG

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
    /// - Parameters:
    ///   - bytes: The file.
    ///   - path: What it is called in messages.
    /// - Throws: ``RosterError``.
    init(_ bytes: [UInt8], called path: String) throws(RosterError) {
        do throws(StrictJSON.Problem) {
            let object = try StrictJSON.object(bytes)
            try StrictJSON.check(object.keys, RosterFile.fields)
            for member in object["members"] as? [[String: Any]] ?? [] {
                try StrictJSON.check(member.keys, RosterFile.memberFields)
            }
            self = try StrictJSON.decode(RosterFile.self, bytes)
        } catch {
            throw RosterError(path, error.text)
        }
    }
}
