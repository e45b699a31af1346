import Foundation

/// Files that hold nothing secret, and standard input.
enum InputFile {
    static func read(_ path: String) throws(FileError) -> [UInt8] {
        do {
            if path == "-" {
                return Array(try FileHandle.standardInput.readToEnd() ?? Data())
            }
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw FileError("'\(path)' cannot be read: \(error.localizedDescription)")
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || (9...13).contains(byte)
    }
}
