import PolynomialCommitments
import Secp256k1Group

/// What came before the session was known, to be read once it is.
///
/// Nobody honest speaks before the joining is closed for it, so there is little to keep. Only what its sender signed is
/// kept, and no sender can keep out another one's.
package struct EarlyEnvelopes {
    /// How many different messages of one sender for one round are kept: two convict it if they are of one session, and
    /// nobody honest speaks in more sessions than this while one joining is open.
    package static let mostOfOneSlot = 4

    private struct Place: Hashable {
        let sender: ParticipantIndex
        let round: Round
    }

    private var envelopes: [Envelope] = []
    private var kept: [Place: Set<Digest>] = [:]

    package init() {}

    /// Keeps an envelope, unless it is known, not its sender's, or one too many of its sender.
    package mutating func keep(_ bytes: [UInt8], in ceremony: Ceremony) {
        guard let envelope = try? Envelope(decoding: bytes, in: ceremony) else { return }
        let place = Place(sender: envelope.sender, round: envelope.round)
        let known = kept[place] ?? []
        guard known.count < EarlyEnvelopes.mostOfOneSlot, !known.contains(envelope.digest),
            envelope.isAuthentic(in: ceremony.roster)
        else { return }
        kept[place, default: []].insert(envelope.digest)
        envelopes.append(envelope)
    }

    /// Hands all of them out, in the order in which they came.
    package mutating func take() -> [[UInt8]] {
        defer {
            envelopes = []
            kept = [:]
        }
        return envelopes.map(\.bytes)
    }
}
