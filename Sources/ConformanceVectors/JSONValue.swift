import ChillDKG
import Foundation

/// A JSON document of which no shape is known beforehand.
enum JSONValue: Decodable, Sendable {
    case null
    case flag(Bool)
    case integer(Int)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// A member of an object; `null` if there is none, or this is not an object.
    subscript(_ name: String) -> JSONValue {
        guard case .object(let members) = self else { return .null }
        return members[name] ?? .null
    }

    /// The names of an object's members, ascending; none if this is not an object.
    var names: [String] {
        guard case .object(let members) = self else { return [] }
        return members.keys.sorted()
    }

    /// Whether there is nothing.
    var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// The items of a list; none if this is not a list.
    var items: [JSONValue] {
        guard case .list(let items) = self else { return [] }
        return items
    }

    /// Whether this is `true`.
    var isTrue: Bool {
        if case .flag(true) = self { return true }
        return false
    }

    /// An integer.
    func integer() throws -> Int {
        guard case .integer(let value) = self else {
            throw ConformanceFailure("the vector has no integer where one is expected")
        }
        return value
    }

    /// A string.
    func string() throws -> String {
        guard case .text(let value) = self else {
            throw ConformanceFailure("the vector has no text where some is expected")
        }
        return value
    }

    /// Bytes, written as hexadecimal digits.
    func bytes() throws -> [UInt8] {
        guard let bytes = [UInt8](hexadecimal: try string()) else {
            throw ConformanceFailure("the vector has no hexadecimal digits where some are expected")
        }
        return bytes
    }

    /// A secret, written as hexadecimal digits.
    func secret() throws -> SecretBytes { SecretBytes(copying: try bytes()) }

    /// A list of byte strings.
    func byteList() throws -> [[UInt8]] { try items.map { try $0.bytes() } }

    /// The members of a pool that a list of positions names.
    func pick(_ positions: JSONValue) throws -> [[UInt8]] {
        let pool = items
        return try positions.items.map { position in
            let position = try position.integer()
            guard pool.indices.contains(position) else {
                throw ConformanceFailure("the vector names entry \(position) of \(pool.count)")
            }
            return try pool[position].bytes()
        }
    }
}
