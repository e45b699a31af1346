import PolynomialCommitments
import Secp256k1Group

extension Envelope {
    /// An envelope without a body whose signature verifies under no key, for a replay that knows only
    /// that a slot was void.
    init?(unsigned round: Round, id: Digest, sender: ParticipantIndex) {
        var writer = ByteWriter()
        writer.append(UInt8(1))
        writer.append(round.rawValue)
        writer.append(id)
        writer.append(sender.value)
        writer.append(UInt32(0))
        writer.append(Signature(nonce: .zero, response: .zero))
        guard let envelope = try? Envelope(decoding: writer.bytes) else { return nil }
        self = envelope
    }
}
