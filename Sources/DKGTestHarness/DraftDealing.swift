public import DKG

/// A dealing before its dealer proves it, for a script to change.
public struct DraftDealing: Sendable {
    /// The receivers, ascending; the sealed shares are in the same order.
    public let receivers: [ParticipantIndex]

    /// The commitments.
    public var points: [Point]

    /// The ephemeral key R.
    public var ephemeralKey: Point

    /// The sealed shares.
    public var sealedShares: [SealedShare]

    /// Whether the proofs are made to fail.
    public var spoilsProofs = false

    /// Where a receiver's share stands.
    ///
    /// - Parameter receiver: The receiver.
    /// - Returns: The position; `nil` for somebody who did not join.
    public func position(of receiver: ParticipantIndex) -> Int? {
        receivers.firstIndex(of: receiver)
    }
}
