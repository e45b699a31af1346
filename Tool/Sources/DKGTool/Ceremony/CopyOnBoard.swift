import Foundation

/// Finds the ceremony file that lies beside a log.
enum CopyOnBoard {
    /// The only one in a folder.
    ///
    /// - Throws: ``UsageError`` if there is none, or more than one.
    static func only(in folder: String) throws -> String {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.hasPrefix("ceremony-") && $0.hasSuffix(".json") }.sorted()
        switch names.count {
        case 1: return "\(folder)/\(names[0])"
        case 0:
            throw UsageError(
                "there is no ceremony file in '\(folder)'; name it with --ceremony.")
        default:
            throw UsageError(
                "there are \(names.count) ceremonies in '\(folder)'; name one with --ceremony: "
                    + names.joined(separator: ", "))
        }
    }
}
