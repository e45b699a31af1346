import DKG

/// The board of a ceremony, of whichever kind.
enum AnyBoard: Sendable {
    case agreed(AgreedBoard)
    case relay(RelayBoard)

    init(of call: CeremonyCall, remembered: LogChain? = nil) {
        self.init(
            of: call.ceremony, absent: call.terms.absent, carrier: call.terms.carrier,
            remembered: remembered)
    }

    init(
        of ceremony: Ceremony, absent: Set<ParticipantIndex>, carrier: VerificationKey?,
        remembered: LogChain? = nil
    ) {
        if let carrier {
            self = .relay(RelayBoard(of: ceremony, carrier: carrier, remembered: remembered))
        } else {
            self = .agreed(AgreedBoard(of: ceremony, absent: absent, remembered: remembered))
        }
    }

    /// Works on the board in its place, so that nothing of it is copied.
    private mutating func with<Result>(
        agreed: (inout AgreedBoard) -> Result, relay: (inout RelayBoard) -> Result
    ) -> Result {
        switch consume self {
        case .agreed(var board):
            let result = agreed(&board)
            self = .agreed(board)
            return result
        case .relay(var board):
            let result = relay(&board)
            self = .relay(board)
            return result
        }
    }

    mutating func add(_ entries: some Sequence<LogEntry>) throws(CeremonyLogError) {
        switch consume self {
        case .agreed(var board):
            do throws(CeremonyLogError) {
                try board.add(entries)
            } catch {
                self = .agreed(board)
                throw error
            }
            self = .agreed(board)
        case .relay(var board):
            board.add(entries)
            self = .relay(board)
        }
    }

    mutating func next(_ reader: inout some BoardReader & ~Copyable) -> RoundClosing? {
        switch consume self {
        case .agreed(var board):
            let closing = board.next(&reader)
            self = .agreed(board)
            return closing
        case .relay(var board):
            let closing = board.next(&reader)
            self = .relay(board)
            return closing
        }
    }

    mutating func opened(_ state: PublicState) {
        with(agreed: { $0.opened(state) }, relay: { $0.opened(state) })
    }

    mutating func ended() {
        with(agreed: { $0.ended() }, relay: { $0.ended() })
    }

    mutating func takeLate() -> [Envelope] {
        with(agreed: { $0.takeLate() }, relay: { $0.takeLate() })
    }

    var check: ChainCheck {
        switch self {
        case .agreed(let board): board.check
        case .relay(let board): board.check
        }
    }

    var chain: LogChain {
        switch self {
        case .agreed(let board): board.chain
        case .relay(let board): board.chain
        }
    }

    var counters: BoardCounters {
        switch self {
        case .agreed(let board): board.counters
        case .relay(let board): board.counters
        }
    }

    /// Whether a message of a member was read.
    func contains(_ envelope: Envelope) -> Bool {
        switch self {
        case .agreed(let board):
            board.seen.contains(envelope.digest, from: envelope.sender, in: envelope.round)
        case .relay(let board): board.contains(envelope.digest)
        }
    }

    func wantsVote(of index: ParticipantIndex) -> Bool {
        switch self {
        case .agreed(let board): board.wantsVote(of: index)
        case .relay: false
        }
    }

    // MARK: What was read before a restart

    /// On the board that was read before, everything up to where it was read is found before anything new happens.
    func checkFound() throws(CeremonyLogError) {
        if let remembered = check.remembered {
            throw .boardDiffers(remembered: remembered.position, at: chain.position)
        }
    }

    /// Whether the board reaches as far as it was read, before a restart or since.
    func checkEnd(_ end: UInt64) throws(CeremonyLogError) {
        guard case .agreed(let board) = self else { return }
        let read = max(board.lastGiven ?? 0, board.check.remembered?.position ?? 0)
        if read > end { throw .boardWentBack(remembered: read, end: end) }
    }

    /// Whether everything was read, and it is the board that was read before a restart.
    func isRead(to end: UInt64) -> Bool {
        if check.remembered != nil { return false }
        guard case .agreed(let board) = self else { return true }
        return board.lastGiven ?? 0 >= end
    }
}
