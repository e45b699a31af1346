import DKG

@testable import FolderStorage

extension FolderBoard {
    /// A new board, or the one that is there, with entries of at most 1024 bytes.
    static func made(_ path: String, _ fresh: UInt8 = 1) throws -> FolderBoard {
        let digest = try Digest(decoding: [UInt8](repeating: fresh, count: 32))
        return try FolderBoard(making: path, entryLimit: 1024, fresh: digest)
    }

    /// All entries after a position, as text; what is no text has brackets.
    mutating func texts(after position: UInt64 = 0) throws -> [String] {
        var texts: [String] = []
        var position = position
        while let entry = try entry(after: position) {
            position = entry.position
            switch entry.content {
            case .bytes(let bytes): texts.append(String(decoding: bytes, as: UTF8.self))
            case .tooLarge(let count): texts.append("[\(count)]")
            case .notAFile: texts.append("[no file]")
            }
        }
        return texts
    }

    @discardableResult
    mutating func append(text: String) throws -> UInt64 { try append(Array(text.utf8)) }
}
