public import DKG

/// A second reading of the rules by which a ceremony is read from a log of records (Nodes.md, section 1).
///
/// It is written from the specification alone, for tests that compare a driver with it. It asks nothing of
/// speed: what counts and what closes is asked anew after every entry, of the list of everything that was
/// read. What follows from the messages of a closed round it leaves to `PublicState`.
///
/// ```swift
/// var model = LogModel(ceremony: ceremony)
/// for entry in log { model.read(entry.bytes, at: entry.position) }
/// print(model.closings, model.state.outcome)
/// ```
public struct LogModel: Sendable {
    /// The ceremony.
    public let ceremony: Ceremony

    /// The members that the ceremony file lists as absent.
    public let absent: Set<ParticipantIndex>

    /// Who signs the closings of a relay; `nil` on an agreed board.
    public let carrier: VerificationKey?

    /// The state after everything that was read.
    ///
    /// On a relay it has the messages of closed rounds only: which ones of the open round count is said by
    /// its closing.
    public private(set) var state: PublicState

    /// The closings in order, each at its exact position.
    public private(set) var closings: [Closing] = []

    /// What was done with the state, in order; whoever does the same has the same state.
    public private(set) var steps: [Step] = []

    /// What became of each entry that was read, in order.
    public internal(set) var fates: [Fate] = []

    /// The envelopes that count, in the order in which they came to count.
    public internal(set) var counted: [CountedEnvelope] = []

    /// The votes that are signed by a member; whether one counts is asked when it matters.
    var votes: [LogVote] = []

    /// The closings that the carrier signed, in order of reading.
    var signedClosings: [SignedClosing] = []

    /// Envelopes that a relay delivered before the reader knew the sid.
    var held: [HeldEnvelope] = []

    private var lastPosition: UInt64?

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - ceremony: The ceremony.
    ///   - absent: The members that the ceremony file lists as absent.
    ///   - carrier: The key of the carrier, which makes the board a relay.
    public init(
        ceremony: Ceremony, absent: Set<ParticipantIndex> = [], carrier: VerificationKey? = nil
    ) {
        self.ceremony = ceremony
        self.absent = absent
        self.carrier = carrier
        state = PublicState(ceremony: ceremony)
    }

    /// Reads the next entry.
    ///
    /// What follows the end of the ceremony is not read, and neither is an entry whose position is not above
    /// the last one's.
    ///
    /// - Parameters:
    ///   - entry: The entry as the board gives it.
    ///   - position: Its position, above that of the entry before; numbers may be left out.
    public mutating func read(_ entry: [UInt8], at position: UInt64) {
        // Protocol.md, section 3, rule 5: "After the last closing everything is late."
        guard state.openRound != nil else { return }
        // "A board that goes back or differs from it is refused."
        if let lastPosition, position <= lastPosition { return }
        lastPosition = position
        fates.append(take(entry, at: position))
        // "(a) is asked kind by kind, again at the same position after each closing."
        while let round = state.openRound, let cause = causeToClose(round, at: position) {
            close(Closing(round: round, position: position, cause: cause))
        }
    }

    private mutating func take(_ entry: [UInt8], at position: UInt64) -> Fate {
        switch LogRecord(entry, of: ceremony) {
        case .envelope(let bytes):
            guard let envelope = try? Envelope(decoding: bytes, in: ceremony) else {
                return .skipped
            }
            return look(at: envelope, position: position)
        case .vote(let vote):
            return take(vote, at: position)
        case .closing(let closing):
            return take(closing)
        case nil:
            // "Anything else is skipped by its header and counted."
            return .skipped
        }
    }

    private func causeToClose(_ round: Round, at position: UInt64) -> Cause? {
        if carrier != nil { return closing(of: round) == nil ? nil : .carrier }
        if isComplete(round) { return .complete }
        return isVotedClosed(round, at: position) ? .votes : nil
    }

    private mutating func close(_ closing: Closing) {
        if carrier != nil {
            for envelope in listedEnvelopes(of: closing.round) { offer(envelope) }
        }
        state.closeRound()
        closings.append(closing)
        steps.append(.close(closing))
        if closing.round == .join { lookAgain() }
    }

    /// Hands an envelope to the state.
    mutating func offer(_ envelope: Envelope) {
        _ = state.receive(envelope.bytes)
        steps.append(.receive(envelope))
    }
}
