import DKG
import FolderStorage

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A process that does one thing in a folder, for tests that count processes or kill them.
///
///     FolderProbe make BOARD                  makes a board and prints its identity
///     FolderProbe append BOARD NAME COUNT     appends NAME-1, NAME-2 and so on, and prints each number
///     FolderProbe resume BOARD NAME COUNT     the same, but leaves out what is there, as a node does after a crash
///     FolderProbe read BOARD                  prints the number and the text of every entry
///     FolderProbe replace FOLDER NAME TEXT    replaces a file of a data folder
///     FolderProbe hold FOLDER                 takes the lock of a data folder, says so, and waits for the end of input
///
/// Exit status: 0 done, 75 locked, 7 another error, which is printed.
@main
enum FolderProbe {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try run(arguments)
        } catch DataFolderError.locked(let path) {
            print("locked: \(path)")
            exit(75)
        } catch {
            print("error: \(error)")
            exit(7)
        }
    }

    private static func run(_ arguments: [String]) throws {
        var arguments = arguments[...]
        let word = arguments.popFirst() ?? ""
        let path = arguments.popFirst() ?? ""
        switch word {
        case "make":
            var source = SystemRandomSource()
            let board = try FolderBoard(
                making: path, entryLimit: 1024, fresh: Digest(random: &source))
            print(board.identity)
        case "append", "resume":
            let name = arguments.popFirst() ?? ""
            try append(path, name, Int(arguments.popFirst() ?? "") ?? 0, word == "resume")
        case "read":
            var board = try FolderBoard(opening: path, entryLimit: 1024)
            var position: UInt64 = 0
            while let entry = try board.entry(after: position) {
                position = entry.position
                guard case .bytes(let bytes) = entry.content else { continue }
                print(position, String(decoding: bytes, as: UTF8.self))
            }
        case "replace":
            let folder = try DataFolder(locking: path)
            let name = arguments.popFirst() ?? ""
            try folder.replace(name, with: Array((arguments.popFirst() ?? "").utf8))
        case "hold":
            let folder = try DataFolder(locking: path)
            print("locked \(folder.reader.path)")
            fflush(nil)
            while readLine() != nil {}
        default:
            print("what to do?")
            exit(2)
        }
    }

    private static func append(
        _ path: String, _ name: String, _ count: Int, _ leavesOut: Bool
    ) throws {
        var board = try FolderBoard(opening: path, entryLimit: 1024)
        var known: Set<[UInt8]> = []
        var position: UInt64 = 0
        while leavesOut, let entry = try board.entry(after: position) {
            position = entry.position
            if case .bytes(let bytes) = entry.content { known.insert(bytes) }
        }
        for number in 1...max(count, 1) {
            let text = Array("\(name)-\(number)".utf8)
            if known.contains(text) { continue }
            print(try board.append(text))
            fflush(nil)
        }
    }
}
