public import DKG

/// A reader of a log who holds no secret and closes the rounds where every member does.
///
/// A ceremony is audited afterwards from the log alone. A server that stores by the rules of admission runs one, too.
public struct LogAuditor: Sendable {
    /// Where the rounds were closed, in order.
    public private(set) var closings: [RoundClosing] = []

    private var auditor: Auditor
    private var board: AnyBoard

    /// What comes after the end while the key is pending.
    private var late: LateSignatures?

    /// Begins to read.
    ///
    /// - Parameter call: The ceremony and its terms.
    public init(of call: CeremonyCall) {
        self.init(of: call.ceremony, absent: call.terms.absent, carrier: call.terms.carrier)
    }

    /// Begins to read a ceremony of which no more than this is known.
    package init(
        of ceremony: Ceremony, absent: Set<ParticipantIndex>, carrier: VerificationKey?
    ) {
        auditor = Auditor(of: ceremony)
        board = AnyBoard(of: ceremony, absent: absent, carrier: carrier)
    }

    /// Reads entries of the board.
    ///
    /// - Parameter entries: Entries in the order of the board, without leaving one out, as many as there are: the more at
    ///   once, the faster. They follow those that were given before; one that was given before is passed over. On a
    ///   relay their order does not matter.
    /// - Returns: The rounds that were closed by them.
    /// - Throws: ``CeremonyLogError/outOfOrder(position:last:)`` or ``CeremonyLogError/entryChanged(at:)``.
    @discardableResult
    public mutating func read(
        _ entries: some Sequence<LogEntry>
    ) throws(CeremonyLogError) -> [RoundClosing] {
        try board.add(entries)
        var new: [RoundClosing] = []
        while let closing = board.next(&auditor) {
            new.append(closing)
            auditor.closeRound()
            if auditor.state.openRound == nil {
                board.ended()
                late = LateSignatures(after: auditor.state)
            } else {
                board.opened(auditor.state)
            }
        }
        for envelope in board.takeLate() { late?.receive(envelope) }
        closings += new
        return new
    }

    /// The certified key: that of the last round, or of a quorum of signatures that came after it.
    public var groupKey: GroupKey? { auditor.state.groupKey ?? late?.groupKey }

    /// What the board says so far.
    public var state: PublicState { auditor.state }

    /// What the board has, and what was passed over.
    public var status: LogStatus { LogStatus(of: board) }
}
