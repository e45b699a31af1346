public import PolynomialCommitments
public import ThresholdKeys

/// Whom evidence of a signing session convicts, and of what.
public struct SigningVerdict: Hashable, Sendable {
    /// The key under whose signature it was done.
    public let culprit: VerificationKey

    /// The number under which a signer did it; `nil` for a coordinator.
    public let index: ParticipantIndex?

    /// What was done.
    public let fault: SigningFault
}

extension SigningVerdict: CustomStringConvertible {
    /// Who did what.
    public var description: String {
        let name = index.map { "signer \($0), identity" } ?? "the coordinator"
        return "\(name) \(culprit.encoded.hexadecimal), \(fault)."
    }
}
