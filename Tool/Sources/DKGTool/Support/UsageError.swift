/// What is wrong with a command line.
///
/// The text names the flag and the bound.
struct UsageError: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
