public import DKG

/// What a simulated ceremony came to, for everybody in it.
public struct CeremonyResult {
    /// What was simulated.
    public let configuration: SimulationConfiguration

    /// The ceremony.
    public let ceremony: Ceremony

    /// Everybody who took part, ascending by index; those who never joined are left out.
    public let participants: [SimulatedParticipant]

    /// What the auditor concluded from the board.
    public let auditor: PublicState

    /// The board with every envelope.
    public let board: InMemoryBoard

    /// Whether in every step all honest participants and the auditor read the same envelopes, in
    /// whatever order and how often.
    ///
    /// The network's rules decide; without rules it is so.
    public let isReadAlike: Bool

    package init(
        configuration: SimulationConfiguration, ceremony: Ceremony,
        participants: [SimulatedParticipant], auditor: PublicState, board: InMemoryBoard,
        isReadAlike: Bool
    ) {
        self.configuration = configuration
        self.ceremony = ceremony
        self.participants = participants
        self.auditor = auditor
        self.board = board
        self.isReadAlike = isReadAlike
    }

    /// The participants that followed no script.
    public var honest: [SimulatedParticipant] { participants.filter(\.isHonest) }

    /// A participant by its index.
    ///
    /// - Parameter index: The index as an integer.
    /// - Returns: The participant; `nil` if it never joined.
    public func participant(_ index: Int) -> SimulatedParticipant? {
        participants.first { Int($0.index.value) == index }
    }

    /// Puts the secret key together from the certified shares, in the order of the indices.
    ///
    /// Every participant keeps its key package.
    ///
    /// - Returns: The secret key.
    /// - Throws: `ThresholdKeyError.tooFewShares(needed:got:)`, also if the auditor saw no certified key.
    public func reconstructSecret() throws(ThresholdKeyError) -> SecretScalar {
        guard let groupKey = auditor.groupKey else {
            throw .tooFewShares(needed: ceremony.threshold.count, got: 0)
        }
        let key = groupKey.thresholdKey
        var recovery = SecretKeyShare.Recovery(of: key)
        for participant in participants where participant.state.groupKey == groupKey {
            guard let share = participant.share() else { continue }
            try recovery.add(SecretKeyShare(share, at: Scalar(participant.index), of: key))
        }
        return try recovery.reconstructSecret()
    }
}
