import ArgumentParser
import DKG

/// A choice that the command line makes by its lower-case name.
struct Named<Value: CaseIterable & CustomStringConvertible & Sendable>: ExpressibleByArgument,
    Sendable
{
    /// What was chosen.
    let value: Value

    init(_ value: Value) {
        self.value = value
    }

    init?(argument: String) {
        guard let value = Value.allCases.first(where: { $0.description == argument }) else {
            return nil
        }
        self.value = value
    }

    static var allValueStrings: [String] { Value.allCases.map(\.description) }

    var defaultValueDescription: String { value.description }
}
