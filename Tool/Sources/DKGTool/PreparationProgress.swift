import DKG

/// Says on standard error how far a long preparation is.
///
/// Nothing is written in the first two seconds.
final class PreparationProgress {
    private let clock = ContinuousClock()
    private let total: Int
    private let begun: ContinuousClock.Instant
    private var written: ContinuousClock.Instant
    private var lineIsOpen = false

    init(total: Int) {
        self.total = total
        begun = clock.now
        written = begun
    }

    func advance(_ round: Round, _ done: Int) {
        let now = clock.now
        let isTerminal = Console.errorIsTerminal
        guard now - begun > .seconds(2),
            now - written > (isTerminal ? .milliseconds(100) : .seconds(2))
        else { return }
        written = now
        let text = "\(round): \(done) of \(total) messages prepared"
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
}
