import Foundation

/// JSON that people write: a field that nobody knows is refused, since one that is misspelt would be left out silently.
enum StrictJSON {
    /// What is wrong, as a sentence goes on after the file's name.
    struct Problem: Error {
        let text: String
    }

    /// Reads the fields of an object.
    static func object(_ bytes: [UInt8]) throws(Problem) -> [String: Any] {
        guard
            let object = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
        else { throw Problem(text: "it is no JSON object.") }
        return object
    }

    /// Checks the names of fields.
    static func check(
        _ keys: some Sequence<String>, _ known: Set<String>
    ) throws(Problem) {
        if let unknown = Set(keys).subtracting(known).sorted().first {
            throw Problem(
                text:
                    "there is no field '\(unknown)'; there are \(known.sorted().joined(separator: ", "))."
            )
        }
    }

    /// Decodes a value.
    static func decode<Value: Decodable>(
        _ type: Value.Type, _ bytes: [UInt8]
    ) throws(Problem) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(bytes))
        } catch {
            throw Problem(text: text(of: error))
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
