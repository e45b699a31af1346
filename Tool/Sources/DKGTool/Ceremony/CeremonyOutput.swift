import ArgumentParser
import CeremonyLog
import DKG

/// The option `--json`, and what is printed of a called ceremony.
struct CeremonyOutput: ParsableArguments {
    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    /// Prints what people compare.
    func write(_ call: CeremonyCall) {
        let file = CeremonyFile(call)
        if json { return Console.write(JSONText.of(file)) }
        Console.write("fingerprint: \(file.fingerprint)")
        Console.write("             compare it with every member over another channel")
        Console.write("ceremony:    \(file.ceremony)")
        Console.write(
            "key:         \(file.purpose), any \(file.threshold) of \(file.members.count), by the \(file.scheme) scheme"
        )
        Console.write("board:       \(file.board.kind), \(file.board.address)")
        Console.write("join until:  \(file.joinUntil)")
        for member in file.members {
            let absence = member.absent ? "  (not waited for)" : ""
            Console.write(
                "member \(member.index):    \(member.fingerprint)  \(member.name)\(absence)")
        }
    }
}
