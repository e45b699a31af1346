import DKG

/// What may be a member's name: something that two people read alike, on paper and on a terminal.
enum MemberName {
    static let lengths = 1...64

    static func check(_ names: [String]) throws(CeremonyTermsError) {
        guard ParticipantIndex.range.contains(names.count) else {
            throw .nameCount(expected: nil, got: names.count)
        }
        // Strings that are canonically equivalent are equal. Joiners show in some scripts alone.
        var first: [String: Int] = [:]
        for (position, name) in names.enumerated() {
            guard lengths.contains(name.utf8.count) else {
                throw .nameLength(position: position, got: name.utf8.count)
            }
            guard name.unicodeScalars.allSatisfy(isPlain) else {
                throw .nameWithControl(position: position)
            }
            let visible = String(
                String.UnicodeScalarView(name.unicodeScalars.filter { !joiners.contains($0) }))
            guard !visible.isEmpty else { throw .nameLength(position: position, got: 0) }
            if let earlier = first.updateValue(position, forKey: visible) {
                throw .duplicateName(first: earlier, second: position)
            }
        }
    }

    /// What some scripts need within a word, and nobody sees elsewhere.
    private static let joiners: Set<Unicode.Scalar> = ["\u{200C}", "\u{200D}"]

    /// No control characters, and nothing that ends a line, turns the direction of what follows, or is never seen.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        if joiners.contains(scalar) { return true }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator:
            return false
        default:
            // Those that turn the direction of text are among them.
            return !scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
