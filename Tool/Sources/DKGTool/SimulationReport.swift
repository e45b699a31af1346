import DKG
import DKGTestHarness

/// The object that the flag `--json` prints.
///
/// Points and digests are lower-case hexadecimal; rounds are the numbers of
/// their kinds, 1 join to 9 certify. A seed above 2^53 is a string of decimal digits. What a ceremony without a key did not determine is null.
struct SimulationReport: Encodable {
    struct Conviction: Encodable {
        let index: Int
        let kind: String
        let round: Int
    }

    let scheme: String
    let participants: Int
    let threshold: Int
    let seed: UInt64
    let groupKey: String?
    let publicPolynomial: [String]?
    let verificationShares: [String: String]?
    let qualified: [Int]?
    let holders: [Int]?
    let convicted: [Conviction]
    let inactive: [String: [Int]]
    let exposed: [String: [Int]]
    let certificateSigners: [Int]
    let assuredShares: Int?
    let transcript: String?
    let messages: Int
    let bytesSent: Int
    let reconstructs: Bool
    let signatureVerifies: Bool
    let abort: String?
    let cpuMilliseconds: Double?

    /// What the signature came to; `nil` if none was asked for, or there is no key.
    var signing: SigningReport?

    /// Whether a signature was asked for and there is none.
    var lacksSignature: Bool { signing.map { $0.signature == nil } ?? false }

    /// The reason of an abort in words; empty if there is a key.
    let reason: String

    /// Whether the ceremony ended with a certified key.
    let madeKey: Bool

    private enum CodingKeys: String, CodingKey {
        case scheme, participants, threshold, seed, groupKey, publicPolynomial
        case verificationShares, qualified, holders, convicted, inactive, exposed
        case certificateSigners, assuredShares, transcript, messages, bytesSent, reconstructs
        case signatureVerifies, abort, cpuMilliseconds, signing
    }

    init(of result: CeremonyResult, cpuMilliseconds: Double?) {
        let state = result.auditor
        // A key that is not certified is not a key yet.
        let polynomial = state.outcome == .certified ? state.publicPolynomial : nil
        scheme = state.ceremony.scheme.description
        participants = state.ceremony.participantCount
        threshold = state.ceremony.threshold.count
        seed = result.configuration.seed
        groupKey = polynomial?.constantTerm.description
        publicPolynomial = polynomial?.points.map(\.description)
        verificationShares = polynomial.map { polynomial in
            SimulationReport.byIndex(state.joined) { polynomial.evaluated(at: $0).description }
        }
        qualified = state.qualified.map(SimulationReport.numbers)
        holders = (state.transcript?.holders ?? state.holders).map(SimulationReport.numbers)
        convicted = state.faults.map {
            Conviction(
                index: Int($0.culprit.value), kind: $0.kind.rawValue, round: Int($0.round.rawValue))
        }
        var inactive: [String: [Int]] = [:]
        for (round, silent) in state.inactive where !silent.isEmpty {
            inactive[String(round.rawValue)] = SimulationReport.numbers(silent)
        }
        self.inactive = inactive
        let exposures = state.exposed
        exposed = SimulationReport.byIndex(exposures.keys.sorted()) {
            SimulationReport.numbers(exposures[$0] ?? [])
        }
        certificateSigners = SimulationReport.numbers(state.certificate?.signers ?? [])
        assuredShares = state.assuredShares
        transcript = state.transcript?.digest.description
        messages = result.board.messageCount
        bytesSent = result.board.byteCount
        let proofs = KeyProofs(of: result)
        reconstructs = proofs.reconstructs
        signatureVerifies = proofs.signatureVerifies
        abort = SimulationReport.abortName(state)
        reason = SimulationReport.abortReason(state)
        madeKey = state.outcome == .certified
        self.cpuMilliseconds = cpuMilliseconds
    }

    /// The object; the same ceremony gives the same bytes.
    func json() -> String { JSONText.of(self) }

    /// Encodes null for what is not known; only `abort`, `cpuMilliseconds` and `signing` are left out.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(scheme, forKey: .scheme)
        try container.encode(participants, forKey: .participants)
        try container.encode(threshold, forKey: .threshold)
        // Readers that know only binary floating-point numbers would read another seed.
        if seed > 1 << 53 {
            try container.encode(String(seed), forKey: .seed)
        } else {
            try container.encode(seed, forKey: .seed)
        }
        try container.encode(groupKey, forKey: .groupKey)
        try container.encode(publicPolynomial, forKey: .publicPolynomial)
        try container.encode(verificationShares, forKey: .verificationShares)
        try container.encode(qualified, forKey: .qualified)
        try container.encode(holders, forKey: .holders)
        try container.encode(convicted, forKey: .convicted)
        try container.encode(inactive, forKey: .inactive)
        try container.encode(exposed, forKey: .exposed)
        try container.encode(certificateSigners, forKey: .certificateSigners)
        try container.encode(assuredShares, forKey: .assuredShares)
        try container.encode(transcript, forKey: .transcript)
        try container.encode(messages, forKey: .messages)
        try container.encode(bytesSent, forKey: .bytesSent)
        try container.encode(reconstructs, forKey: .reconstructs)
        try container.encode(signatureVerifies, forKey: .signatureVerifies)
        try container.encodeIfPresent(abort, forKey: .abort)
        try container.encodeIfPresent(cpuMilliseconds, forKey: .cpuMilliseconds)
        try container.encodeIfPresent(signing, forKey: .signing)
    }

    private static func numbers(_ indices: [ParticipantIndex]) -> [Int] {
        indices.map { Int($0.value) }
    }

    private static func byIndex<Value>(
        _ indices: [ParticipantIndex], _ value: (ParticipantIndex) -> Value
    ) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: indices.map { ($0.description, value($0)) })
    }

    private static func abortName(_ state: PublicState) -> String? {
        switch state.outcome {
        case .aborted(let reason): reason.rawValue
        case .pending: "pending"
        case .certified, .opened: nil
        @unknown default: nil
        }
    }

    private static func abortReason(_ state: PublicState) -> String {
        switch state.outcome {
        case .aborted(let reason):
            reason.description
        case .pending:
            "the key is pending: \(state.certificate?.entries.count ?? 0) holders signed it, and "
                + "\(state.ceremony.quorum) are needed."
        case .certified, .opened:
            ""
        @unknown default:
            ""
        }
    }
}
