import DKG

extension SimulateCommand {
    /// The options, in the order in which help prints them.
    static let options: [OptionDescription] = [
        OptionDescription(
            "participants", value: "n", help: "How many participants: 1...65535.", standard: "5"),
        OptionDescription(
            "threshold", value: "t",
            help:
                "How many shares reconstruct the key; at most (n + 1) / 2, on a relay (n + 2) / 3.",
            standard: "the largest"),
        OptionDescription(
            "scheme", value: names(CommitmentScheme.self), help: "How dealers commit.",
            standard: "pedersen"),
        OptionDescription(
            "purpose", value: names(Purpose.self),
            help: "What the key is for; randomness needs pedersen.", standard: "signing"),
        OptionDescription(
            "board", value: names(BoardKind.self),
            help: "Whether all read the same board, or an untrusted relay carries messages.",
            standard: "agreed"),
        OptionDescription(
            "seed", value: "number",
            help: "What everything follows from: the same seed, the same bytes.",
            standard: "drawn, and printed"),
        OptionDescription(
            "fault", value: "kind:index",
            help: "What a participant does wrong, for instance wrong-share:2. May be repeated.",
            isRepeatable: true),
        OptionDescription("json", help: "Print one JSON object and nothing else."),
        OptionDescription("timings", help: "Say how much processor time it took."),
    ]

    private static func names<Value: CaseIterable & CustomStringConvertible>(
        _: Value.Type
    ) -> String {
        Value.allCases.map(\.description).joined(separator: "|")
    }

    /// What `dkg simulate --help` prints.
    static var help: String {
        let usage = TextWrapping.lines(options.map(\.usage), width: 60)
            .joined(separator: "\n                    ")
        return """
            OVERVIEW: Run a whole ceremony on this machine, with as many cheats as you like.

            Every message is encoded, carried as bytes over an in-memory board, and decoded by
            every participant and by an auditor. What happens is printed as it happens; then
            the key, who was convicted of what, and two proofs that the key works. Identities
            and secrets follow from the seed: never use such a key.

            USAGE: dkg simulate \(usage)

            OPTIONS:
            \(options.flatMap(\.helpLines).joined(separator: "\n"))

            EXAMPLES:
              dkg simulate
              dkg simulate --fault wrong-share:2 --fault silent-extraction:5
              dkg simulate --scheme feldman --seed 7 --fault false-complaint:1
              dkg simulate --participants 7 --board relay --json

            FAULTS:
              \(FaultArgument.kinds.joined(separator: "\n  "))

            \(DKGCommand.exitStatus)
            """
    }
}
