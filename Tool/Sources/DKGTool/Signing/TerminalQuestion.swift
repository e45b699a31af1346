import FolderStorage

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A question that is asked at the terminal, also if the standard streams are files.
enum TerminalQuestion {
    /// Asks, and reads a line.
    ///
    /// - Parameter question: What is asked.
    /// - Returns: Whether the answer is "yes" and nothing else.
    /// - Throws: ``SigningRefusal/nobodyToAsk(_:)``.
    static func isYes(_ question: String) throws(SigningRefusal) -> Bool {
        let descriptor = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .nobodyToAsk(.last) }
        defer { _ = close(descriptor) }
        let bytes = Array(question.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        return answer(from: descriptor) == Array("yes".utf8)
    }

    /// A line without its end; nothing of one that is longer than any answer.
    private static func answer(from descriptor: Int32) -> [UInt8]? {
        var answer: [UInt8] = []
        while answer.count <= 16 {
            var byte: UInt8 = 0
            let count = unsafe read(descriptor, &byte, 1)
            if count < 0 && errno == EINTR { continue }
            guard count == 1 else { return nil }
            if byte == UInt8(ascii: "\n") { return answer }
            answer.append(byte)
        }
        return nil
    }
}
