public import PolynomialCommitments
public import Secp256k1Group

/// Why bytes are not a group key, a key package or a fault.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum KeyFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes do not decode.
    case malformed(DecodingError)
    /// The ceremony in it could not have been held.
    case ceremony(CeremonyError)
    /// QUAL, the joins or the holders are not those of a ceremony that made a key.
    case inconsistent(KeyFileContradiction)
    /// The certificate does not verify.
    case certificate(CertificateError)
    /// The index of a key package is not one that joined.
    case notAMember(ParticipantIndex)
    /// The secret share is not the one that the group key expects at this index.
    case shareMismatch(ParticipantIndex)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .malformed(let error): "the file does not decode: \(error)"
        case .ceremony(let error): "the ceremony in the file is impossible: \(error)"
        case .inconsistent(let reason): "the file contradicts itself: \(reason)"
        case .certificate(let error): "the key is not certified: \(error)"
        case .notAMember(let index):
            "participant \(index) did not take part in the ceremony of this key."
        case .shareMismatch(let index):
            "the secret share does not belong to participant \(index) of this key; the file was "
                + "altered, or put together from two."
        }
    }
}
