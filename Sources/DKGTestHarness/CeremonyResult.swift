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

    /// The participants that followed no script.
    public var honest: [SimulatedParticipant] { participants.filter(\.isHonest) }

    /// A participant by its index.
    ///
    /// - Parameter index: The index as an integer.
    /// - Returns: The participant; `nil` if it never joined.
    public func participant(_ index: Int) -> SimulatedParticipant? {
        participants.first { Int($0.index.value) == index }
    }

    /// Takes the key packages of those who have one, in the order of their indices, and puts the
    /// secret key together.
    ///
    /// - Returns: The secret key.
    /// - Throws: `RecoveryError` if there is no certified key or fewer shares than the threshold.
    public func reconstructSecret() throws(RecoveryError) -> SecretScalar {
        guard let groupKey = auditor.groupKey else {
            throw .tooFewShares(needed: ceremony.threshold.count, got: 0)
        }
        var recovery = KeyPackage.Recovery(of: groupKey)
        for participant in participants {
            let package = try? participant.takeKeyPackage()
            switch package {
            case .some(let package): try recovery.add(package)
            case .none: break
            }
        }
        return try recovery.reconstructSecret()
    }
}
