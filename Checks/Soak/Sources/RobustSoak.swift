import DKGTestHarness
import FaultModel
import ThresholdSigning

/// Robust signatures by chance, each compared with what the model predicts.
struct RobustSoak {
    /// How many signatures were tried and came about, and who was convicted.
    private(set) var signings = 0
    private(set) var signatures = 0
    private(set) var sessions = 0
    private(set) var liars = 0
    private(set) var convictions = 0
    private(set) var judgedAgain = 0

    /// One in so many hands its evidence on.
    private static let evidenceOneIn = 100

    /// Runs the plan of a seed.
    mutating func run(seed: UInt64) throws {
        let plan = RandomSigningPlan.plan(seed: seed)
        let result = try SigningSimulation.run(
            plan.configuration(),
            by: plan.origin.group(
                participants: plan.participants, threshold: plan.threshold, seed: plan.seed))
        let violations = result.violations() + result.violations(of: SigningModel.predict(plan))
        if !violations.isEmpty {
            // What a plan does follows from the plan alone, so the same is found again.
            if let failure = try SigningPlanFailure.search(plan) { throw failure }
            throw SignatureSoak.Failure(description: "\(plan)\n\(violations)")
        }
        signings += 1
        signatures += result.signature == nil ? 0 : 1
        sessions += result.sessions.count
        liars += plan.conduct.count
        convictions += result.convictions.count
        if signings % RobustSoak.evidenceOneIn == 0 { try judgeAgain(result) }
    }

    /// Hands evidence on as bytes, to somebody who knows the key and nothing else.
    private mutating func judgeAgain(_ result: SigningResult) throws {
        for conviction in result.convictions {
            guard
                conviction.evidence.handedToStranger()?.verdict(of: result.key)
                    == conviction.verdict
            else {
                throw SignatureSoak.Failure(
                    description: "seed \(result.configuration.seed): \(conviction.verdict)")
            }
            judgedAgain += 1
        }
    }

    /// Adds up what several have seen.
    static func + (left: RobustSoak, right: RobustSoak) -> RobustSoak {
        var sum = left
        sum.signings += right.signings
        sum.signatures += right.signatures
        sum.sessions += right.sessions
        sum.liars += right.liars
        sum.convictions += right.convictions
        sum.judgedAgain += right.judgedAgain
        return sum
    }
}

extension RobustSoak: CustomStringConvertible {
    /// The figures.
    var description: String {
        "\(signings) robust signings in \(sessions) sessions with \(liars) scripts, "
            + "\(signatures) signatures, \(convictions) convictions, \(judgedAgain) judged again from bytes"
    }
}
