public import ThresholdSigning

/// A verdict without its evidence.
public struct PredictedConviction: Hashable, Sendable {
    /// The signer; 0 for the coordinator.
    public let culprit: Int

    /// What it did.
    public let fault: SigningFault

    /// Creates a verdict.
    ///
    /// - Parameters:
    ///   - culprit: The signer; 0 for the coordinator.
    ///   - fault: What it did.
    public init(culprit: Int, fault: SigningFault) {
        self.culprit = culprit
        self.fault = fault
    }
}

extension PredictedConviction: Comparable {
    /// Orders verdicts by culprit and fault.
    ///
    /// - Parameters:
    ///   - left: One verdict.
    ///   - right: The other.
    /// - Returns: `true` if the first comes earlier.
    public static func < (left: PredictedConviction, right: PredictedConviction) -> Bool {
        (left.culprit, left.fault.description) < (right.culprit, right.fault.description)
    }
}

extension PredictedConviction: CustomStringConvertible {
    /// "5 answered with a share that breaks its equation".
    public var description: String { "\(culprit) \(fault)" }
}
