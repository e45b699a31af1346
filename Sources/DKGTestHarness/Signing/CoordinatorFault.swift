public import ThresholdSigning

/// The ways in which a simulated coordinator deviates, or somebody between it and its signers.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum CoordinatorFault: Hashable, Sendable, CaseIterable {
    /// Tells the first signer of each session of another commitment of the last one.
    case differentLists
    /// Writes another commitment in the place of each session's first signer, for all to see.
    case alteredCommitment
    /// Signs aggregate nonces that are not the sum of the list (BIP 445).
    case wrongAggregate
    /// Asks everybody twice with the same commitments, for two messages.
    case asksTwice
    /// Is sent an old first commitment of the lowest signer without a script, among all others.
    ///
    /// That one does not lie, but somebody between it and its coordinator does.
    case replaysOld
    /// Is sent, before each answer of that signer, a copy of it with another share, which no longer fits its signature.
    case forgedAnswers
}

extension CoordinatorFault {
    /// Whether the fault can show in a scheme: only BIP 445 has aggregate nonces.
    ///
    /// - Parameter scheme: The scheme.
    /// - Returns: `false` if it changes nothing there.
    public func hasEffect(in scheme: SigningScheme) -> Bool {
        self != .wrongAggregate || scheme.ciphersuite == nil
    }
}

extension CoordinatorFault: CustomStringConvertible {
    /// The name.
    public var description: String {
        switch self {
        case .differentLists: "different-lists"
        case .alteredCommitment: "altered-commitment"
        case .wrongAggregate: "wrong-aggregate"
        case .asksTwice: "asks-twice"
        case .replaysOld: "replays-old"
        case .forgedAnswers: "forged-answers"
        }
    }
}
