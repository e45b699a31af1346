import Synchronization

/// A value that cannot be copied and counts its birth and its end, as a secret wipes itself at its end.
public struct Value: ~Copyable, Sendable {
    private static let made = Atomic<Int>(0)
    private static let destroyed = Atomic<Int>(0)

    /// How many were made and not destroyed since.
    public static var alive: Int {
        made.load(ordering: .sequentiallyConsistent)
            - destroyed.load(ordering: .sequentiallyConsistent)
    }

    /// How many were ever made.
    public static var count: Int { made.load(ordering: .sequentiallyConsistent) }

    private let number: Int

    /// Makes one.
    public init() {
        number = Value.made.add(1, ordering: .sequentiallyConsistent).newValue
    }

    deinit { Value.destroyed.add(1, ordering: .sequentiallyConsistent) }

    /// Borrows it.
    @inline(never)
    public borrowing func look() -> Int { number }

    /// Makes another one.
    @inline(never)
    public borrowing func another() -> Value { Value() }
}
