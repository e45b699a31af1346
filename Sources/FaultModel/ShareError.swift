/// How far a share is from the polynomial that its dealer committed to, as a plan knows it.
///
/// The model adds such differences up in place of doing the group's arithmetic.
enum ShareError: Hashable, Sendable {
    /// The difference is this integer.
    case exact(Int)
    /// The difference is some number that no plan chooses, and that nothing cancels.
    case arbitrary

    var isZero: Bool { self == .exact(0) }

    static func + (left: ShareError, right: ShareError) -> ShareError {
        guard case .exact(let first) = left, case .exact(let second) = right else {
            return .arbitrary
        }
        return .exact(first + second)
    }
}
