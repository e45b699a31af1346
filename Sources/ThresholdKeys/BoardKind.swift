/// What the participants may assume of the broadcast board.
///
/// It is part of the ceremony.
public enum BoardKind: UInt8, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// Everybody reads the same messages in the same rounds, as from a replicated log.
    case agreed = 1
    /// An untrusted server carries the messages and may show different ones to different readers.
    case relay = 2

    /// The lower-case name.
    public var description: String {
        switch self {
        case .agreed: "agreed"
        case .relay: "relay"
        }
    }

    /// Finds a kind of board by its lower-case name.
    ///
    /// - Parameter name: The name; an unknown one gives `nil`.
    public init?(name: String) {
        guard let board = BoardKind.allCases.first(where: { $0.description == name }) else {
            return nil
        }
        self = board
    }

    /// How many participants must state the same view before anything is concluded from it, and how
    /// many signatures certify a key (Protocol.md, section 1).
    ///
    /// On a relay two quorums share an honest participant. The number follows from all n of the
    /// roster and not from those who joined, because a relay can show two sets of joined ones.
    ///
    /// - Parameters:
    ///   - participants: n.
    ///   - threshold: t.
    /// - Returns: The quorum.
    package func quorum(participants: Int, threshold: Int) -> Int {
        switch self {
        case .agreed: threshold
        case .relay: (participants + threshold - 1) / 2 + 1
        }
    }

    /// The smallest n for a threshold: an honest majority, and on a relay a quorum of honest ones.
    package func fewestParticipants(threshold: Int) -> Int {
        switch self {
        case .agreed: 2 * threshold - 1
        case .relay: 3 * threshold - 2
        }
    }
}
