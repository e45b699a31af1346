import Foundation

/// This program once more, in a process of its own, which stops where it may be searched.
///
/// It says a line at each checkpoint and continues when it is given one.
final class ChildProcess {
    private let process = Process()
    private let said = Pipe()
    private let told = Pipe()
    private var unread: [UInt8] = []

    /// The argument that makes a process a child.
    static let argument = "--child"

    init(_ task: String) throws {
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [ChildProcess.argument, task]
        process.standardOutput = said
        process.standardInput = told
        try process.run()
    }

    /// Its number.
    var identifier: Int32 { process.processIdentifier }

    /// Waits for a line; `nil` when the process has ended.
    func line() -> String? {
        while !unread.contains(UInt8(ascii: "\n")) {
            let data = said.fileHandleForReading.availableData
            if data.isEmpty { return nil }
            unread += data
        }
        let line = unread.prefix { $0 != UInt8(ascii: "\n") }
        unread.removeFirst(line.count + 1)
        return String(decoding: line, as: UTF8.self)
    }

    /// Lets it go on.
    func goOn() throws {
        try told.fileHandleForWriting.write(contentsOf: Data([UInt8(ascii: "\n")]))
    }

    /// Waits for its end; whether it ended well.
    func ended() -> Bool {
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// In the child: says a line and waits to be told to go on.
    static func stop(saying line: String) throws {
        overwriteStack()
        try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
        guard readLine() != nil else { exit(1) }
    }
}
