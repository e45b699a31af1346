public import ComplaintHandling
public import PolynomialCommitments

/// What shows a fault to somebody who was not there (Protocol.md, section 8).
///
/// It needs nothing but itself: it carries the ceremony with the roster, the joins from which the
/// session's name follows, the view entries up to the judged closing, and the signed envelopes.
/// Forging it means forging a signature of the culprit.
public struct Evidence: Hashable, Sendable {
    /// What it claims to show.
    public let kind: FaultKind

    /// The ceremony.
    public let ceremony: Ceremony

    /// The joins of all members of J.
    ///
    /// Empty for a malformed join, which precedes the session.
    public let joins: [Join]

    /// What was seen in the closed rounds before the judged message was written.
    ///
    /// Empty where the envelopes speak for themselves.
    public let history: [ClosedRound]

    /// The signed envelopes; the judged message is the last one.
    public var envelopes: [Envelope] { stored.all }

    /// How they are kept.
    let stored: EvidenceEnvelopes

    /// Whom the judged complaint, objection or opening is about.
    public let about: ParticipantIndex?

    /// Collects evidence.
    ///
    /// - Parameters:
    ///   - kind: What it claims to show.
    ///   - ceremony: The ceremony.
    ///   - joins: The joins of all members of J.
    ///   - history: What was seen in the closed rounds before the judged message was written.
    ///   - envelopes: The signed envelopes, the judged message last.
    ///   - about: Whom the judged complaint, objection or opening is about.
    package init(
        kind: FaultKind, ceremony: Ceremony, joins: [Join], history: [ClosedRound] = [],
        envelopes: [Envelope], about: ParticipantIndex? = nil
    ) {
        self.init(
            kind: kind, ceremony: ceremony, joins: joins, history: history,
            stored: EvidenceEnvelopes(named: envelopes), about: about)
    }

    /// Collects evidence that may share envelopes with other evidence.
    init(
        kind: FaultKind, ceremony: Ceremony, joins: [Join], history: [ClosedRound],
        stored: EvidenceEnvelopes, about: ParticipantIndex?
    ) {
        self.kind = kind
        self.ceremony = ceremony
        self.joins = joins
        self.history = history
        self.stored = stored
        self.about = about
    }
}
