import DKG
public import DKGTestHarness

extension FaultPlan {
    /// Runs the plan and checks every ``Invariant``, (h) included.
    ///
    /// - Parameter model: What predicts the outcome; another one than ``FaultModel`` tests the check.
    /// - Returns: What was violated; empty if the library and the model are right.
    /// - Throws: An error if the plan is impossible.
    public func violations(
        model: (FaultPlan) -> Prediction = FaultModel.predict
    ) throws -> [InvariantViolation] {
        let result = try CeremonySimulation.run(configuration())
        return result.violations() + result.violations(of: model(self))
    }
}

extension CeremonyResult {
    /// Checks invariant (h), that the result is the predicted one.
    ///
    /// - Parameter prediction: What was predicted.
    /// - Returns: One violation for each difference.
    public func violations(of prediction: Prediction) -> [InvariantViolation] {
        prediction.differences(from: Prediction(of: self)).map {
            violation(.prediction, .auditor, $0)
        }
    }
}
