/// Something that can be copied and hands out values, as an accepted dealing hands out shares.
public struct Maker: Sendable {
    private let succeeds: Bool

    /// Makes one that hands out a value if it succeeds, and nothing otherwise.
    public init(succeeds: Bool) { self.succeeds = succeeds }

    /// A value, or nothing.
    @inline(never)
    public func value() -> Value? { succeeds ? Value() : nil }

    /// A value in any case.
    @inline(never)
    public func certainValue() -> Value { Value() }

    /// A value, or nothing.
    public var computed: Value? { value() }

    /// A value, or nothing.
    public subscript(_: Int) -> Value? { value() }

    /// A value, or nothing; it could throw.
    @inline(never)
    public func throwing() throws -> Value? { value() }
}

/// Something that cannot be copied and owns values, as a participant owns its seed and its shares.
public struct Owner: ~Copyable {
    /// One that may be taken out.
    public var optional: Value?
    /// One that stays.
    public let value: Value

    /// Makes it of two values.
    public init(optional: consuming Value?, value: consuming Value) {
        self.optional = optional
        self.value = value
    }

    /// Makes another value, or nothing.
    @inline(never)
    public borrowing func another() -> Value? { value.another() }
}

/// A class that owns values, as the seats of the simulations do.
public final class Holder {
    /// What it owns.
    public var owner: Owner?

    /// Makes it with two values.
    public init() { owner = Owner(optional: Value(), value: Value()) }

    /// A value, or nothing.
    @inline(never)
    public func value() -> Value? { owner?.another() }
}

/// Borrows a value.
@inline(never)
public func borrow(_ value: borrowing Value) -> Int { value.look() }

/// Borrows a value, or nothing.
@inline(never)
public func borrowOptional(_ value: borrowing Value?) -> Int {
    switch value {
    case .some(let value): value.look()
    case .none: 0
    }
}

/// Uses a value up.
@inline(never)
public func useUp(_ value: consuming Value?) {}
