public import Foundation

/// The test vectors, which lie beside the package and not in it.
///
/// They are in the folder that `DKG_VECTORS` names, otherwise in `../shared/vectors` as seen from
/// the root of the package. A test that needs them says `.enabled(if: Vectors.isPresent)`, so that it
/// is reported as skipped where they are missing.
public enum Vectors {
    /// Where the vectors are looked for.
    public static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["DKG_VECTORS"], !path.isEmpty {
            return URL(fileURLWithPath: path, isDirectory: true)
        }
        // This file is Tests/TestSupport/Vectors.swift.
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return root.appendingPathComponent("../shared/vectors", isDirectory: true).standardized
    }()

    /// Whether the folder is there.
    public static let isPresent: Bool = {
        var isFolder = ObjCBool(false)
        let exists = unsafe FileManager.default.fileExists(
            atPath: folder.path, isDirectory: &isFolder)
        return exists && isFolder.boolValue
    }()

    /// Reads a file of the folder, such as "ceremony/primitives.json".
    ///
    /// The type names the fields that the test uses; JSON may hold more.
    public static func load<Value: Decodable>(
        _ file: String, as type: Value.Type = Value.self
    ) throws -> Value {
        let data = try Data(contentsOf: folder.appendingPathComponent(file))
        return try JSONDecoder().decode(type, from: data)
    }
}
