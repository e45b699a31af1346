/// Why a ceremony ended without a key.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum AbortReason: String, Hashable, Sendable, CaseIterable {
    /// Too few joined; nothing secret was dealt.
    case tooFewParticipants
    /// Fewer than a quorum stated one's own view; the board shows different things to different
    /// readers, or too many are silent.
    case noAgreement
    /// Fewer than t dealers are qualified.
    case tooFewQualified
    /// Fewer than t participants state that they hold shares.
    case tooFewHolders
    /// So many qualified members failed to publish right values that opening them would publish the
    /// key.
    ///
    /// Nothing was opened.
    case tooManyFailures
    /// Fewer than t right openings of a member that failed.
    case tooFewOpenings
    /// A coefficient of the public polynomial is infinity.
    case degenerateKey
}

extension AbortReason: CustomStringConvertible {
    /// What happened and what to do.
    public var description: String {
        switch self {
        case .tooFewParticipants:
            "too few participants joined; nothing secret was dealt. If joins came that were foreign, "
                + "their senders are configured differently: compare the ceremonies. Otherwise call "
                + "the ceremony again with a new instance."
        case .noAgreement:
            "fewer than a quorum of participants saw what this one saw; either the board shows "
                + "different things to different readers, or too many participants are silent."
        case .tooFewQualified:
            "fewer than the threshold of dealers dealt acceptably. Call the ceremony again without "
                + "those who were convicted or inactive."
        case .tooFewHolders:
            "fewer than the threshold of participants hold shares that they accepted."
        case .tooManyFailures:
            "so many members failed to publish their values that opening them would publish the "
                + "key; nothing was opened."
        case .tooFewOpenings:
            "fewer than the threshold of right openings of a member that failed; without them no "
                + "right key can be computed."
        case .degenerateKey:
            "a coefficient of the public polynomial is infinity, so the key would not have the "
                + "threshold that was asked for."
        }
    }
}
