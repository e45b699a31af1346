package import Foundation

/// Vectors of this package's own protocols, in Tests/Vectors.
///
/// Another implementation of the same specification has computed them. The README of the folder says what is
/// in them.
package enum OwnVectors {
    /// The folder.
    package static let folder: URL = {
        // This file is Tests/TestSupport/OwnVectors.swift.
        var tests = URL(fileURLWithPath: #filePath)
        for _ in 0..<2 { tests.deleteLastPathComponent() }
        return tests.appendingPathComponent("Vectors", isDirectory: true)
    }()

    /// Reads a file of the folder, such as "ceremony/primitives.json".
    ///
    /// The type names the fields that the test uses; JSON may hold more.
    package static func load<Value: Decodable>(
        _ file: String, as type: Value.Type = Value.self
    ) throws -> Value {
        let data = try Data(contentsOf: folder.appendingPathComponent(file))
        return try JSONDecoder().decode(type, from: data)
    }
}
