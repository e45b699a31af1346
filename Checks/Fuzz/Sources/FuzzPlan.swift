import DKG
import DKGTestHarness

/// The input read as a fault plan: a scheme, a size, who does what, and what the network does.
struct FuzzPlan {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        self.bytes = bytes[...]
    }

    private mutating func next(below bound: Int) -> Int {
        guard let byte = bytes.popFirst(), bound > 0 else { return 0 }
        return Int(byte) % bound
    }

    /// Runs the plan; whatever it says, every invariant holds.
    mutating func run() {
        let scheme: CommitmentScheme = next(below: 2) == 0 ? .pedersen : .feldman
        let threshold = 1 + next(below: 3)
        let participants = 2 * threshold - 1 + next(below: 3)
        var configuration = SimulationConfiguration(
            participants: participants, threshold: threshold, scheme: scheme,
            seed: UInt64(next(below: 256)))
        var faults = FuzzPlan.scripts
        faults.sort { $0.description < $1.description }
        // At most t - 1 deviate: beyond that nothing is promised but that nothing traps.
        for _ in 0..<(threshold - 1) {
            guard !bytes.isEmpty,
                let index = ParticipantIndex(position: next(below: participants))
            else { break }
            configuration.add(faults[next(below: faults.count)], to: index)
        }
        if next(below: 4) == 1 { configuration.network.add(.shuffle) }
        if next(below: 4) == 1 { configuration.network.add(.duplicate(times: 2) { _ in true }) }
        guard let result = try? CeremonySimulation.run(configuration) else { return }
        for fault in result.auditor.faults {
            precondition(configuration.faults[fault.culprit] != nil && fault.isProven)
        }
    }

    private static let scripts: [ScriptedFault] =
        ScriptedFault.named
        + Round.allCases.flatMap { round in
            [.silent(round), .vanishes(round), .malformed(round), .equivocates(round)]
                + (round >= .respond ? [.otherView(round)] : [])
        }
}
