/// One option of a command, as help prints it and as the command line is read by it.
///
/// The tool reads its command line with these few lines and not with a package: every package that
/// depends on the libraries would have to resolve that one as well.
struct OptionDescription {
    /// The name behind the two dashes.
    let name: String

    /// What its value is called; `nil` for a flag, which has none.
    let valueName: String?

    /// What it does, in a sentence.
    let help: String

    /// What happens without it, as help prints it; `nil` if that goes without saying.
    let standard: String?

    /// Whether it may be given several times.
    let isRepeatable: Bool

    init(
        _ name: String, value valueName: String? = nil, help: String, standard: String? = nil,
        isRepeatable: Bool = false
    ) {
        self.name = name
        self.valueName = valueName
        self.help = help
        self.standard = standard
        self.isRepeatable = isRepeatable
    }

    /// The option as one types it.
    var usage: String {
        let value = valueName.map { " <\($0)>" } ?? ""
        return "[--\(name)\(value)]" + (isRepeatable ? "..." : "")
    }

    /// The lines of help about it.
    var helpLines: [String] {
        let head = "--\(name)" + (valueName.map { " <\($0)>" } ?? "")
        let text = help + (standard.map { " (default: \($0))" } ?? "")
        let column = 26
        var lines = TextWrapping.lines(text, width: 80 - column)
        // A head that is too long for its column has a line to itself.
        let first = head.count < column - 2 && !lines.isEmpty ? lines.removeFirst() : ""
        return [first.isEmpty ? "  " + head : "  " + head.padded(to: column - 2) + first]
            + lines.map { String(repeating: " ", count: column) + $0 }
    }
}
