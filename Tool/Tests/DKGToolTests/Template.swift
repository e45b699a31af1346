import Foundation
import Synchronization

/// A session that many tests begin with: it is run once, and every test gets a copy of its files.
final class Template: Sendable {
    /// The documented session of ChillDKG, with all of its files.
    static let chillDKG = Template { folder in
        for command in try ChillDKGSessionTests.commands() { try folder.succeed(command) }
    }

    /// Where the files are.
    let path: Result<String, any Error>

    init(_ make: (borrowing TestFolder) throws -> Void) {
        path = Result {
            let folder = try TestFolder()
            try make(folder)
            // The tests' process keeps it until it ends.
            let kept = folder.url.path + "-template"
            try folder.succeed("cp -Rp . '\(kept)'")
            Template.kept.withLock { $0.append(kept) }
            atexit {
                Template.kept.withLock {
                    $0.forEach { try? FileManager.default.removeItem(atPath: $0) }
                }
            }
            return kept
        }
    }

    private static let kept = Mutex<[String]>([])

    /// Three participants of a key generation after part2, with files p1, p2, p3 and shares such as 2-to-1.
    static let frostBinary = Template { try FROSTMistakeTests.begin($0, "") }

    /// The same in JSON.
    static let frostJSON = Template { try FROSTMistakeTests.begin($0, "--format json") }

    /// A folder with the session's files.
    func copy() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.succeed("cp -Rp '\(try path.get())/.' .")
        return folder
    }
}
