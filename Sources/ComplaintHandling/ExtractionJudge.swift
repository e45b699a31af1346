public import PolynomialCommitments
public import ShareVerification

/// The judge of objections and openings (Protocol.md, section 6): pure, total and public.
public enum ExtractionJudge {
    /// Judges an objection.
    ///
    /// - Parameters:
    ///   - objection: The objection, with the objector's pair.
    ///   - objector: Who objects, as the envelope proves.
    ///   - dealing: The member's dealing.
    ///   - extraction: The Feldman values that the member published; `nil` if it is not in the
    ///     qualified set or had failed before this round.
    /// - Returns: Who is at fault: the member, or the objector.
    public static func judge(
        _ objection: RevealedShare, by objector: ParticipantIndex, about dealing: AcceptedDealing?,
        extraction: FeldmanCommitment?
    ) -> Verdict {
        guard let dealing, dealing.dealer == objection.member, let extraction,
            dealing.commitment.isSatisfied(by: objection.share, at: objector),
            !extraction.isSatisfied(by: objection.share.value, at: objector)
        else { return Verdict(culprit: objector, kind: .falseObjection) }
        return Verdict(culprit: objection.member, kind: .invalidExtraction)
    }

    /// Whether an opening may be used: its pair satisfies the member's Pedersen commitment.
    ///
    /// - Parameters:
    ///   - opening: The opening.
    ///   - holder: Who opens, as the envelope proves.
    ///   - dealing: The failed member's dealing.
    /// - Returns: `nil` if it may; otherwise the verdict on the holder.
    public static func judge(
        _ opening: RevealedShare, by holder: ParticipantIndex, opening dealing: AcceptedDealing
    ) -> Verdict? {
        judge(opening, by: holder, opening: dealing, committed: dealing.commitment)
    }

    /// The same for whoever judges many openings of one dealing and has decoded its commitment once.
    package static func judge(
        _ opening: RevealedShare, by holder: ParticipantIndex, opening dealing: AcceptedDealing,
        committed commitment: DealingCommitment
    ) -> Verdict? {
        if dealing.dealer == opening.member,
            commitment.isSatisfied(by: opening.share, at: holder)
        {
            return nil
        }
        return Verdict(culprit: holder, kind: .invalidOpening)
    }
}
