import DKG
public import DKGTestHarness
public import ThresholdSigning

/// What a signature comes to: predicted from a plan, or read off a result.
public struct SigningPrediction: Hashable, Sendable {
    /// A commitment that was no use.
    public struct Refusal: Hashable, Sendable, CustomStringConvertible {
        /// Whose it was.
        public let signer: Int
        /// Why.
        public let reason: UnusableCommitment

        /// Creates a refusal.
        ///
        /// - Parameters:
        ///   - signer: Whose commitment it was.
        ///   - reason: Why it was no use.
        public init(signer: Int, reason: UnusableCommitment) {
            self.signer = signer
            self.reason = reason
        }

        /// "5 used".
        public var description: String { "\(signer) \(reason)" }
    }

    /// Whether there is a signature.
    public var isSigned = false
    /// The signers of each session, in order.
    public var sessions: [[Int]] = []
    /// What a witness can show, sorted.
    public var convicted: [PredictedConviction] = []
    /// Whom the coordinator convicts, in order.
    public var excluded: [PredictedConviction] = []
    /// Whose commitments were no use, in order.
    public var keptOut: [Refusal] = []
    /// Sessions whose shares hold and whose signature does not.
    public var blamed: [[Int]] = []
    /// Who refused a request, in order.
    public var refusing: [Int] = []

    /// Creates a prediction that nothing happens.
    public init() {}

    /// Reads off what happened.
    ///
    /// - Parameter result: A simulated signature.
    public init(of result: SigningOutcome) {
        isSigned = result.signature != nil
        sessions = result.sessions.map(\.numbers)
        convicted = result.convictions.map { PredictedConviction(of: $0.verdict) }.sorted()
        excluded = result.excluded.map(PredictedConviction.init)
        for event in result.events {
            switch event {
            case .keptOut(let index, let reason):
                keptOut.append(Refusal(signer: Int(index.value), reason: reason))
            case .blamed(_, let signers): blamed.append(signers.numbers)
            case .refused(_, let index, _): refusing.append(Int(index.value))
            case .opened, .answered, .convicted, .finished: break
            }
        }
    }

    /// Says in sentences in what another one differs from this.
    ///
    /// - Parameter actual: What came out.
    /// - Returns: One sentence for each difference; empty if both are equal.
    public func differences(from actual: SigningPrediction) -> [String] {
        func compare<Value: Equatable>(
            _ name: String, _ value: (SigningPrediction) -> Value
        ) -> String? {
            let (expected, got) = (value(self), value(actual))
            return expected == got
                ? nil : "the plan predicts \(name) \(expected), and there is \(got)."
        }
        return [
            compare("a signature:", \.isSigned), compare("the sessions", \.sessions),
            compare("the verdicts", \.convicted), compare("as excluded", \.excluded),
            compare("as kept out", \.keptOut), compare("as blamed", \.blamed),
            compare("as refusing", \.refusing),
        ].compactMap(\.self)
    }
}

extension PredictedConviction {
    fileprivate init(of verdict: SigningVerdict) {
        self.init(culprit: verdict.index.map { Int($0.value) } ?? 0, fault: verdict.fault)
    }
}

extension [ParticipantIndex] {
    fileprivate var numbers: [Int] { map { Int($0.value) } }
}
