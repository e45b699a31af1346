/// Colours, where somebody sees them.
struct TextStyle: Sendable {
    /// Whether escape sequences are written.
    let isColoured: Bool

    /// Colours on a terminal only, and never when `NO_COLOR` is set or the terminal cannot.
    static var automatic: TextStyle {
        let refused = Console.environment("NO_COLOR").map { !$0.isEmpty } ?? false
        let dumb = Console.environment("TERM") == "dumb"
        return TextStyle(isColoured: Console.outputIsTerminal && !refused && !dumb)
    }

    /// A heading.
    func bold(_ text: String) -> String { wrap(text, "1") }

    /// Something that went as it should.
    func good(_ text: String) -> String { wrap(text, "32") }

    /// Somebody deviated.
    func bad(_ text: String) -> String { wrap(text, "31") }

    /// Somebody was silent, or something is worth a second look.
    func warning(_ text: String) -> String { wrap(text, "33") }

    /// Details.
    func dim(_ text: String) -> String { wrap(text, "2") }

    private func wrap(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
