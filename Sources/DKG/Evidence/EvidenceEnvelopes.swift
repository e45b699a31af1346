import Secp256k1Group

/// The envelopes of one piece of evidence.
///
/// Those of the board are an array of their own, which all evidence of one closing shares: otherwise many
/// false objections would make as many copies of the board.
struct EvidenceEnvelopes: Hashable, Sendable {
    /// What was on the board before, where that is needed.
    var board: [Envelope] = []

    /// The rest, the judged message last.
    let named: [Envelope]

    /// How many evidence names that does not need the board: a dealing, published values, and what is judged.
    static let mostWithoutBoard = 3

    /// All of them, in the order in which evidence has them.
    var all: [Envelope] { board.isEmpty ? named : board + named }

    /// How many there are.
    var count: Int { board.count + named.count }

    /// The judged message.
    var last: Envelope? { named.last ?? board.last }

    /// The same, kept in the one way in which a report writes it: with all but the judged message as a board
    /// if there are more than evidence names without one.
    var normalised: EvidenceEnvelopes {
        if count <= EvidenceEnvelopes.mostWithoutBoard {
            return board.isEmpty ? self : EvidenceEnvelopes(named: all)
        }
        if named.count == 1 { return self }
        let all = all
        return EvidenceEnvelopes(board: Array(all.dropLast()), named: Array(all.suffix(1)))
    }

    /// Whether no envelope is there twice, within the board or besides it.
    var areDistinct: Bool {
        EvidenceEnvelopes.areDistinct(board) && EvidenceEnvelopes.areDistinct(named)
    }

    private static func areDistinct(_ envelopes: [Envelope]) -> Bool {
        Set(envelopes.map(EnvelopeName.init)).count == envelopes.count
    }

    /// Whether both have the same envelopes, however they keep them.
    static func == (left: EvidenceEnvelopes, right: EvidenceEnvelopes) -> Bool {
        left.count == right.count && left.all == right.all
    }

    func hash(into hasher: inout Hasher) { hasher.combine(all) }
}
