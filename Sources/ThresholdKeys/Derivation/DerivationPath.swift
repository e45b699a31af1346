/// The way from a key to one of its descendants: the numbers of the children, as in BIP 32.
///
/// Only steps that need no secret can be taken, those below 2^31. As text it is `m/0/7`; `m` is the key itself.
public struct DerivationPath: Hashable, Sendable {
    /// The numbers of the children, the key's own first; none for the key itself.
    public let steps: [UInt32]

    /// The largest number of steps, since an extended key counts its depth in one byte.
    public static let maximumStepCount = 255

    /// The largest number of a child that can be derived from the public key, 2^31 - 1.
    public static let maximumStep: UInt32 = 0x7fff_ffff

    /// Creates the path without steps, which leads to the key itself.
    public init() {
        steps = []
    }

    /// Creates a path of numbers.
    ///
    /// - Parameter steps: At most 255 numbers below 2^31.
    /// - Throws: ``DerivationError/pathTooLong(maximum:got:)`` or ``DerivationError/stepTooLarge(maximum:got:)``.
    public init(steps: some Collection<UInt32>) throws(DerivationError) {
        try DerivationPath.check(count: steps.count)
        for step in steps { try DerivationPath.check(UInt64(step)) }
        self.steps = Array(steps)
    }

    /// Takes numbers that were checked.
    init(checked steps: [UInt32]) {
        self.steps = steps
    }

    static func check(count: Int) throws(DerivationError) {
        guard count <= maximumStepCount else {
            throw .pathTooLong(maximum: maximumStepCount, got: count)
        }
    }

    static func check(_ step: UInt64) throws(DerivationError) {
        guard step <= UInt64(maximumStep) else {
            throw .stepTooLarge(maximum: maximumStep, got: step)
        }
    }
}

extension DerivationPath: CustomStringConvertible {
    /// The path as text, such as `m/0/7`, which ``init(_:)`` reads.
    public var description: String {
        (["m"] + steps.map { String($0) }).joined(separator: "/")
    }
}
