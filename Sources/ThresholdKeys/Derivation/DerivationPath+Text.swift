extension DerivationPath {
    /// Reads a path, such as `m/0/7` or `0/7`.
    ///
    /// `m` and nothing at all are the key itself. A step is a decimal number below 2^31 without leading zeros; one that
    /// is marked as hardened with `h`, `H` or `'` is understood, and refused.
    ///
    /// - Parameter text: The path and nothing else.
    /// - Throws: ``DerivationError``: ``DerivationError/pathTooLong(maximum:got:)``,
    ///   ``DerivationError/notAStep(position:got:)``, ``DerivationError/hardenedStep(position:)`` or
    ///   ``DerivationError/stepTooLarge(maximum:got:)``.
    public init(_ text: String) throws(DerivationError) {
        if text.isEmpty {
            self.init()
            return
        }
        // Bytes, because a letter of Swift may have several, and because there are other digits than those of ASCII.
        var parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if parts.first?.elementsEqual("m".utf8) == true { parts.removeFirst() }
        try DerivationPath.check(count: parts.count)
        var steps: [UInt32] = []
        steps.reserveCapacity(parts.count)
        for (position, part) in parts.enumerated() {
            steps.append(try DerivationPath.step(part, at: position))
        }
        self.init(checked: steps)
    }

    private static func step(
        _ text: Substring.UTF8View, at position: Int
    ) throws(DerivationError) -> UInt32 {
        let marks = "hH'".utf8
        let isHardened = text.last.map(marks.contains) ?? false
        let digits = isHardened ? text.dropLast() : text
        guard let number = number(digits) else {
            // No more of it than an error should repeat.
            throw .notAStep(position: position, got: String(Substring(text).prefix(24)))
        }
        if isHardened { throw .hardenedStep(position: position) }
        try check(number)
        return UInt32(truncatingIfNeeded: number)
    }

    /// Up to ten decimal digits without leading zeros, or nothing.
    private static func number(_ digits: Substring.UTF8View) -> UInt64? {
        let ascii = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard (1...10).contains(digits.count), digits.allSatisfy(ascii.contains) else { return nil }
        if digits.count > 1, digits.first == UInt8(ascii: "0") { return nil }
        return digits.reduce(0) { 10 * $0 + UInt64($1 - ascii.lowerBound) }
    }
}
