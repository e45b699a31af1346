import ComplaintHandling
import DiscreteLogProofs
import PolynomialCommitments
import Secp256k1Group
import ShareVerification

/// A body that decodes and follows every public rule of its kind.
///
/// There is one way to make one from an envelope, and the reducer, the participants and whoever
/// verifies evidence all take it, so that they cannot disagree about what is malformed.
enum MessageBody {
    case join(Join)
    case deal(AcceptedDealing)
    case respond(ResponseBody)
    case extract(FeldmanCommitment)
    case reveal(RevealBody)
    case certify(transcript: Digest)

    /// Decodes the body of any other kind and checks the public rules; `nil` is a `malformedBody`.
    static func decode(_ envelope: Envelope, in session: DealingSession) -> MessageBody? {
        guard let body = decodeUnproved(envelope, in: session),
            body.claims.allSatisfy(\.isValid)
        else { return nil }
        return body.message
    }

    /// Decodes many bodies, as ``decode(_:in:)`` would one by one, and checks their proofs together.
    static func decode(
        _ envelopes: [Envelope], in session: DealingSession, by arithmetic: PublicArithmetic
    ) -> [MessageBody?] {
        let bodies = envelopes.map { decodeUnproved($0, in: session) }
        let verdicts = SignatureClaim.verdicts(
            on: bodies.flatMap { $0?.claims ?? [] }, by: arithmetic)
        var rest = verdicts[...]
        return bodies.map { body in
            guard let body else { return nil }
            let own = rest.prefix(body.claims.count)
            rest = rest.dropFirst(body.claims.count)
            return own.allSatisfy { $0 } ? body.message : nil
        }
    }

    /// Decodes a body and checks every public rule but the proofs, which come with it.
    private static func decodeUnproved(
        _ envelope: Envelope, in session: DealingSession
    ) -> (message: MessageBody, claims: [SignatureClaim])? {
        var reader = envelope.bodyReader
        switch envelope.round {
        case .join:
            return Join(envelope).map { (.join($0), []) }
        case .deal:
            return UnprovedDealing(decoding: &reader, from: envelope.sender, in: session)
                .map { (.deal($0.accepted), $0.claims) }
        case .respond, .respondAgain:
            return (try? ResponseBody(from: &reader, dealers: session.dealers.count))
                .map { (.respond($0), []) }
        case .extract:
            guard let extraction = try? Extraction(from: &reader, in: session),
                let claim = extraction.claim(of: envelope.sender, in: session)
            else { return nil }
            return (.extract(extraction.commitment), [claim])
        case .confirm, .confirmAgain, .open:
            return (try? RevealBody(from: &reader, members: session.receivers.count))
                .map { (.reveal($0), []) }
        case .certify:
            guard let digest = try? reader.readDigest(), (try? reader.finish()) != nil else {
                return nil
            }
            return (.certify(transcript: digest), [])
        }
    }

    /// The view that the message states, for the kinds that do.
    var view: Digest? {
        switch self {
        case .respond(let body): body.view
        case .reveal(let body): body.view
        case .join, .deal, .extract, .certify: nil
        }
    }

    /// Everybody about whom the message reveals the sender's share.
    var named: [ParticipantIndex] {
        switch self {
        case .respond(let body): body.complaints.map(\.dealer)
        case .reveal(let body): body.entries.map(\.member)
        case .join, .deal, .extract, .certify: []
        }
    }
}
