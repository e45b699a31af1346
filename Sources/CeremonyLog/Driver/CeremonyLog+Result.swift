public import DKG

// What a member has in the end, and how it is given up.
extension CeremonyLog {
    /// The round that is open; `nil` once the ceremony has ended for this member.
    public var openRound: Round? { participant.openRound }

    /// Hands in a certified key, for a member that did not see a quorum of signatures in time; see
    /// `UnstoredParticipant.adopt(_:)`.
    ///
    /// If it is this member's, ``result`` is `.certified`, and nothing is said any more.
    ///
    /// - Parameter groupKey: The key, from anybody.
    /// - Returns: Whether it is this member's key.
    public mutating func adopt(_ groupKey: GroupKey) -> Adoption {
        let adoption = participant.adopt(groupKey)
        if adoption == .certified { certified(groupKey) }
        return adoption
    }

    /// Says that the key package was stored and read back; see `Participant.keyPackageStored(_:)`.
    ///
    /// From then on the stored state is not needed, and is to be erased.
    ///
    /// - Parameter digest: The digest of the transcript in what was read back.
    /// - Throws: `ParticipantError`, if it is not this member's key.
    public mutating func keyPackageStored(_ digest: Digest) throws(ParticipantError) {
        try participant.keyPackageStored(digest)
    }

    /// What replaces the stored state of an attempt that is given up: once it is there, drop the driver.
    ///
    /// Nothing is said in this ceremony any more; a driver cannot be made of it again. Store it with the version
    /// `Int.max`, so that no earlier state that finishes late replaces it.
    ///
    /// - Parameter ceremonyID: The ceremony that is given up, so that it is not another one's.
    /// - Returns: What to store.
    /// - Throws: `DiscardError.otherCeremony(expected:got:)`.
    public borrowing func discardedState(
        of ceremonyID: Ceremony.ID
    ) throws(DiscardError<Never>) -> [UInt8] {
        stored(try participant.discardedState(of: ceremonyID))
    }
}
