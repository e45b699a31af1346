import ArgumentParser

/// A command whose help ends with examples, or with what its exit status says.
protocol HasEpilogue {
    /// What stands below the options.
    static var epilogue: String { get }
}

/// What the parser prints, with lines that fit a terminal and with what it has no place for.
enum HelpText {
    /// How long a line may be.
    private static let width = 80

    /// The parser's text, with its line about usage broken, and below help what the command adds to it.
    ///
    /// - Parameters:
    ///   - text: What the parser would print.
    ///   - command: The command that it is about.
    /// - Returns: The text without empty lines at its end.
    static func rendered(_ text: String, of command: any ParsableCommand.Type) -> String {
        // A script for completion, or the version, stays as it is.
        let isHelp = text.hasPrefix("OVERVIEW: ")
        guard isHelp || text.hasPrefix("Error: ") else { return text }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            line.uppercased().hasPrefix("USAGE: ") ? usage(line) : [String(line)]
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        if isHelp, let epilogue = (command as? any HasEpilogue.Type)?.epilogue {
            lines += ["", epilogue]
        }
        return lines.joined(separator: "\n")
    }

    /// The line about usage, broken between options.
    private static func usage(_ line: Substring) -> [String] {
        var words: [String] = []
        for part in line.split(separator: " ").map(String.init) {
            let isOpen = words.last.map { $0.hasPrefix("[") && !$0.hasSuffix("]") } ?? false
            // A value belongs to the option before it, and so does the sign that there may be several.
            let isValue =
                (part.hasPrefix("<") || part == "...") && words.last?.hasPrefix("--") == true
            if let last = words.last, isOpen || isValue {
                words[words.count - 1] = last + " " + part
            } else {
                words.append(part)
            }
        }
        let indent = 7
        return TextWrapping.lines(words, width: width - indent).enumerated().map { number, text in
            number == 0 ? text : String(repeating: " ", count: indent) + text
        }
    }
}
