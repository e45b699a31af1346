/// The envelopes of one piece of evidence.
///
/// Those of the board are an array of their own, which all evidence of one closing shares: otherwise many
/// false objections would make as many copies of the board.
struct EvidenceEnvelopes: Hashable, Sendable {
    /// What was on the board before, where that is needed.
    var board: [Envelope] = []

    /// The rest, the judged message last.
    let named: [Envelope]

    /// All of them, in the order in which evidence has them.
    var all: [Envelope] { board + named }

    /// Whether both have the same envelopes, however they keep them.
    static func == (left: EvidenceEnvelopes, right: EvidenceEnvelopes) -> Bool {
        left.all == right.all
    }

    func hash(into hasher: inout Hasher) { hasher.combine(all) }
}
