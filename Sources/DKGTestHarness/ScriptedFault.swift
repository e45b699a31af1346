public import DKG

/// The faults that the harness knows by name.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ScriptedFault: Hashable, Sendable {
    /// Never joins.
    case absent
    /// Joins and deals nothing.
    case silentDealer
    /// Deals a wrong share to one receiver: the lowest one that follows the protocol.
    case wrongShare
    /// Deals wrong shares to everybody.
    case wrongShareToAll
    /// Commits to t + 1 coefficients, with shares that agree with them.
    case longCommitments
    /// Commits to t - 1 coefficients, with shares that agree with them.
    case shortCommitments
    /// Deals with proofs that do not verify.
    case badProof
    /// Posts two different dealings.
    case equivocate
    /// Complains, with a right proof, about a share that is right.
    case falseComplaint
    /// Complains with a proof that does not verify.
    case forgedComplaint
    /// Publishes no Feldman values (Pedersen).
    case silentExtraction
    /// Publishes Feldman values of another polynomial (Pedersen).
    case badExtraction
    /// Posts its dealing after the dealing round has closed.
    case late
    /// Says nothing in one round.
    case silent(Round)
    /// Says nothing in this round and in all that follow.
    case vanishes(Round)
    /// Sends a body that does not decode.
    case malformed(Round)
    /// Posts two different messages in one round.
    case equivocates(Round)
    /// States another view than its own in one round.
    case otherView(Round)
    /// Objects to right Feldman values (Pedersen).
    case falseObjection
    /// Opens a wrong pair for a member that failed (Pedersen).
    case badOpening
    /// Sends an open message without entries (Pedersen).
    case emptyOpening
    /// Certifies another transcript.
    case otherTranscript
}

extension ScriptedFault {
    /// The faults that have a name without a parameter, for command lines.
    public static let named: [ScriptedFault] = [
        .absent, .silentDealer, .wrongShare, .wrongShareToAll, .longCommitments,
        .shortCommitments, .badProof, .equivocate, .falseComplaint, .forgedComplaint,
        .silentExtraction, .badExtraction, .late, .falseObjection, .badOpening, .emptyOpening,
        .otherTranscript,
    ]

    /// Finds a fault by its name, for instance "wrong-share".
    ///
    /// - Parameter name: The name; an unknown one gives `nil`.
    public init?(name: String) {
        guard let fault = ScriptedFault.named.first(where: { $0.description == name }) else {
            return nil
        }
        self = fault
    }

    /// Whether the fault can show in a ceremony of a scheme: extraction is Pedersen's.
    ///
    /// - Parameter scheme: The scheme.
    /// - Returns: `false` if it changes nothing there.
    public func hasEffect(in scheme: CommitmentScheme) -> Bool {
        switch self {
        case .silentExtraction, .badExtraction, .falseObjection, .badOpening, .emptyOpening:
            scheme == .pedersen
        case .silent(let round), .malformed(let round), .equivocates(let round),
            .otherView(let round):
            scheme == .pedersen
                || ![.extract, .confirm, .confirmAgain, .open].contains(round)
        default:
            true
        }
    }
}

extension ScriptedFault: CustomStringConvertible {
    /// The name, as a command line has it.
    public var description: String {
        switch self {
        case .absent: "absent"
        case .silentDealer: "silent-dealer"
        case .wrongShare: "wrong-share"
        case .wrongShareToAll: "wrong-share-all"
        case .longCommitments: "long-commitments"
        case .shortCommitments: "short-commitments"
        case .badProof: "bad-proof"
        case .equivocate: "equivocate"
        case .falseComplaint: "false-complaint"
        case .forgedComplaint: "forged-complaint"
        case .silentExtraction: "silent-extraction"
        case .badExtraction: "bad-extraction"
        case .late: "late"
        case .silent(let round): "silent in \(round)"
        case .vanishes(let round): "vanishes before \(round)"
        case .malformed(let round): "malformed \(round)"
        case .equivocates(let round): "equivocates in \(round)"
        case .otherView(let round): "other view in \(round)"
        case .falseObjection: "false-objection"
        case .badOpening: "bad-opening"
        case .emptyOpening: "empty-opening"
        case .otherTranscript: "other-transcript"
        }
    }
}
