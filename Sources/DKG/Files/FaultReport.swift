/// Many faults of one ceremony in one file, in which what they have in common is written once.
///
/// Evidence of a false objection may need the whole board. A file for each would repeat it: 24 of them, at
/// n = 51, are 9 megabytes, and one report of all is little more than the board. ``isProven`` looks at what
/// they have in common once, too.
///
/// What one reader of the board gathers fits into one report. What readers gather who saw different boards
/// does not, and goes into a report for each.
public struct FaultReport: Hashable, Sendable {
    /// The faults, in the order of the file; no two of one culprit, kind and round.
    public let faults: [Fault]

    /// What was seen in the closed rounds, as far as any evidence needs it.
    let rounds: [ClosedRound]

    /// What was on the board after so many rounds, where evidence needs it.
    let boards: [Int: [Envelope]]

    /// Gathers faults.
    ///
    /// - Parameter faults: At least one, all of one ceremony, one session and one reader's board, each once;
    ///   `nil` for any other.
    public init?(_ faults: [Fault]) {
        guard let ceremony = faults.first?.evidence.ceremony else { return nil }
        let joins = faults.lazy.map(\.evidence.joins).first { !$0.isEmpty } ?? []
        let rounds = faults.map(\.evidence.history).max { $0.count < $1.count } ?? []
        guard zip(rounds, rounds.dropFirst()).allSatisfy({ $0.round < $1.round }) else {
            return nil
        }
        var boards: [Int: [Envelope]] = [:]
        var names: Set<FaultName> = []
        var gathered: [Fault] = []
        for fault in faults {
            let evidence = fault.evidence
            guard names.insert(FaultName(fault)).inserted, evidence.ceremony == ceremony,
                evidence.joins.isEmpty || evidence.joins == joins,
                rounds.starts(with: evidence.history)
            else { return nil }
            var envelopes = evidence.stored.normalised
            if let board = boards[evidence.history.count], !envelopes.board.isEmpty {
                guard board == envelopes.board else { return nil }
                // The same array from here on.
                envelopes.board = board
            } else {
                guard envelopes.areDistinct else { return nil }
                if !envelopes.board.isEmpty { boards[evidence.history.count] = envelopes.board }
            }
            gathered.append(
                Fault(
                    culprit: fault.culprit, kind: fault.kind, round: fault.round,
                    evidence: Evidence(
                        kind: evidence.kind, ceremony: ceremony, joins: evidence.joins,
                        history: evidence.history, stored: envelopes, about: evidence.about)))
        }
        self.faults = gathered
        self.rounds = rounds
        self.boards = boards
    }

    /// The joins that the evidence has; a malformed join precedes the session and has none.
    var joins: [Join] {
        faults.lazy.map(\.evidence.joins).first { !$0.isEmpty } ?? []
    }
}
