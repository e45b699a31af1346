import Secp256k1Group

/// What tells one envelope from another without looking at all of its bytes: the digest, which covers
/// everything but the signature, and the signature.
struct EnvelopeName: Hashable {
    private let digest: Digest
    private let signature: Signature

    init(_ envelope: Envelope) {
        digest = envelope.digest
        signature = envelope.signature
    }
}
