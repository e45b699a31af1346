public import ChillDKG

/// A way in which one party of a simulated ChillDKG session deviates.
public enum ChillFault: Hashable, Sendable, CustomStringConvertible {
    /// A participant encrypts a wrong share for another.
    case wrongShare(from: ParticipantID, to: ParticipantID)
    /// A participant's proof of possession does not verify.
    case badProof(ParticipantID)
    /// A participant's public nonce is no point.
    case badNonce(ParticipantID)
    /// A participant's commitment to its constant term is infinity.
    case constantTermAtInfinity(ParticipantID)
    /// A participant sends no first message.
    case silent(ParticipantID)
    /// A participant does not sign.
    case unsigned(ParticipantID)
    /// A participant's signature does not verify.
    case badSignature(ParticipantID)
    /// The coordinator changes the share of a participant, for everybody alike.
    case alteredShare(of: ParticipantID)
    /// The coordinator tells one participant another share of a second one: a split view.
    case splitShare(of: ParticipantID, toldTo: ParticipantID)
    /// The coordinator tells one participant another constant term of a second one.
    case alteredConstantTerm(of: ParticipantID, toldTo: ParticipantID)
    /// The coordinator tells one participant another proof of a second one.
    case alteredProof(of: ParticipantID, toldTo: ParticipantID)
    /// The coordinator tells one participant that another has the nonce of a third one.
    case swappedNonces(ParticipantID, ParticipantID, toldTo: ParticipantID)
    /// The coordinator's certificate for a participant has a signature that does not verify.
    case badCertificate(to: ParticipantID)
    /// The coordinator withholds the certificate from a participant.
    case withheldCertificate(from: ParticipantID)
    /// The coordinator changes a share and then blames a participant when it is asked.
    case framed(ParticipantID, victim: ParticipantID)

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
