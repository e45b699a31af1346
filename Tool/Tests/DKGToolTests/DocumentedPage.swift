import Foundation

/// The blocks of code in a section of Docs/Signing.md.
struct DocumentedPage {
    private let text: String

    /// - Parameter heading: How the section begins, from its number on.
    init(section heading: String) {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let path = root.appendingPathComponent("Docs/Signing.md")
        let page = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        text =
            page.components(separatedBy: "\n## ").first { $0.hasPrefix(heading) } ?? ""
    }

    /// The lines of the blocks in a language.
    func lines(in language: String) -> [String] {
        text.components(separatedBy: "```\(language)\n").dropFirst().flatMap { part in
            (part.components(separatedBy: "```").first ?? "").split(separator: "\n").map(
                String.init)
        }
    }
}
