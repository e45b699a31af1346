import Foundation

/// Vectors of this package's own protocols, in Tests/Vectors.
///
/// Another implementation of the same specification has computed them. The README of the folder says what is
/// in them.
package enum OwnVectors {
    /// Reads a file of the folder, such as "ceremony/primitives.json".
    ///
    /// The type names the fields that the test uses; JSON may hold more.
    package static func load<Value: Decodable>(
        _ file: String, as type: Value.Type = Value.self
    ) throws -> Value {
        // This file is Tests/TestSupport/OwnVectors.swift.
        var tests = URL(fileURLWithPath: #filePath)
        for _ in 0..<2 { tests.deleteLastPathComponent() }
        let data = try Data(contentsOf: tests.appendingPathComponent("Vectors/\(file)"))
        return try JSONDecoder().decode(type, from: data)
    }
}
