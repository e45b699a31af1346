public import Secp256k1Group
public import ThresholdKeys

// What a participant has in the end, and how it is given up.
extension Participant {
    /// Hands in a certified key; see ``UnstoredParticipant/adopt(_:)``.
    ///
    /// - Parameter groupKey: The key, from anybody.
    /// - Returns: Whether it is this participant's key.
    public mutating func adopt(_ groupKey: GroupKey) -> Adoption {
        participant.adopt(groupKey)
    }

    /// Says that the key package was stored and read back; see ``UnstoredParticipant/keyPackageStored(_:)``.
    ///
    /// - Parameter digest: The digest of the transcript in what was read back:
    ///   `KeyPackage(decoding: bytes).groupKey.transcript.digest`.
    /// - Throws: ``ParticipantError``, if it is not this participant's key. The state stays needed then.
    public mutating func keyPackageStored(_ digest: Digest) throws(ParticipantError) {
        try participant.keyPackageStored(digest)
    }

    /// Gives the attempt up: everything secret of it is erased, in storage first and then in memory, and
    /// nothing is said in this ceremony any more.
    ///
    /// For an attempt that ended without a key for all, or with one that is not to be used. What is stored
    /// instead of the state says that the attempt was discarded; keep it as long as somebody could take
    /// part in the ceremony once more by mistake.
    ///
    /// - Parameters:
    ///   - ceremonyID: The ceremony that is given up, ``Ceremony/id``, so that it is not another one's.
    ///   - store: Replaces the stored state, and returns when it is safe.
    /// - Returns: What everybody can know of the ceremony, with the evidence.
    /// - Throws: ``DiscardError``. The participant is gone as well, but its stored state is as it was:
    ///   make it again with ``init(resuming:ceremony:identity:stateKey:)``.
    @discardableResult
    public consuming func discard<Failure: Error>(
        _ ceremonyID: Ceremony.ID, store: ([UInt8]) throws(Failure) -> Void
    ) throws(DiscardError<Failure>) -> PublicState {
        let state = participant.state
        let discarded: [UInt8]
        do throws(DiscardError<Never>) {
            discarded = try discardedState(of: ceremonyID)
        } catch {
            throw .otherCeremony(expected: state.ceremony.id, got: ceremonyID)
        }
        do throws(Failure) {
            try store(discarded)
        } catch {
            throw .notStored(error)
        }
        return state
    }

    /// What ``discard(_:store:)`` stores, for a storage that is awaited: once it is there, drop the participant.
    ///
    /// Store it with the version `Int.max`, so that no earlier state that finishes late replaces it.
    ///
    /// - Parameter ceremonyID: The ceremony that is given up, ``Ceremony/id``, so that it is not another one's.
    /// - Returns: What replaces the stored state.
    /// - Throws: ``DiscardError/otherCeremony(expected:got:)``.
    public borrowing func discardedState(
        of ceremonyID: Ceremony.ID
    ) throws(DiscardError<Never>) -> [UInt8] {
        let ceremony = participant.state.ceremony
        guard ceremonyID == ceremony.id else {
            throw .otherCeremony(expected: ceremony.id, got: ceremonyID)
        }
        return SavedState.discarded(
            ceremony: ceremony, index: participant.index, sealedWith: stateKey)
    }

    /// Whether the stored state is still needed.
    ///
    /// It is until ``keyPackageStored(_:)``; then the application deletes it. No abort ends that: keep the
    /// state, compare the board with others, and either resume or ``discard(_:store:)``.
    public var isStateNeeded: Bool { participant.isSeedNeeded }

    /// The participant, to be asked about anything public.
    public var state: PublicState { participant.state }

    /// The round that is open; `nil` once the ceremony has ended for this participant.
    public var openRound: Round? { participant.openRound }

    /// Whether every slot that can be expected in the open round is filled.
    public var isComplete: Bool { participant.isComplete }

    /// The certified key; `nil` while there is none.
    public var groupKey: GroupKey? { participant.groupKey }

    /// How many honest participants certainly hold a share of the certified key; see
    /// ``UnstoredParticipant/assuredShares``.
    public var assuredShares: Int? { participant.assuredShares }

    /// Whether the honest holders alone are certainly able to use the certified key; see
    /// ``UnstoredParticipant/isAssured``.
    public var isAssured: Bool { participant.isAssured }

    /// The result: this participant's share with the certified key; see ``UnstoredParticipant/keyPackage()``.
    ///
    /// - Returns: The share with the certified key.
    /// - Throws: ``ParticipantError``, if there is no such result.
    public borrowing func keyPackage() throws(ParticipantError) -> KeyPackage {
        try participant.keyPackage()
    }

    /// This participant's share as signers take it, of a key that is assured; see
    /// ``UnstoredParticipant/secretKeyShare(evenIfUnassured:)``.
    ///
    /// - Parameter evenIfUnassured: Whether a share of a key that is not assured is given, too.
    /// - Returns: The share, with the key as every protocol's keys look.
    /// - Throws: ``ParticipantError/unassured(assured:threshold:)``, or what ``keyPackage()`` throws.
    public borrowing func secretKeyShare(
        evenIfUnassured: Bool = false
    ) throws(ParticipantError) -> SecretKeyShare {
        try participant.secretKeyShare(evenIfUnassured: evenIfUnassured)
    }
}
