import DKG

extension PublicState {
    /// In what two readers of the same board differ, by name.
    ///
    /// - Parameter other: What the other reader concludes.
    /// - Returns: The names; empty if they agree.
    func differences(from other: PublicState) -> [String] {
        func verdicts(_ state: PublicState) -> Set<String> {
            Set(state.faults.map(\.description))
        }
        let comparisons: [(name: String, isEqual: Bool)] = [
            ("outcome", outcome == other.outcome),
            ("qualified set", qualified == other.qualified),
            ("list of holders", holders == other.holders),
            ("public polynomial", publicPolynomial == other.publicPolynomial),
            ("list of verdicts", verdicts(self) == verdicts(other)),
            ("list of inactive ones", inactive == other.inactive),
            ("set of failed members", failed == other.failed),
            ("list of exposed shares", exposed == other.exposed),
            ("transcript", transcript == other.transcript),
        ]
        return comparisons.filter { !$0.isEqual }.map(\.name)
    }
}
