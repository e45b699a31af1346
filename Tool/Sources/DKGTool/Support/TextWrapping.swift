/// Text in lines.
enum TextWrapping {
    /// Breaks text at spaces into lines of at most `width` characters, longer words excepted.
    static func lines(_ text: String, width: Int) -> [String] {
        lines(text.split(separator: " ").map(String.init), width: width)
    }

    /// Puts words, which may contain spaces, into lines of at most `width` characters.
    static func lines(_ words: [String], width: Int) -> [String] {
        var lines: [String] = []
        for word in words {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }
}

extension String {
    /// The text with spaces after it up to a width.
    func padded(to width: Int) -> String {
        count < width ? self + String(repeating: " ", count: width - count) : self + " "
    }
}
