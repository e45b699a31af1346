import DKG

/// Says how far a long round is, on standard error, so that output stays clean.
///
/// On a terminal one line is rewritten; elsewhere a line is written every few seconds. Nothing is
/// written about what takes less than a second.
final class Progress {
    private let clock = ContinuousClock()
    private var opened: ContinuousClock.Instant?
    private var written: ContinuousClock.Instant?
    private var lineIsOpen = false

    /// The round that is open.
    private(set) var round: Round?

    func begin() {
        opened = clock.now
        written = clock.now
    }

    func open(_ round: Round) {
        self.round = round
        opened = clock.now
        written = clock.now
    }

    func advance(_ done: Int, of total: Int) {
        guard let round, let opened, let written, done < total else { return }
        let now = clock.now
        let isTerminal = Console.errorIsTerminal
        guard now - opened > .seconds(1),
            now - written > (isTerminal ? .milliseconds(100) : .seconds(2))
        else { return }
        self.written = now
        let text = "\(round): \(done) of \(total) readers done"
        if isTerminal {
            Console.writeErrorPart("\r\u{1B}[K\(text)")
            lineIsOpen = true
        } else {
            Console.writeError(text)
        }
    }

    /// Removes the line, before something else is printed.
    func clear() {
        if lineIsOpen { Console.writeErrorPart("\r\u{1B}[K") }
        lineIsOpen = false
    }

    func end() { clear() }
}
