import ArgumentParser

/// A value of an option that is one of several names, such as a scheme.
///
/// The types themselves belong to the library, and are not made to conform to a protocol of another package.
struct Named<Value: CaseIterable & CustomStringConvertible & Sendable>: ExpressibleByArgument,
    Sendable
{
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
