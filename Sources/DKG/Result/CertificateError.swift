public import PolynomialCommitments

/// Why a certificate does not certify a key.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum CertificateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The transcript belongs to another session, so nothing it says holds in this one.
    case otherSession
    /// Fewer signatures than the ceremony's quorum.
    case tooFewSignatures(needed: Int, got: Int)
    /// The signatures are not strictly ascending by index.
    case notAscending(previous: ParticipantIndex, next: ParticipantIndex)
    /// A signer is not a holder.
    case notAHolder(ParticipantIndex)
    /// A signature is not the holder's, or not over this transcript.
    case invalidSignature(ParticipantIndex)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .otherSession:
            "the transcript belongs to another session, so its signatures say nothing in this one."
        case .tooFewSignatures(let needed, let got):
            "a certificate of this ceremony needs \(needed) signatures of holders; got \(got)."
        case .notAscending(let previous, let next):
            "a certificate is strictly ascending by index; \(next) follows \(previous)."
        case .notAHolder(let index):
            "participant \(index) signed, but is not a holder of this key."
        case .invalidSignature(let index):
            "the signature of participant \(index) does not verify over this transcript."
        }
    }
}
