public import DKG

/// A part of what a participant does, whose cost is measured by itself.
public enum MeasuredPhase: Hashable, Sendable {
    /// Making the participant and its join.
    case begin
    /// Receiving all envelopes of a round.
    case receive(Round)
    /// Closing a round: decoding its messages, checking them, and making the next message.
    case close(Round)
    /// The key package and the public keys of all shares.
    case finish
}

extension MeasuredPhase: CustomStringConvertible {
    /// What is done, as tables write it.
    public var description: String {
        switch self {
        case .begin: "begin"
        case .receive(let round): "receive \(round)"
        case .close(let round): "close \(round)"
        case .finish: "finish"
        }
    }
}
