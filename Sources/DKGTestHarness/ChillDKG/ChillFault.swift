public import ChillDKG

/// A way in which one party of a simulated ChillDKG session deviates.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillFault: Hashable, Sendable, CustomStringConvertible {
    /// A participant encrypts a wrong share for another.
    case wrongShare(from: ChillParticipantID, to: ChillParticipantID)
    /// A participant's proof of possession does not verify.
    case badProof(ChillParticipantID)
    /// A participant's public nonce is not a point.
    case badNonce(ChillParticipantID)
    /// A participant's commitment to its constant term is infinity.
    case constantTermAtInfinity(ChillParticipantID)
    /// A participant sends no first message.
    case silent(ChillParticipantID)
    /// A participant does not sign.
    case unsigned(ChillParticipantID)
    /// A participant's signature does not verify.
    case badSignature(ChillParticipantID)
    /// The coordinator changes the share of a participant, for everybody alike.
    case alteredShare(of: ChillParticipantID)
    /// The coordinator tells one participant another share of a second one: a split view.
    case splitShare(of: ChillParticipantID, toldTo: ChillParticipantID)
    /// The coordinator tells one participant another constant term of a second one.
    case alteredConstantTerm(of: ChillParticipantID, toldTo: ChillParticipantID)
    /// The coordinator tells one participant another proof of a second one.
    case alteredProof(of: ChillParticipantID, toldTo: ChillParticipantID)
    /// The coordinator tells one participant that another has the nonce of a third one.
    case swappedNonces(ChillParticipantID, ChillParticipantID, toldTo: ChillParticipantID)
    /// The coordinator's certificate for a participant has a signature that does not verify.
    case badCertificate(to: ChillParticipantID)
    /// The coordinator withholds the certificate from a participant.
    case withheldCertificate(from: ChillParticipantID)
    /// The coordinator changes a share and then blames a participant when it is asked.
    case framed(ChillParticipantID, victim: ChillParticipantID)

    /// Who deviates.
    public var culprit: ChillParty {
        switch self {
        case .wrongShare(let id, _), .badProof(let id), .badNonce(let id),
            .constantTermAtInfinity(let id), .silent(let id), .unsigned(let id),
            .badSignature(let id):
            .participant(id)
        case .alteredShare, .splitShare, .alteredConstantTerm, .alteredProof, .swappedNonces,
            .badCertificate, .withheldCertificate, .framed:
            .coordinator
        }
    }

    /// The name and whom it concerns.
    public var description: String {
        switch self {
        case .wrongShare(let from, let to): "wrong share from \(from) to \(to)"
        case .badProof(let id): "bad proof of \(id)"
        case .badNonce(let id): "bad nonce of \(id)"
        case .constantTermAtInfinity(let id): "constant term of \(id) at infinity"
        case .silent(let id): "silence of \(id)"
        case .unsigned(let id): "no signature of \(id)"
        case .badSignature(let id): "bad signature of \(id)"
        case .alteredShare(let id): "altered share of \(id)"
        case .splitShare(let id, let to): "split view of the share of \(id) for \(to)"
        case .alteredConstantTerm(let id, let to): "altered constant term of \(id) for \(to)"
        case .alteredProof(let id, let to): "altered proof of \(id) for \(to)"
        case .swappedNonces(let a, let b, let to): "swapped nonces of \(a) and \(b) for \(to)"
        case .badCertificate(let id): "bad certificate for \(id)"
        case .withheldCertificate(let id): "withheld certificate from \(id)"
        case .framed(let id, let victim): "\(id) framed for the share of \(victim)"
        }
    }
}
