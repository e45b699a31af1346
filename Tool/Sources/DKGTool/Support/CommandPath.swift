import ArgumentParser

/// The commands that a command line names, from the tool's down.
struct CommandPath: CustomStringConvertible {
    /// The innermost command.
    private(set) var last: any ParsableCommand.Type

    /// What stands where a subcommand should, and is not one.
    private let unknown: String?

    private var names: [String]

    /// Follows the names at the beginning of a command line; `help` may stand before them.
    init(_ arguments: [String], root: any ParsableCommand.Type) {
        last = root
        names = [CommandPath.name(of: root)]
        var rest = arguments[...]
        if rest.first == "help" { rest.removeFirst() }
        while let name = rest.first, !last.configuration.subcommands.isEmpty {
            let next = last.configuration.subcommands.first { CommandPath.name(of: $0) == name }
            guard let next else { break }
            last = next
            names.append(name)
            rest.removeFirst()
        }
        let isName = rest.first.map { !$0.hasPrefix("-") } ?? false
        unknown = isName && !last.configuration.subcommands.isEmpty ? rest.first : nil
    }

    /// Checks that every subcommand that is named is there.
    ///
    /// The parser would call it an unexpected argument, and answer `help` to it with the help of what it knows.
    func checkNames() throws(UsageError) {
        guard let unknown else { return }
        let known = last.configuration.subcommands.map(CommandPath.name)
        let near = known.map { ($0, EditDistance.between($0, unknown)) }
            .filter { $0.1 < 4 && $0.1 < $0.0.count }
            .min { $0.1 < $1.1 }
        let hint = near.map { " Did you mean '\($0.0)'?" } ?? ""
        throw UsageError(
            "there is no subcommand '\(unknown)'; '\(self)' has \(known.dropLast().joined(separator: ", "))"
                + " and \(known.last ?? "")." + hint)
    }

    /// The names, as one types them.
    var description: String { names.joined(separator: " ") }

    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? ""
    }
}
