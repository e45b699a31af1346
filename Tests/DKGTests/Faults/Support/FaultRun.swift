import DKG
import DKGTestHarness
import TestSupport
import Testing

/// One row of FAULTS.md: a ceremony in which somebody deviates, and its twin in which nobody does.
struct FaultRun {
    var configuration: SimulationConfiguration

    /// The usual setting: n = 5, t = 3.
    init(
        _ scheme: CommitmentScheme, participants: Int = 5, threshold: Int = 3,
        board: BoardKind = .agreed, seed: UInt64 = 1
    ) {
        configuration = SimulationConfiguration(
            participants: participants, threshold: threshold, scheme: scheme, board: board,
            seed: seed)
    }

    /// Gives scripts to a participant.
    mutating func give(_ index: Int, _ scripts: any FaultScript...) throws {
        for script in scripts { configuration.add(script, to: try ParticipantIndex(index)) }
    }

    /// Runs both and checks everything: the invariants, the outcome, and that without the fault the
    /// outcome is another one.
    ///
    /// A fault that is meant to change nothing is `harmless`; its test asserts something else that
    /// the twin lacks.
    @discardableResult
    func expect(
        harmless: Bool = false, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout CeremonySummary) -> Void = { _ in }
    ) throws -> (result: CeremonyResult, twin: CeremonyResult) {
        let honest = CeremonySummary(honest: configuration.participants)
        var expected = honest
        change(&expected)
        let result = try run(configuration, expecting: expected, sourceLocation)
        var innocent = configuration
        innocent.faults = [:]
        innocent.network = Network()
        let twin = try run(innocent, expecting: honest, sourceLocation)
        #expect((expected == honest) == harmless, sourceLocation: sourceLocation)
        return (result, twin)
    }

    private func run(
        _ configuration: SimulationConfiguration, expecting expected: CeremonySummary,
        _ sourceLocation: SourceLocation
    ) throws -> CeremonyResult {
        let result = try CeremonySimulation.run(configuration)
        #expect(result.violations() == [], sourceLocation: sourceLocation)
        #expect(
            CeremonySummary(result.auditor) == expected, "seed \(configuration.seed)",
            sourceLocation: sourceLocation)
        return result
    }
}

extension CeremonyResult {
    /// The envelopes of a round on the board, whoever sent them.
    func envelopes(in round: Round) -> [Envelope] {
        (0..<board.roundCount).flatMap(board.envelopes(inRound:))
            .compactMap { try? Envelope(decoding: $0) }.filter { $0.round == round }
    }

    /// The first envelope of a sender in a round.
    func envelope(of sender: Int, in round: Round) -> Envelope? {
        envelopes(in: round).first { Int($0.sender.value) == sender }
    }

    /// What a participant concluded.
    func summary(of index: Int) throws -> CeremonySummary {
        CeremonySummary(try #require(participant(index)).state)
    }

    /// How often a participant answered with a receipt of this name.
    func receipts(_ name: String, of index: Int) -> Int {
        participant(index)?.receipts.joined().filter { $0.name == name }.count ?? 0
    }

    /// The names of what a participant answered, without repetitions.
    func receiptNames(of index: Int) -> Set<String> {
        Set(participant(index)?.receipts.joined().map(\.name) ?? [])
    }
}
