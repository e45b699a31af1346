import ChillDKG

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Files that hold a secret: only their owner may be able to read them.
enum SecretFile {
    /// More than any secret of a step in hexadecimal digits.
    private static let maximum = 4096

    static func read(_ path: String) throws(FileError) -> SecretBytes {
        if path == "-" { return try contents(STDIN_FILENO, path) }
        let descriptor = unsafe open(path, O_RDONLY)
        guard descriptor >= 0 else {
            throw FileError("'\(path)' cannot be read: \(lastError()).")
        }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw FileError("'\(path)' cannot be read: \(lastError()).")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw FileError(
                "'\(path)' holds a secret and can be read by others; do 'chmod 600 \(path)' and "
                    + "consider whether the secret is still one.")
        }
        return try contents(descriptor, path)
    }

    private static func contents(
        _ descriptor: Int32, _ path: String
    ) throws(FileError) -> SecretBytes {
        var total = 0
        let buffer = try SecretBytes(count: maximum) { span throws(FileError) in
            while total < maximum {
                let count = unsafe span.withUnsafeMutableBytes { bytes in
                    unsafe readBytes(
                        descriptor, bytes.baseAddress.map { unsafe $0 + total }, maximum - total)
                }
                if count < 0 && errno == EINTR { continue }
                guard count >= 0 else {
                    throw FileError("'\(path)' cannot be read: \(lastError()).")
                }
                if count == 0 { break }
                total += count
            }
        }
        guard total < maximum else {
            throw FileError("'\(path)' is longer than any secret of this protocol.")
        }
        return buffer.part(0..<total)
    }

    /// The secret without white space at its end, which editors and `echo` add.
    static func trimmed(_ bytes: borrowing SecretBytes) -> SecretBytes {
        let count = bytes.withBytes { span in
            var count = span.byteCount
            while count > 0,
                InputFile.isSpace(
                    unsafe span.unsafeLoad(fromByteOffset: count - 1, as: UInt8.self))
            {
                count -= 1
            }
            return count
        }
        return bytes.part(0..<count)
    }

    static func lastError() -> String { unsafe String(cString: strerror(errno)) }
}

/// `read` of the C library, which `SecretFile.read` would otherwise hide.
private func readBytes(
    _ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
    unsafe read(descriptor, base, count)
}
