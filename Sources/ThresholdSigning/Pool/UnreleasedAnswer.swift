public import ThresholdKeys

/// An answer that was made and is not stored yet.
///
/// Store ``encoded`` under ``requestDigest``, so that the same request gets the same answer after a crash, and hand this
/// back to ``NoncePool/release(_:)``. One that is lost before that is lost for ever: its nonces are gone.
public struct UnreleasedAnswer: ~Copyable, Sendable {
    let answer: SigningAnswer

    init(_ answer: SigningAnswer) { self.answer = answer }

    /// The digest of the request that it answers.
    public var requestDigest: Digest { answer.requestDigest }

    /// What is to be stored, and sent: public.
    public var encoded: [UInt8] { answer.encoded }
}
