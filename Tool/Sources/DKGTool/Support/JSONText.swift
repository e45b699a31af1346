import Foundation

/// What the flag `--json` prints.
enum JSONText {
    /// An object with its keys sorted, so that the same values give the same bytes.
    static func of(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        // Numbers, strings, arrays and dictionaries of them always have an encoding.
        let data = (try? encoder.encode(value)) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
