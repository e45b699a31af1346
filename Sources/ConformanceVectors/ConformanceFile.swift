public import Foundation

/// A kind of vector file: where it lies and how it is read.
///
/// Whoever adds a protocol adds a list of these to ``ConformanceVectors/files``.
public struct ConformanceFile: Sendable {
    /// The folder of the protocol, such as "chilldkg".
    public let folder: String

    /// The file's name in it.
    public let name: String

    private let read: @Sendable (String, JSONValue) throws -> [ConformanceCase]

    init(
        folder: String, name: String,
        read: @escaping @Sendable (String, JSONValue) throws -> [ConformanceCase]
    ) {
        self.folder = folder
        self.name = name
        self.read = read
    }

    /// Folder and name.
    public var path: String { "\(folder)/\(name)" }

    /// The cases of the file below a directory, which may be the protocol's own folder as well.
    ///
    /// `nil` if the file is not there.
    public func cases(in directory: URL) throws -> [ConformanceCase]? {
        var candidates = [directory.appendingPathComponent(path)]
        if directory.standardizedFileURL.lastPathComponent == folder {
            candidates.append(directory.appendingPathComponent(name))
        }
        for candidate in candidates
        where FileManager.default.fileExists(atPath: candidate.path) {
            let data = try Data(contentsOf: candidate)
            return try read(path, try JSONDecoder().decode(JSONValue.self, from: data))
        }
        return nil
    }
}
