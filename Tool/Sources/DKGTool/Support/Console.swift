#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Standard output and standard error.
enum Console {
    /// Whether standard output is a terminal.
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether standard error is a terminal.
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a line to standard output, at once, so that a pipe sees it as it happens.
    static func write(_ line: String) {
        write(line + "\n", to: STDOUT_FILENO)
    }

    /// Writes bytes to standard output as they are.
    static func write(bytes: [UInt8]) {
        write(bytes, to: STDOUT_FILENO)
    }

    /// Writes a line to standard error.
    static func writeError(_ line: String) {
        write(line + "\n", to: STDERR_FILENO)
    }

    /// Writes text to standard error without ending the line.
    static func writeErrorPart(_ text: String) {
        write(text, to: STDERR_FILENO)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        write(Array(text.utf8), to: descriptor)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                // The functions of the C library have the same name on every platform.
                unsafe posixWrite(descriptor, buffer.baseAddress, buffer.count)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else {
                if descriptor == STDOUT_FILENO {
                    writeError("Error: the output cannot be written.")
                    exit(ExitStatus.unwritable)
                }
                // Nobody can be told that standard error cannot be written.
                return
            }
            bytes = bytes.dropFirst(written)
        }
    }

    /// Ends the process.
    static func end(_ status: Int32) -> Never { exit(status) }

    /// An environment variable; `nil` if it is unset.
    static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// How many processors this machine lets the process use; 1 if it does not say.
    static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// The processor time that this process has used, in milliseconds.
    static func cpuMilliseconds() -> Double {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}

/// `write` of the C library, which `Console.write` would otherwise hide.
private func posixWrite(_ descriptor: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(descriptor, base, count)
}
