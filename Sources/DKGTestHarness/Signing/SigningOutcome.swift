public import DKG
public import ThresholdSigning

/// What a simulated signature came to.
public struct SigningOutcome: Sendable {
    /// What was simulated.
    public let configuration: SigningConfiguration

    /// The key.
    public let key: ThresholdKey

    /// The key by which signers knew the coordinator.
    public let coordinator: VerificationKey

    /// Who has a share to sign with, ascending.
    public package(set) var signers: [ParticipantIndex]

    /// The signature; `nil` if there is none.
    public package(set) var signature: ThresholdSignature?

    /// The key under which it verifies, as the coordinator says.
    public package(set) var signingKey: PublicKey?

    /// What happened, in order.
    public package(set) var events: [SigningEvent]

    /// What a witness who saw every message can show, each verdict once.
    public package(set) var convictions: [SigningConviction]

    /// What signers did that they can be convicted of, as their scripts know.
    public package(set) var lies: [ParticipantIndex: Set<SigningFault>]

    /// Every answer that was sent.
    package var answers: [SigningAnswer]

    /// The signers of each session, in order.
    public var sessions: [[ParticipantIndex]] {
        events.compactMap { if case .opened(_, let signers) = $0 { signers } else { nil } }
    }

    /// Whom the coordinator convicted of what, in order.
    public var excluded: [SigningVerdict] {
        events.compactMap { if case .convicted(_, let verdict) = $0 { verdict } else { nil } }
    }

    /// The signers without a script, ascending.
    public var honest: [ParticipantIndex] {
        signers.filter { configuration.scripts[$0] == nil }
    }
}
