/// Why a case did not pass.
package struct ConformanceFailure: Error, CustomStringConvertible {
    /// What was expected and what came.
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
