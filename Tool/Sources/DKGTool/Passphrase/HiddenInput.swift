import DKG
import FolderStorage

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The terminal of this process, which shows nothing of what is typed for as long as the value lives.
///
/// It is asked itself, not standard input: that may be a file. Whatever ends the process by a signal gives the
/// terminal back first.
struct HiddenInput: ~Copyable {
    private let descriptor: Int32
    private let handlers: TerminalSignals

    /// Opens the terminal, and stops it from showing what is typed.
    init() throws(PassphraseError) {
        let descriptor = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .noTerminal(.last) }
        do throws(SystemError) {
            handlers = try TerminalSignals(hiding: descriptor)
        } catch {
            _ = close(descriptor)
            throw .terminal(error)
        }
        self.descriptor = descriptor
    }

    deinit {
        handlers.restore()
        _ = close(descriptor)
    }

    /// Asks for a line.
    ///
    /// - Parameter prompt: What is asked for.
    /// - Returns: What was typed, with its line break if there was one.
    /// - Throws: ``PassphraseError/terminal(_:)``.
    borrowing func line(_ prompt: String) throws(PassphraseError) -> SecretBytes {
        say(prompt)
        defer { say("\n") }
        var failure: SystemError?
        let line = SecretBytes(count: Passphrase.byteLimit + 2) { output in
            unsafe output.withUnsafeMutableBytes { buffer, count in
                while count < buffer.count {
                    let got = unsafe read(
                        descriptor, buffer.baseAddress.map { unsafe $0 + count },
                        buffer.count - count)
                    if got < 0 && errno == EINTR { continue }
                    if got < 0 { failure = .last }
                    if got <= 0 { return }
                    count += got
                    if unsafe buffer[count - 1] == UInt8(ascii: "\n") { return }
                }
            }
        }
        if let failure { throw .terminal(failure) }
        return line
    }

    /// Writes to the terminal; if that fails, reading from it fails as well.
    private borrowing func say(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
