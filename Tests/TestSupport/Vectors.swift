package import Foundation

/// Vectors that lie beside the package: those that other projects publish, which `make vectors` fetches,
/// and all those of the ceremony, of which the package has the ones of ``OwnVectors``.
///
/// They are in the folder that `DKG_VECTORS` names. Without it a folder of them is looked for in `vectors`,
/// where `make vectors` puts them, and in `../shared/vectors`, both seen from the root of the package. A
/// test that needs some says `.enabled(if:)` with ``isPresent`` or ``has(_:)``, so that it is reported as
/// skipped where they are missing.
package enum Vectors {
    /// The folders in which vectors are looked for, the first one first.
    private static let places: [URL] = {
        if let path = ProcessInfo.processInfo.environment["DKG_VECTORS"], !path.isEmpty {
            return [URL(fileURLWithPath: path, isDirectory: true)]
        }
        // This file is Tests/TestSupport/Vectors.swift.
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return ["vectors", "../shared/vectors"].map {
            root.appendingPathComponent($0, isDirectory: true).standardized
        }
    }()

    /// The place that has a folder, such as "chilldkg"; `nil` if none has it.
    package static func place(with folder: String) -> URL? {
        places.first { place in
            var isFolder = ObjCBool(false)
            let exists = unsafe FileManager.default.fileExists(
                atPath: place.appendingPathComponent(folder).path, isDirectory: &isFolder)
            return exists && isFolder.boolValue
        }
    }

    /// Where the published vectors are, or where they would be looked for first.
    package static let folder: URL =
        place(with: "chilldkg") ?? places.first ?? URL(fileURLWithPath: "vectors")

    /// Whether the published vectors are there.
    package static let isPresent: Bool = has("chilldkg")

    /// Whether there is such a folder.
    package static func has(_ folder: String) -> Bool { place(with: folder) != nil }

    /// Reads a file of a folder, such as "ceremony/honest.json".
    ///
    /// The type names the fields that the test uses; JSON may hold more.
    package static func load<Value: Decodable>(
        _ file: String, as type: Value.Type = Value.self
    ) throws -> Value {
        let folder = String(file.prefix { $0 != "/" })
        guard let place = place(with: folder) else { throw TestError("no folder \(folder)") }
        let data = try Data(contentsOf: place.appendingPathComponent(file))
        return try JSONDecoder().decode(type, from: data)
    }
}
