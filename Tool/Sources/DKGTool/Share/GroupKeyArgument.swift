import DKG

/// A group key on the command line: its digits, or a file.
enum GroupKeyArgument {
    /// The size of a compressed public key in hexadecimal digits.
    private static let digits = 66

    /// Reads the key.
    ///
    /// - Parameter argument: 66 hexadecimal digits, or the name of a file with them, or of one with a whole
    ///   group key, in binary or in hexadecimal digits.
    /// - Returns: The public key.
    /// - Throws: `FileAccess.Failure`, or ``UsageError`` for what is no key.
    static func key(_ argument: String) throws -> PublicKey {
        if argument.utf8.count == digits, let key = key(digits: argument) { return key }
        let bytes = try FileAccess.read(argument)
        let text = String(decoding: bytes, as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined()
        if let key = key(digits: text) { return key }
        do throws(KeyFileError) {
            return try GroupKey(decoding: [UInt8](hexadecimal: text) ?? bytes).publicKey
        } catch {
            throw UsageError("--against \(argument): this is no group key: \(error)")
        }
    }

    private static func key(digits: String) -> PublicKey? {
        guard let bytes = [UInt8](hexadecimal: digits) else { return nil }
        return try? PublicKey(compressed: bytes)
    }
}
