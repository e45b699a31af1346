public import PolynomialCommitments
public import ThresholdKeys

/// What a signer answers to a request: z_i.
///
/// Public. It proves nothing about who sent it: in BIP 445 whoever plays two signers can make a right one for a third.
public struct SignatureShare: Hashable, Sendable {
    /// Whose share it is said to be.
    public let index: ParticipantIndex

    /// z_i.
    public let value: Scalar

    /// The size of the encoding.
    public static let byteCount = Scalar.byteCount

    /// Takes a value.
    ///
    /// - Parameters:
    ///   - value: z_i.
    ///   - index: Whose it is.
    public init(_ value: Scalar, of index: ParticipantIndex) {
        self.value = value
        self.index = index
    }

    /// Decodes a share.
    ///
    /// - Parameters:
    ///   - bytes: 32 big-endian bytes of an integer below q; one of q or more is refused, never reduced.
    ///   - index: Whose it is.
    /// - Throws: `ScalarError`.
    public init(decoding bytes: [UInt8], of index: ParticipantIndex) throws(ScalarError) {
        self.init(try Scalar(decoding: bytes), of: index)
    }

    /// The encoding: 32 big-endian bytes.
    public var encoded: [UInt8] { value.encoded }
}
