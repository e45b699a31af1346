public import PolynomialCommitments
public import Secp256k1Group

/// One line of what everybody saw in a round: which message filled a slot, or that the slot is void.
public struct ViewEntry: Hashable, Sendable {
    /// The kind of message: that of the closed round, or an earlier one for which an equivocation
    /// came to light.
    public let round: Round

    /// Whose slot it is.
    public let sender: ParticipantIndex

    /// The digest of the message; 32 zero bytes if two different ones were seen.
    public let digest: Digest

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - round: The kind of message.
    ///   - sender: Whose slot it is.
    ///   - digest: The digest of the message, or zeros.
    package init(round: Round, sender: ParticipantIndex, digest: Digest) {
        self.round = round
        self.sender = sender
        self.digest = digest
    }
}

extension ViewEntry: Comparable {
    /// Orders entries by kind, then by sender.
    ///
    /// - Parameters:
    ///   - left: One entry.
    ///   - right: The other.
    /// - Returns: `true` if the first comes earlier.
    public static func < (left: ViewEntry, right: ViewEntry) -> Bool {
        (left.round, left.sender) < (right.round, right.sender)
    }
}
