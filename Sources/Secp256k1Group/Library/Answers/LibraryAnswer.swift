/// A C function that was asked something whose answer is known, and whether it gave that answer.
package struct LibraryAnswer: Sendable {
    /// The function, by the symbol that the linker sees.
    package let symbol: String
    /// Whether it answered as it has to.
    package let isRight: Bool

    init(_ symbol: String, _ isRight: Bool) {
        self.symbol = symbol
        self.isRight = isRight
    }
}

extension [LibraryAnswer] {
    /// The first function that gave another answer; `nil` if there is none.
    ///
    /// An answer may need functions that stand before it, so the first wrong one is the culprit.
    var firstWrong: String? { first { !$0.isRight }?.symbol }
}
