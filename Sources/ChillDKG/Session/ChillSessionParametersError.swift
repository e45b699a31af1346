public import Secp256k1Group

/// Why session parameters are refused.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillSessionParametersError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The condition 1 <= t <= n <= 65535 does not hold.
    case thresholdOrCount(threshold: Int, count: Int)
    /// A host public key is not a point.
    case invalidHostPublicKey(ChillParticipantID, PointError)
    /// Two participants have the same host public key.
    case duplicateHostPublicKey(ChillParticipantID, ChillParticipantID)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .thresholdOrCount(let threshold, let count):
            "the threshold t and the number n of host public keys satisfy 1 <= t <= n <= "
                + "\(ChillSessionParameters.maximumCount); got t = \(threshold), n = \(count)."
        case .invalidHostPublicKey(let id, let error):
            "the host public key of participant \(id) is not a public key: \(error)"
        case .duplicateHostPublicKey(let first, let second):
            "host public keys are distinct; those of participants \(first) and \(second) are "
                + "the same."
        }
    }
}
