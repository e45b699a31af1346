import DKG
import DKGTestHarness
import ThresholdSigning

/// What `dkg simulate --sign` prints of the signature with `--json`, as the member `signing`.
struct SigningReport: Encodable {
    struct Conviction: Encodable {
        let index: Int
        let kind: String
        /// Whether the evidence alone convicts once more.
        let evidenceVerifies: Bool
        /// The same as a sentence; not in the object.
        let sentence: String

        private enum CodingKeys: String, CodingKey {
            case index, kind, evidenceVerifies
        }
    }

    struct KeptOut: Encodable {
        let index: Int
        let reason: String
    }

    /// One session, in the words of what happened in it.
    struct Session: Encodable {
        let number: Int
        let signers: [Int]
        var answered: [Int] = []
        var refused: [Int] = []
        var convicted: [Int] = []
        var blamed: [Int] = []
        var finished = false
    }

    let scheme: String
    let message: String
    let signers: [Int]
    let faults: [String: String]
    private(set) var sessions: [Session] = []
    private(set) var keptOut: [KeptOut] = []
    let convicted: [Conviction]
    let signingKey: String?
    let signature: String?
    let signatureVerifies: Bool
    let taproot: Bool

    /// How many shares sign; not in the object, whose report has it.
    let threshold: Int

    private enum CodingKeys: String, CodingKey {
        case scheme, message, signers, faults, sessions, keptOut, convicted, signingKey, signature
        case signatureVerifies, taproot
    }

    init(of result: SigningOutcome) {
        let configuration = result.configuration
        scheme = SigningSchemeName.text(of: configuration.scheme)
        message = configuration.message.hexadecimal
        signers = result.signers.map { Int($0.value) }
        var faults: [String: String] = [:]
        for (index, script) in configuration.scripts {
            faults[index.description] = script.fault.description
        }
        self.faults = faults
        convicted = result.convictions.map { conviction in
            let verdict = conviction.verdict
            return Conviction(
                index: verdict.index.map { Int($0.value) } ?? 0,
                kind: SigningReport.name(of: verdict.fault),
                evidenceVerifies: conviction.evidence.verdict(of: result.key) == verdict,
                sentence: verdict.fault.description)
        }
        signingKey = result.signingKey?.description
        signature = result.signature?.description
        taproot = configuration.derivation.taproot != nil
        threshold = result.key.threshold.count
        if let signature = result.signature, let key = result.signingKey {
            signatureVerifies = signature.isValid(for: configuration.message, under: key)
        } else {
            signatureVerifies = false
        }
        for event in result.events { note(event) }
    }

    private mutating func note(_ event: SigningEvent) {
        func change(_ session: Int, _ body: (inout Session) -> Void) {
            // What belongs to no session changes none.
            if sessions.indices.contains(session - 1) { body(&sessions[session - 1]) }
        }
        switch event {
        case .opened(let session, let signers):
            sessions.append(Session(number: session, signers: signers.map { Int($0.value) }))
        case .answered(let session, let index):
            change(session) { $0.answered.append(Int(index.value)) }
        case .refused(let session, let index, _):
            change(session) { $0.refused.append(Int(index.value)) }
        case .convicted(let session, let verdict):
            change(session) { $0.convicted += verdict.index.map { [Int($0.value)] } ?? [] }
        case .keptOut(let index, let reason):
            keptOut.append(
                KeptOut(index: Int(index.value), reason: SigningReport.name(of: reason)))
        case .blamed(let session, let signers):
            change(session) { $0.blamed = signers.map { Int($0.value) } }
        case .finished(let session, _): change(session) { $0.finished = true }
        @unknown default: break
        }
    }

    /// The case as programs read it.
    private static func name(of fault: SigningFault) -> String {
        switch fault {
        case .notAsked: "notAsked"
        case .otherCommitment: "otherCommitment"
        case .notCanonical: "notCanonical"
        case .wrongShare: "wrongShare"
        case .reusedNonces: "reusedNonces"
        case .wrongAggregate: "wrongAggregate"
        @unknown default: "other"
        }
    }

    private static func name(of reason: UnusableCommitment) -> String {
        switch reason {
        case .noPoints: "noPoints"
        case .used: "used"
        case .cancelling: "cancelling"
        @unknown default: "other"
        }
    }

    /// Encodes null for a signature that there is not.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(scheme, forKey: .scheme)
        try container.encode(message, forKey: .message)
        try container.encode(signers, forKey: .signers)
        try container.encode(faults, forKey: .faults)
        try container.encode(sessions, forKey: .sessions)
        try container.encode(keptOut, forKey: .keptOut)
        try container.encode(convicted, forKey: .convicted)
        try container.encode(signingKey, forKey: .signingKey)
        try container.encode(signature, forKey: .signature)
        try container.encode(signatureVerifies, forKey: .signatureVerifies)
        try container.encode(taproot, forKey: .taproot)
    }
}
