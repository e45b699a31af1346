import Foundation

/// A folder of its own for each test.
struct TestFolder: ~Copyable {
    let url = FileManager.default.temporaryDirectory
        .appendingPathComponent("dkg-frost-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Runs a command line in the folder.
    func shell(_ line: String) throws -> Tool.Run {
        try Tool.shell("cd '\(url.path)' && dkg() { \"$0\" \"$@\"; } && \(line)")
    }

    func bytes(_ file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url.appendingPathComponent(file)))
    }

    func write(_ bytes: [UInt8], to file: String) throws {
        try Data(bytes).write(to: url.appendingPathComponent(file))
    }

    /// Runs a command line in the folder; ends the test if it fails.
    @discardableResult
    func succeed(_ line: String) throws -> Tool.Run {
        let run = try shell(line)
        guard run.status == 0 else { throw Failed(line: line, run: run) }
        return run
    }

    /// A command that should have worked.
    struct Failed: Error {
        let line: String
        let run: Tool.Run
    }

    func mode(_ file: String) throws -> Int {
        let path = url.appendingPathComponent(file).path
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }
}
