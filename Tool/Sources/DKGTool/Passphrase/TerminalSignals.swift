import FolderStorage

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Stops a terminal from showing what is typed, and gives it back when a signal ends the process.
///
/// What was typed and not read by then is thrown away: half a passphrase is no command for the shell that reads next.
/// The handlers do nothing but `tcflush`, `tcsetattr`, `signal` and `raise`, which a handler may call.
struct TerminalSignals {
    /// What ends a process from outside.
    private static let ending = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    private typealias Handler = @convention(c) (Int32) -> Void

    private var replaced: [(signal: Int32, handler: Handler?)] = []

    /// Hides what is typed.
    ///
    /// - Parameter descriptor: The terminal.
    /// - Throws: What the system says if it is none.
    init(hiding descriptor: Int32) throws(SystemError) {
        var state = termios()
        guard unsafe tcgetattr(descriptor, &state) == 0 else { throw .last }
        let shown = UnsafeMutablePointer<termios>.allocate(capacity: 1)
        unsafe shown.initialize(to: state)
        unsafe hiddenTerminal = (descriptor, shown)
        for number in TerminalSignals.ending { replace(number, with: endShowing) }
        // Whoever stops the process in between would have a terminal that shows nothing.
        replace(SIGTSTP, with: SIG_IGN)
        state.c_lflag &= ~tcflag_t(ECHO)
        // What was typed before was seen, and is no passphrase.
        while unsafe tcsetattr(descriptor, TCSAFLUSH, &state) != 0 {
            let error = SystemError.last
            if error.code == EINTR { continue }
            restore()
            throw error
        }
    }

    /// Gives the terminal back.
    func restore() {
        showTerminal()
        for (number, handler) in replaced { _ = signal(number, handler) }
        unsafe hiddenTerminal?.shown.deallocate()
        unsafe hiddenTerminal = nil
    }

    /// Replaces a handler, unless the signal is ignored: it stays so.
    private mutating func replace(_ number: Int32, with handler: Handler?) {
        let earlier = signal(number, SIG_IGN)
        replaced.append((number, earlier))
        if unsafe unsafeBitCast(earlier, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) {
            _ = signal(number, handler)
        }
    }
}

/// The terminal, and how it was; a handler of signals can look nowhere else.
///
/// One thread asks for passphrases, one at a time.
nonisolated(unsafe) private var hiddenTerminal:
    (descriptor: Int32, shown: UnsafeMutablePointer<termios>)?

private func showTerminal() {
    guard let (descriptor, shown) = unsafe hiddenTerminal else { return }
    // Not TCSAFLUSH, which first waits for what is written: a handler would wait for ever if somebody had typed ^S.
    while tcflush(descriptor, TCIFLUSH) != 0 && errno == EINTR {}
    while unsafe tcsetattr(descriptor, TCSANOW, shown) != 0 && errno == EINTR {}
}

/// Gives the terminal back, and lets the signal do what it would have done.
private func endShowing(_ number: Int32) {
    showTerminal()
    _ = signal(number, SIG_DFL)
    _ = raise(number)
}
