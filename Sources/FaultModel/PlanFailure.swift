public import DKGTestHarness

/// A plan whose ceremony violated an invariant, as small as it could be made.
public struct PlanFailure: Error, Hashable, Sendable {
    /// The plan as it was found.
    public let original: FaultPlan

    /// The smallest plan that fails.
    public let plan: FaultPlan

    /// What the smallest plan violates.
    public let violations: [InvariantViolation]

    /// Runs a plan and, if it fails, shrinks it.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - model: What predicts the outcome; another one than ``FaultModel`` tests the search.
    /// - Returns: The failure; `nil` if every invariant holds.
    /// - Throws: An error if the plan is impossible.
    public static func search(
        _ plan: FaultPlan, model: (FaultPlan) -> Prediction = FaultModel.predict
    ) throws -> PlanFailure? {
        guard try !plan.violations(model: model).isEmpty else { return nil }
        let smallest = try PlanShrinker.shrink(plan) { try !$0.violations(model: model).isEmpty }
        return PlanFailure(
            original: plan, plan: smallest, violations: try smallest.violations(model: model))
    }
}

extension PlanFailure: CustomStringConvertible {
    /// The smallest plan as a test, and what it violates.
    public var description: String {
        (["", plan.description] + violations.map { "// \($0)" }).joined(separator: "\n")
    }
}
