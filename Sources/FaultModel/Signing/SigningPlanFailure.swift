public import DKGTestHarness

/// A plan whose signature violated an invariant, as small as it could be made.
public struct SigningPlanFailure: Error, Hashable, Sendable {
    /// The plan as it was found.
    public let original: SigningPlan

    /// The smallest plan that fails.
    public let plan: SigningPlan

    /// What the smallest plan violates.
    public let violations: [SigningViolation]

    /// Runs a plan and, if it fails, shrinks it.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - model: What predicts the outcome; another one than ``SigningModel`` tests the search.
    /// - Returns: The failure; `nil` if every invariant holds.
    /// - Throws: An error if the plan is impossible.
    public static func search(
        _ plan: SigningPlan, model: (SigningPlan) -> SigningPrediction = SigningModel.predict
    ) throws -> SigningPlanFailure? {
        guard try !plan.violations(model: model).isEmpty else { return nil }
        let smallest = try PlanShrinker.shrink(plan) { try !$0.violations(model: model).isEmpty }
        return SigningPlanFailure(
            original: plan, plan: smallest, violations: try smallest.violations(model: model))
    }
}

extension SigningPlanFailure: CustomStringConvertible {
    /// The smallest plan as a test, and what it violates.
    public var description: String {
        (["", plan.description] + violations.map { "// \($0)" }).joined(separator: "\n")
    }
}
