public import DKG

/// What a participant does instead of what it should.
///
/// A script sees the envelopes that an honest participant would post in a round and replaces them.
/// ``ScriptedFault`` has the usual ones; a test writes others with the tools of
/// ``SimulatedParticipant``.
public protocol FaultScript: Sendable {
    /// Whether the participant joins at all.
    var joins: Bool { get }

    /// Alters what is posted when a round opens.
    ///
    /// - Parameters:
    ///   - postings: What would be posted, honestly or by a script before this one.
    ///   - participant: Who posts.
    ///   - round: The round that is open.
    func alter(_ postings: inout Postings, of participant: SimulatedParticipant, in round: Round)
}

extension FaultScript {
    /// Scripts join unless they say otherwise.
    public var joins: Bool { true }
}

/// What a participant is about to post.
public struct Postings: Sendable {
    /// The envelopes for the round that is open, in order.
    public var now: [[UInt8]]

    /// Envelopes that appear one round late.
    public var later: [[UInt8]]

    /// Creates postings.
    ///
    /// - Parameters:
    ///   - now: The envelopes for the round that is open.
    ///   - later: Envelopes that appear one round late.
    public init(now: [[UInt8]] = [], later: [[UInt8]] = []) {
        self.now = now
        self.later = later
    }
}
