import ComplaintHandling
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

    /// Decodes the body of a join.
    static func decodeJoin(_ envelope: Envelope) -> Join? {
        var reader = envelope.bodyReader
        return try? Join(from: &reader, sender: envelope.sender)
    }

    /// Decodes the body of any other kind and checks the public rules; `nil` is a `malformedBody`.
    static func decode(_ envelope: Envelope, in session: DealingSession) -> MessageBody? {
        var reader = envelope.bodyReader
        switch envelope.round {
        case .join:
            return decodeJoin(envelope).map(MessageBody.join)
        case .deal:
            return AcceptedDealing(decoding: &reader, from: envelope.sender, in: session)
                .map(MessageBody.deal)
        case .respond, .respondAgain:
            return (try? ResponseBody(from: &reader, members: session.members.count))
                .map(MessageBody.respond)
        case .extract:
            guard let extraction = try? Extraction(from: &reader, in: session),
                extraction.isProved(by: envelope.sender, in: session)
            else { return nil }
            return .extract(extraction.commitment)
        case .confirm, .confirmAgain, .open:
            return (try? RevealBody(from: &reader, members: session.members.count))
                .map(MessageBody.reveal)
        case .certify:
            guard let digest = try? reader.readDigest(), (try? reader.finish()) != nil else {
                return nil
            }
            return .certify(transcript: digest)
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
