import ThresholdSigning

/// The file with what is signed, taken as it is.
enum MessageFile {
    /// Reads the message.
    ///
    /// - Parameters:
    ///   - path: The file, or "-".
    ///   - option: Which option names it.
    /// - Returns: The bytes.
    /// - Throws: `FileAccess.Failure`, or ``UsageError`` if there are more than a request takes.
    static func read(_ path: String, _ option: String) throws -> [UInt8] {
        let bytes = try FileAccess.read(path)
        guard bytes.count <= SigningRequest.maximumMessageByteCount else {
            throw UsageError(
                "\(option) \(path): a message has at most \(SigningRequest.maximumMessageByteCount) bytes; got "
                    + "\(bytes.count). Sign its digest.")
        }
        return bytes
    }
}
