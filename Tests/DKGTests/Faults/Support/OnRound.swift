import DKG
import DKGTestHarness

/// A script in a closure: changes what its participant posts in one round.
struct OnRound: FaultScript {
    private let round: Round
    private let change: @Sendable (inout Postings, SimulatedParticipant) -> Void

    init(
        _ round: Round, _ change: @escaping @Sendable (inout Postings, SimulatedParticipant) -> Void
    ) {
        self.round = round
        self.change = change
    }

    func alter(_ postings: inout Postings, of participant: SimulatedParticipant, in round: Round) {
        if round == self.round { change(&postings, participant) }
    }

    /// Posts something else; what cannot be made is not posted.
    static func replace(
        _ round: Round, _ make: @escaping @Sendable (SimulatedParticipant) -> [UInt8]?
    ) -> OnRound {
        OnRound(round) { postings, participant in
            postings.now = [make(participant)].compactMap(\.self)
        }
    }

    /// Signs a changed body.
    static func rewrite(
        _ round: Round, _ change: @escaping @Sendable (inout [UInt8]) -> Void
    ) -> OnRound {
        OnRound(round) { postings, participant in
            postings.now = postings.now.compactMap { bytes in
                guard var body = try? Envelope(decoding: bytes).body else { return nil }
                change(&body)
                return participant.envelope(body: body, in: round)
            }
        }
    }

    /// Deals something else than it should.
    static func deal(_ change: @escaping @Sendable (inout DraftDealing) -> Void) -> OnRound {
        replace(.deal) { $0.dealing(changing: change) }
    }

    /// Says what it should: marks somebody as corrupt whose fault lies elsewhere.
    static let accomplice = OnRound(.join) { _, _ in }
}

extension SimulatedParticipant {
    /// The body of somebody's message in the open round, which a script has seen before it posts.
    func seenBody(of sender: Int, in round: Round) -> [UInt8]? {
        seen.compactMap { try? Envelope(decoding: $0) }
            .first { Int($0.sender.value) == sender && $0.round == round }?.body
    }
}
