import ArgumentParser

/// A command with options that may be given several times.
protocol HasRepeatableOptions {
    /// Their names, with both dashes.
    static var repeatable: Set<String> { get }
}

/// Options that are given twice although they have one value.
enum RepeatedOptions {
    /// Checks that no option is given twice but those which may be.
    ///
    /// The parser takes the last value and says nothing. Which of two files is meant, nobody can tell. A value
    /// never begins with two dashes, so every argument that does is an option.
    static func check(
        _ arguments: [String], of command: any ParsableCommand
    ) throws(UsageError) {
        let repeatable = (type(of: command) as? any HasRepeatableOptions.Type)?.repeatable ?? []
        var seen: Set<Substring> = []
        for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
            let name = argument.prefix { $0 != "=" }
            guard seen.insert(name).inserted || repeatable.contains(String(name)) else {
                throw UsageError("\(name) is given twice.")
            }
        }
    }
}
