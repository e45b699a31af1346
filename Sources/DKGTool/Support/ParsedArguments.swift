/// A command line, read by the descriptions of its options.
///
/// A value follows its option, or an equals sign: `--seed 7` and `--seed=7` are the same.
struct ParsedArguments {
    private var values: [String: [String]] = [:]

    init(_ arguments: [String], options: [OptionDescription]) throws(UsageError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--"), argument.count > 2 else {
                throw UsageError("'\(argument)' is no option; options begin with two dashes.")
            }
            let parts = argument.dropFirst(2).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard let option = options.first(where: { $0.name == name }) else {
                throw ParsedArguments.unknown(name, options)
            }
            if values[name] != nil && !option.isRepeatable {
                throw UsageError("--\(name) is given twice.")
            }
            values[name, default: []].append(
                try ParsedArguments.value(of: option, inline: parts.dropFirst().first, &rest))
        }
    }

    private static func value(
        of option: OptionDescription, inline: Substring?, _ rest: inout ArraySlice<String>
    ) throws(UsageError) -> String {
        guard let valueName = option.valueName else {
            if inline != nil { throw UsageError("--\(option.name) is a flag and has no value.") }
            return ""
        }
        if let inline { return String(inline) }
        guard let next = rest.popFirst() else {
            throw UsageError("--\(option.name) needs a value: --\(option.name) <\(valueName)>.")
        }
        return next
    }

    private static func unknown(_ name: String, _ options: [OptionDescription]) -> UsageError {
        let names = options.map { "--\($0.name)" }.joined(separator: ", ")
        return UsageError("there is no option --\(name); the options are \(names).")
    }

    /// Whether a flag, or an option with a value, is there.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// All values of an option, in order.
    func all(_ name: String) -> [String] { values[name] ?? [] }

    /// The value of an option as an integer; `nil` if the option is not there.
    func integer<Number: FixedWidthInteger>(
        _ name: String, in range: ClosedRange<Number>
    ) throws(UsageError) -> Number? {
        guard let text = values[name]?.last else { return nil }
        guard let number = Number(text), range.contains(number) else {
            throw UsageError(
                "--\(name) is an integer in \(range.lowerBound)...\(range.upperBound); "
                    + "got '\(text)'.")
        }
        return number
    }

    /// The value of an option as one of several names; `nil` if the option is not there.
    func choice<Value: CaseIterable & CustomStringConvertible>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(UsageError) -> Value? {
        guard let text = values[name]?.last else { return nil }
        guard let value = Value.allCases.first(where: { $0.description == text }) else {
            let names = Value.allCases.map(\.description).joined(separator: ", ")
            throw UsageError("--\(name) is one of \(names); got '\(text)'.")
        }
        return value
    }
}
