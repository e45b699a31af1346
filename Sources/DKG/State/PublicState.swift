import ComplaintHandling
public import PolynomialCommitments
public import Secp256k1Group
public import ShareVerification

/// What everybody can know of a ceremony: a value, and a pure function of the messages on the board.
///
/// ``Participant`` and ``Auditor`` run the same reducer. It holds no secret, reads no clock and draws
/// no randomness; what it concludes at the closing of a round depends on the set of messages and not
/// on the order in which they came (Protocol.md, section 3).
public struct PublicState: Equatable, Sendable {
    /// The configuration.
    public let ceremony: Ceremony

    /// What computes with many public points.
    ///
    /// No conclusion depends on it, and neither does equality.
    package var arithmetic: PublicArithmetic { choice.value }

    private let choice: Incomparable<PublicArithmetic>

    /// The round that is open; `nil` once the ceremony has ended.
    public internal(set) var openRound: Round?

    /// How the last closing ended.
    public internal(set) var outcome: RoundOutcome

    /// J and sid; `nil` before the joining is closed, and if too few joined.
    public internal(set) var session: Session?

    /// Those whose joins counted, ascending.
    public internal(set) var joined: [ParticipantIndex] = []

    /// Those in whose name two different joins were posted, ascending.
    ///
    /// They are not in J. It convicts nobody, but whoever calls the ceremony again may want to
    /// leave them out.
    public internal(set) var joinConflicts: [ParticipantIndex] = []

    /// What was seen in each closed round.
    public internal(set) var history: [ClosedRound] = []

    /// The view after each closed round, the first one being sid.
    public internal(set) var views: [Digest] = []

    /// Every fault with its evidence, in the order of the closings that established them.
    public internal(set) var faults: [Fault] = []

    /// Those who had a part in a round and sent nothing.
    ///
    /// Silence is not a fault.
    public internal(set) var inactive: [Round: [ParticipantIndex]] = [:]

    /// Those whose message stated another view, or certified another transcript.
    ///
    /// It convicts nobody.
    public internal(set) var disagreements: [Round: [ParticipantIndex]] = [:]

    /// The dealings accepted at the closing of the dealing round.
    public internal(set) var dealings: [ParticipantIndex: AcceptedDealing] = [:]

    /// QUAL, ascending: whose polynomials make up the key.
    ///
    /// `nil` before it is fixed.
    public internal(set) var qualified: [ParticipantIndex]?

    /// Those who stated that they hold shares, ascending.
    ///
    /// `nil` before QUAL is fixed. Convictions remove holders, never members of QUAL.
    public internal(set) var holders: [ParticipantIndex]?

    /// The Feldman values that members of QUAL published by themselves (Pedersen only).
    public internal(set) var extractions: [ParticipantIndex: FeldmanCommitment] = [:]

    /// F: members of QUAL that published no right values.
    public internal(set) var failed: Set<ParticipantIndex> = []

    /// The polynomials of those members of F that were opened.
    public internal(set) var reconstructed: [ParticipantIndex: PublicPolynomial] = [:]

    /// What the holders sign; `nil` before the key is known.
    public internal(set) var transcript: Transcript?

    /// The signatures over the transcript, once the last round is closed.
    ///
    /// They certify the key if they are a quorum.
    public internal(set) var certificate: Certificate?

    /// One slot for each sender and kind of message.
    var slots: [Round: [ParticipantIndex: Slot]] = [:]

    /// Contradictions of messages whose rounds are closed, since the last closing.
    var contradictions: [Round: [ParticipantIndex: Envelope]] = [:]

    /// Who has a part in a round, decided when it opens.
    var parts: [Round: Set<ParticipantIndex>] = [:]

    /// Those convicted at an earlier closing.
    var convictedIndices: Set<ParticipantIndex> = []

    /// Members of J whose response counted so far.
    var responsive: Set<ParticipantIndex> = []

    /// The members about whom each participant revealed its share, in a body that decodes.
    var named: [ParticipantIndex: Set<ParticipantIndex>] = [:]

    /// The keys of senders whose messages were verified together.
    var senders = LiftedSenders()

    /// Begins a ceremony: the joining is open.
    ///
    /// - Parameter ceremony: The configuration.
    public init(ceremony: Ceremony) {
        self.init(ceremony: ceremony, arithmetic: .standard)
    }

    /// Begins a ceremony; no conclusion depends on who computes with many public points.
    package init(ceremony: Ceremony, arithmetic: PublicArithmetic) {
        self.ceremony = ceremony
        choice = Incomparable(value: arithmetic)
        openRound = .join
        outcome = .opened(.join)
        parts[.join] = Set(ceremony.roster.indices)
    }

    /// Whether every slot that can be expected in the open round is filled, so that closing it
    /// loses nobody.
    ///
    /// Whoever drives the ceremony may close it earlier, when its time is up.
    public var isComplete: Bool {
        guard let openRound else { return true }
        let filled = slots[openRound] ?? [:]
        return (parts[openRound] ?? []).allSatisfy { filled[$0] != nil }
    }

    /// Those whose message in the open round is still missing, ascending.
    public var missing: [ParticipantIndex] {
        guard let openRound else { return [] }
        let filled = slots[openRound] ?? [:]
        return (parts[openRound] ?? []).filter { filled[$0] == nil }.sorted()
    }

    /// Those who have a part in the open round, ascending.
    public var expected: [ParticipantIndex] {
        guard let openRound else { return [] }
        return (parts[openRound] ?? []).sorted()
    }

    /// Those who have a part in a round and are not convicted, ascending.
    ///
    /// Whoever carries messages asks this before it spends anything on a sender. A conviction takes a part away at
    /// once, in rounds that are over as well.
    ///
    /// - Parameter round: A round that is open or was closed; in one that has not opened nobody has a part yet.
    /// - Returns: Their indices.
    public func participants(in round: Round) -> [ParticipantIndex] {
        (parts[round] ?? []).subtracting(faults.map(\.culprit)).sorted()
    }

    /// The view after the last closing; `nil` before the joining is closed.
    public var view: Digest? { views.last }

    /// Why the ceremony ended without a key; `nil` if it did not.
    public var abortReason: AbortReason? {
        if case .aborted(let reason) = outcome { reason } else { nil }
    }

    /// Everybody who was convicted, ascending.
    public var convicted: [ParticipantIndex] {
        Set(faults.map(\.culprit)).sorted()
    }

    /// Whether the board has an envelope, alone in its slot or beside another one.
    func hasReceived(_ envelope: Envelope) -> Bool {
        slots[envelope.round]?[envelope.sender]?.holds(envelope) == true
    }

    /// The envelope in a sender's slot, if there is one and the slot is not void.
    ///
    /// - Parameters:
    ///   - sender: The sender.
    ///   - round: The round.
    /// - Returns: The envelope.
    public func message(of sender: ParticipantIndex, in round: Round) -> Envelope? {
        guard let slot = slots[round]?[sender], !slot.isVoid else { return nil }
        return slot.envelope
    }
}
