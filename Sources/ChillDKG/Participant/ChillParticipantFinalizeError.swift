/// Why a participant does not accept a certificate.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillParticipantFinalizeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The coordinator is faulty.
    ///
    /// Others may have got a valid certificate all the same: keep the host key.
    case faultyCoordinator(ChillFaultReason)

    /// Who is to blame, and for what.
    public var description: String {
        switch self {
        case .faultyCoordinator(let reason):
            "the coordinator is faulty: \(reason) Keep the host key: another participant may have "
                + "a valid certificate, and recovery data brings the share back."
        }
    }
}
