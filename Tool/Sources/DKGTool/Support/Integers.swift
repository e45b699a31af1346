/// How a number on the command line is read.
enum Integers {
    /// A reader that takes an integer of a range, and otherwise says which range it is.
    static func within<Number: FixedWidthInteger & Sendable>(
        _ range: ClosedRange<Number>
    ) -> @Sendable (String) throws -> Number {
        { text in
            guard let number = Number(text), range.contains(number) else {
                throw UsageError(
                    "an integer in \(range.lowerBound)...\(range.upperBound) is expected.")
            }
            return number
        }
    }
}
