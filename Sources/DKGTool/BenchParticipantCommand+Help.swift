import DKG
import DKGMeasurement

extension BenchParticipantCommand {
    /// The options, in the order in which help prints them.
    static let options: [OptionDescription] = [
        OptionDescription(
            "participants", value: "n", help: "How many participants: 1...65535.",
            standard: "100"),
        OptionDescription(
            "threshold", value: "t",
            help: "How many shares reconstruct the key; at most (n + 1) / 2.",
            standard: "the largest"),
        OptionDescription(
            "scheme", value: CommitmentScheme.allCases.map(\.description).joined(separator: "|"),
            help: "How dealers commit.", standard: "pedersen"),
        OptionDescription(
            "arithmetic",
            value: MeasuredArithmetic.allCases.map(\.description).joined(separator: "|"),
            help: "Who computes with many public points.",
            standard: MeasuredArithmetic.standard.description),
        OptionDescription(
            "seed", value: "number", help: "What the messages follow from.", standard: "1"),
        OptionDescription("json", help: "Print one JSON object and nothing else."),
    ]

    /// What `dkg bench-participant --help` prints.
    static var help: String {
        let usage = TextWrapping.lines(options.map(\.usage), width: 52)
            .joined(separator: "\n                             ")
        return """
            OVERVIEW: Measure what one participant of a large ceremony costs.

            One participant takes part in an honest ceremony. The messages of the others are
            prepared round by round, which is not measured, and not kept. What is measured is
            processor time from received bytes to the key package with the public keys of all
            shares. The floor is what the calls of libsecp256k1 cost by themselves, measured
            in the same run. The memory is the most that the process held.

            USAGE: dkg bench-participant \(usage)

            OPTIONS:
            \(options.flatMap(\.helpLines).joined(separator: "\n"))

            EXAMPLES:
              dkg bench-participant
              dkg bench-participant --participants 1000 --threshold 500 --scheme feldman
              dkg bench-participant --participants 20 --json

            \(DKGCommand.exitStatus)
            """
    }
}
