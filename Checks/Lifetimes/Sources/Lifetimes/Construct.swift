import LifetimeValues

/// A way to write down a noncopyable value, and what the compiler makes of it.
struct Construct {
    /// How it is written.
    let name: String
    /// Whether the value is destroyed, by the last measurement.
    let isDestroyed: Bool
    /// Does it once or more often; nothing may be alive when it returns.
    let run: () throws -> Void

    init(_ name: String, isDestroyed: Bool = true, _ run: @escaping () throws -> Void) {
        self.name = name
        self.isDestroyed = isDestroyed
        self.run = run
    }

    /// Does it and counts.
    ///
    /// - Returns: Whether every value was destroyed.
    /// - Throws: What `run` throws, or ``NothingWasMade``.
    func measure() throws -> Bool {
        let before = (alive: Value.alive, made: Value.count)
        try run()
        guard Value.count > before.made else { throw NothingWasMade(construct: name) }
        return Value.alive == before.alive
    }

    /// A construct that made no value shows nothing.
    struct NothingWasMade: Error {
        let construct: String
    }
}
