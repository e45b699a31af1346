public import DKG
import DKGTestHarness

/// A fault without its evidence.
public struct PredictedFault: Hashable, Sendable {
    /// Who is convicted.
    public let culprit: Int

    /// Of what.
    public let kind: FaultKind

    /// At which closing.
    public let round: Round

    /// Creates a fault.
    ///
    /// - Parameters:
    ///   - culprit: Who is convicted.
    ///   - kind: Of what.
    ///   - round: At which closing.
    public init(culprit: Int, kind: FaultKind, round: Round) {
        self.culprit = culprit
        self.kind = kind
        self.round = round
    }
}

extension PredictedFault: Comparable {
    /// Orders faults by round, culprit and kind.
    ///
    /// - Parameters:
    ///   - left: One fault.
    ///   - right: The other.
    /// - Returns: `true` if the first comes earlier.
    public static func < (left: PredictedFault, right: PredictedFault) -> Bool {
        (left.round, left.culprit, left.kind.rawValue)
            < (right.round, right.culprit, right.kind.rawValue)
    }
}

extension PredictedFault: CustomStringConvertible {
    /// "5 invalidShare in respond".
    public var description: String { "\(culprit) \(kind) in \(round)" }
}
