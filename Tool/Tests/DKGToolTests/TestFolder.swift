import DKG
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

    /// Starts a command line in the folder, and does not wait for it.
    @discardableResult
    func start(_ line: String) throws -> Process {
        try Tool.start("cd '\(url.path)' && dkg() { \"$0\" \"$@\"; } && \(line)")
    }

    /// Waits until a shell says so, and fails after half a minute.
    func wait(for condition: String) throws {
        try succeed(
            "i=0; until \(condition); do sleep 0.05; i=$((i+1)); [ $i -lt 600 ] || exit 1; done")
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

    /// A sealed file with a check that fits again, as somebody makes it who alters one on purpose.
    func rechecked(_ bytes: [UInt8]) throws -> [UInt8] {
        let rest = Array(bytes.dropLast(4))
        try write(rest, to: "unchecked")
        // The one is there on Linux, the other on macOS.
        let sum = try succeed("sha256sum <unchecked || shasum -a 256 <unchecked").output
        return rest + ([UInt8](hexadecimal: sum.prefix(8)) ?? [])
    }
}
