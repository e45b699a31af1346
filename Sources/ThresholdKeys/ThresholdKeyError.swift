public import PolynomialCommitments
public import Secp256k1Group

/// Why parts are not a threshold key, or a share not one of its shares.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ThresholdKeyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The public key is the neutral element.
    case keyAtInfinity
    /// Fewer members than the threshold.
    case tooFewMembers(needed: Int, got: Int)
    /// More members than there are indices.
    case tooManyMembers(maximum: Int, got: Int)
    /// The context is too long.
    case contextTooLong(maximum: Int, got: Int)
    /// An evaluation point is zero, where the secret itself lies.
    case pointZero
    /// Two members, or two shares, have one evaluation point.
    case duplicate(Scalar)
    /// Two members have one identity.
    case duplicateIdentity(VerificationKey)
    /// A foreign key has a share of zero, of which nobody could prove that it belongs to the key.
    case shareAtInfinity(Scalar)
    /// Nobody holds a share at this evaluation point.
    case notAMember(Scalar)
    /// The key has no member with this index.
    case unknownIndex(ParticipantIndex)
    /// The share is not the logarithm of its verification share.
    case shareMismatch(Scalar)
    /// The share belongs to another key.
    case otherKey
    /// Fewer shares than the threshold.
    case tooFewShares(needed: Int, got: Int)
    /// Another threshold than the one that the key's own package states.
    case otherThreshold(stated: Int, got: Int)
    /// Public key and verification shares are not the values of one polynomial with as many coefficients as
    /// the threshold.
    case notOnePolynomial(threshold: Int)
    /// Shares that fit the key one by one and together give another secret.
    case inconsistentKey
    /// The bytes do not decode.
    case malformed(DecodingError)
    /// Genesis and transcript are not those of such an epoch; those of a foreign key are a hash of its parts.
    case epochMismatch(KeyEpoch)
    /// In a key of a ceremony a member's evaluation point is not its index.
    case pointNotIndex(ParticipantIndex)
    /// In a key of a ceremony a member has no identity.
    case identityMissing(ParticipantIndex)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .keyAtInfinity:
            "a public key is not the neutral element; this one is. Run the key generation again."
        case .tooFewMembers(let needed, let got):
            "a key with threshold \(needed) has at least \(needed) members; got \(got)."
        case .tooManyMembers(let maximum, let got):
            "a key has at most \(maximum) members here; got \(got)."
                + (maximum < Int(UInt16.max) ? " Decoding takes more with atMost." : "")
        case .contextTooLong(let maximum, let got):
            "a context has at most \(maximum) bytes; got \(got)."
        case .pointZero:
            "no member's evaluation point is zero: the share there is the secret key itself."
        case .duplicate(let point):
            "evaluation points are distinct; \(point) came twice."
        case .duplicateIdentity(let identity):
            "identities are distinct; \(identity) came twice."
        case .shareAtInfinity(let point):
            "a public share of another protocol's key is a point; the one at \(point) is infinity."
        case .notAMember(let point):
            "nobody holds a share of this key at the evaluation point \(point)."
        case .unknownIndex(let index):
            "the key has no member with the index \(index); the file was altered, or put together from two."
        case .shareMismatch(let point):
            "the share at \(point) does not belong to its verification share in this key."
        case .otherKey:
            "the share belongs to another key; collect shares of one key."
        case .tooFewShares(let needed, let got):
            "\(needed) distinct shares reconstruct this key; got \(got)."
        case .otherThreshold(let stated, let got):
            "the package states the threshold \(stated); got \(got). Ask for the one that is stated."
        case .notOnePolynomial(let threshold):
            "the public key and the verification shares are not the values of one polynomial with "
                + "\(threshold) coefficients; take all of them, and the threshold, from the protocol "
                + "that made the key."
        case .inconsistentKey:
            "each share fits the key, but together they give another secret: threshold and "
                + "verification shares are not of one polynomial with the public key. Take all of "
                + "them from the protocol that made the key."
        case .malformed(let error):
            "the file does not decode: \(error)"
        case .epochMismatch(let epoch):
            epoch.isForeign
                ? "the name of a foreign key is a hash of its parts, and they have another than "
                    + "\(epoch.transcript); the file was altered."
                : "epoch 0 has the transcript of the genesis, and no later one has it; got epoch "
                    + "\(epoch.number), genesis \(epoch.genesis), transcript \(epoch.transcript)."
        case .pointNotIndex(let index):
            "in a key of a ceremony the evaluation point of member \(index) is \(index); the file has another."
        case .identityMissing(let index):
            "in a key of a ceremony every member has an identity; member \(index) has none in the file."
        }
    }
}
