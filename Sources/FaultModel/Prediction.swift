public import DKG
public import DKGTestHarness

/// What a ceremony comes to: predicted from a plan, or read off a state.
///
/// Participants are numbers, lists ascend, and rounds without an entry in a table are left out.
public struct Prediction: Hashable, Sendable {
    /// The rounds that took place, in order.
    public var rounds: [Round] = []
    /// J.
    public var joined: [Int] = []
    /// Who is convicted, of what, at which closing.
    public var faults: [PredictedFault] = []
    /// Those who had a part in a round and sent nothing.
    public var inactive: [Round: [Int]] = [:]
    /// Those who stated another view, or certified another transcript.
    public var disagreements: [Round: [Int]] = [:]
    /// QUAL; `nil` if it was never fixed.
    public var qualified: [Int]?
    /// The holders; `nil` if QUAL was never fixed.
    public var holders: [Int]?
    /// The members of QUAL that published no right values.
    public var failed: [Int] = []
    /// Those of them that were opened.
    public var reconstructed: [Int] = []
    /// For each participant, the members of QUAL whose share for it is public.
    public var exposed: [Int: [Int]] = [:]
    /// How the ceremony ended.
    public var outcome: RoundOutcome = .opened(.join)
    /// Whose signatures the certificate has; `nil` if the last round never closed.
    public var signers: [Int]?
    /// How many honest shares are assured; `nil` if the last round never closed.
    public var assuredShares: Int?
    /// Members of J with a share that matches their public share.
    public var sharing: [Int] = []

    /// Creates a prediction that nothing happens.
    public init() {}

    /// Reads off what the auditor concluded, and who has a share.
    ///
    /// - Parameter result: A simulated ceremony.
    public init(of result: CeremonyResult) {
        let state = result.auditor
        rounds = state.history.map(\.round)
        joined = state.joined.numbers
        faults = state.faults.map {
            PredictedFault(culprit: Int($0.culprit.value), kind: $0.kind, round: $0.round)
        }.sorted()
        inactive = state.inactive.mapValues(\.numbers).filter { !$0.value.isEmpty }
        disagreements = state.disagreements.mapValues(\.numbers).filter { !$0.value.isEmpty }
        qualified = state.qualified?.numbers
        holders = (state.transcript?.holders ?? state.holders)?.numbers
        failed = state.failed.sorted().numbers
        reconstructed = state.reconstructed.keys.sorted().numbers
        for (index, members) in state.exposed { exposed[Int(index.value)] = members.numbers }
        outcome = state.outcome
        signers = state.certificate?.entries.map { Int($0.index.value) }
        assuredShares = state.assuredShares
        sharing = result.participants.filter(\.hasShare).map { Int($0.index.value) }
    }

    /// Says in sentences in what another one differs from this.
    ///
    /// - Parameter actual: What came out.
    /// - Returns: One sentence for each difference; empty if both are equal.
    public func differences(from actual: Prediction) -> [String] {
        func compare<Value: Equatable>(_ name: String, _ value: (Prediction) -> Value) -> String? {
            let expected = value(self)
            let got = value(actual)
            return expected == got
                ? nil : "the plan predicts \(name) \(expected), and the ceremony has \(got)."
        }
        func table(_ lists: [Round: [Int]]) -> String {
            "\(lists.sorted { $0.key < $1.key }.map { "\($0.key.source) \($0.value)" })"
        }
        return [
            compare("the rounds", \.rounds),
            compare("as joined", \.joined),
            compare("the verdicts", \.faults),
            compare("as inactive") { table($0.inactive) },
            compare("as disagreeing") { table($0.disagreements) },
            compare("the qualified set", \.qualified),
            compare("the holders", \.holders),
            compare("as failed", \.failed),
            compare("as reconstructed", \.reconstructed),
            compare("as exposed") { "\($0.exposed.sorted { $0.key < $1.key })" },
            compare("the ending", \.outcome),
            compare("the signers", \.signers),
            compare("as assured", \.assuredShares),
            compare("as sharing", \.sharing),
        ].compactMap(\.self)
    }
}

extension Collection<ParticipantIndex> {
    fileprivate var numbers: [Int] { map { Int($0.value) } }
}

extension SimulatedParticipant {
    fileprivate var hasShare: Bool {
        switch share() {
        case .some: true
        case .none: false
        }
    }
}
