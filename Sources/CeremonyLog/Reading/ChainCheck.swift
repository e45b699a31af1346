/// Compares a board that is read again with what was read before.
struct ChainCheck: Sendable {
    /// What was read before; `nil` once it was found again.
    private(set) var remembered: LogChain?

    /// Where the board turned out to be another one.
    private(set) var difference: UInt64?

    init(_ remembered: LogChain?) {
        // A state that was stored before anything counted remembers nothing.
        self.remembered = remembered?.position == 0 ? nil : remembered
    }

    /// Whether an entry lies beyond what is remembered.
    func isBeyond(_ position: UInt64) -> Bool {
        remembered.map { position > $0.position } ?? false
    }

    /// Compares what counted so far.
    ///
    /// - Parameters:
    ///   - chain: What counted so far.
    ///   - next: Where the next entry lies; `nil` if it is not known.
    mutating func compare(_ chain: LogChain, next: UInt64? = nil) {
        guard let remembered else { return }
        if chain == remembered {
            self.remembered = nil
        } else if chain.position >= remembered.position {
            difference = chain.position
        } else if let next, next > remembered.position {
            difference = next
        }
    }
}
