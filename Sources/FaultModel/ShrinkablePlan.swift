/// A plan that knows smaller ones.
public protocol ShrinkablePlan {
    /// The plans that are a step smaller, the largest steps first.
    var neighbours: [Self] { get }
}
