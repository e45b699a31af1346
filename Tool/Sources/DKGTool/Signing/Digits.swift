import DKG

/// A public value on the command line: its hexadecimal digits, or the name of a file with them.
enum Digits {
    /// Reads the value.
    ///
    /// - Parameters:
    ///   - argument: The digits or the file.
    ///   - option: Which option it is.
    ///   - counts: How many bytes it has.
    /// - Returns: The bytes.
    /// - Throws: `FileAccess.Failure` or ``UsageError``.
    static func bytes(_ argument: String, _ option: String, _ counts: Int...) throws -> [UInt8] {
        if let bytes = [UInt8](hexadecimal: argument), counts.contains(bytes.count) {
            return bytes
        }
        let expected = counts.map { String(2 * $0) }.joined(separator: " or ")
        let wrong = UsageError(
            "\(option) takes \(expected) hexadecimal digits, or a file with them; got '\(argument)'."
        )
        guard FileAccess.isFile(argument) else { throw wrong }
        switch try SigningFile(argument, option, sizes: counts).content {
        case .bytes(let bytes) where counts.contains(bytes.count): return bytes
        default: throw wrong
        }
    }
}
