public import DKG
public import DKGTestHarness

/// A log of a ceremony by chance: the same seed, the same bytes.
///
/// Honest members answer what they read there, and vote when they have waited long enough; some members lie;
/// and in between stands everything that anybody can post. On an agreed board the log is what all read; on a
/// relay it is what one reader was given, in an order of its own.
///
/// ```swift
/// let log = try RandomLog(seed: 7)
/// let model = log.model
/// // The same entries, read by a driver: the same closings at the same positions, the same state.
/// for entry in log.entries { driver.read(entry.bytes, at: entry.position) }
/// ```
public struct RandomLog: Sendable {
    /// What everything follows from.
    public let seed: UInt64

    /// The ceremony.
    public let ceremony: Ceremony

    /// The members that the ceremony file lists as absent; some of them join all the same.
    public let absent: Set<ParticipantIndex>

    /// The key of the carrier; `nil` on an agreed board.
    public let carrier: VerificationKey?

    /// Whether the carrier signs what it should not.
    public let carrierLies: Bool

    /// The members that lie.
    public let liars: Set<ParticipantIndex>

    /// The log.
    public let entries: [Entry]

    /// What whoever posts has read when the last entry is posted; on an agreed board the same as ``model``.
    ///
    /// On a relay it is the carrier's own reading, in the order in which entries came to it. The members follow it.
    public let source: LogModel

    /// An entry of a log.
    public struct Entry: Hashable, Sendable {
        /// The position; numbers may be left out.
        public let position: UInt64

        /// The entry as the board gives it, a record or not.
        public let bytes: [UInt8]

        /// Creates an entry.
        ///
        /// - Parameters:
        ///   - position: The position.
        ///   - bytes: The entry as the board gives it.
        public init(position: UInt64, bytes: [UInt8]) {
            self.position = position
            self.bytes = bytes
        }
    }

    /// Makes the log that a seed stands for.
    ///
    /// - Parameters:
    ///   - seed: The seed.
    ///   - board: The kind of board; left to chance if `nil`, one in four being a relay.
    ///   - largest: The largest n.
    /// - Throws: `SimulationError`, in practice never.
    public init(
        seed: UInt64, board: BoardKind? = nil, largest: Int = 7
    ) throws(SimulationError) {
        let maker = try LogMaker(seed: seed, board: board, largest: largest)
        maker.run()
        self.seed = seed
        ceremony = maker.ceremony
        absent = maker.absent
        carrier = maker.isRelay ? maker.carrier.verificationKey : nil
        carrierLies = maker.carrierLies
        liars = Set(maker.members.filter(\.isLiar).map(\.index))
        source = maker.model
        entries = maker.entries()
    }

    /// What the model makes of the log.
    public var model: LogModel { model(reading: entries) }

    /// What the model makes of other entries of the same ceremony, such as some of the log's.
    ///
    /// - Parameter entries: The entries, ascending by position.
    /// - Returns: The model after the last of them.
    public func model(reading entries: [Entry]) -> LogModel {
        var model = LogModel(ceremony: ceremony, absent: absent, carrier: carrier)
        for entry in entries { model.read(entry.bytes, at: entry.position) }
        return model
    }
}
