public import DKG

/// What lies between the board and its readers: a list of rules, applied in order.
///
/// Without rules everybody reads the board as it is. With rules that treat readers differently the
/// board is one that lies, and a ceremony over it may end without a key; that is what they are for.
///
/// ```swift
/// var network = Network()
/// network.add(.shuffle)
/// network.add(.drop { delivery in delivery.sender == three && delivery.reader == .auditor })
/// ```
public struct Network: Sendable {
    /// An envelope on its way to one reader.
    public struct Delivery: Sendable {
        /// The envelope as it is.
        public var envelope: [UInt8]
        /// Who is about to read it.
        public let reader: Reader
        /// Who sent it, as far as its header says so.
        public let sender: ParticipantIndex?
        /// The round that it belongs to, as far as its header says so.
        public let round: Round?
        /// In which step of the simulation it is read, counted from zero.
        public let step: Int
    }

    /// One thing that happens on the way.
    #if hasAttribute(nonexhaustive)
        @nonexhaustive
    #endif
    public enum Rule: Sendable {
        /// Reads the envelopes of every step in another order, which follows from the seed.
        case shuffle
        /// Delivers the envelopes for which the condition holds as often as it says.
        case duplicate(times: Int, @Sendable (Delivery) -> Bool)
        /// Loses the envelopes for which the condition holds.
        case drop(@Sendable (Delivery) -> Bool)
        /// Loses each envelope with a probability in percent, which follows from the seed.
        ///
        /// Every reader loses the same ones, as on a board that never got them.
        case lose(percent: Int)
        /// Delivers the envelopes for which the condition holds some steps later.
        case delay(steps: Int, @Sendable (Delivery) -> Bool)
        /// Replaces every envelope by what the closure returns.
        case tamper(@Sendable (Delivery) -> [[UInt8]])
    }

    /// The rules, in the order in which they are applied.
    public private(set) var rules: [Rule] = []

    /// Creates a network that delivers everything at once, in order.
    public init() {}

    /// Adds a rule after the others.
    ///
    /// - Parameter rule: The rule.
    public mutating func add(_ rule: Rule) {
        rules.append(rule)
    }

    /// What a reader reads in a step.
    ///
    /// - Parameters:
    ///   - envelopes: The envelopes of the board in this step, in order.
    ///   - reader: The reader.
    ///   - step: The step.
    ///   - seed: What chance follows from.
    ///   - delayed: The envelopes that wait for a later step; added to and taken from here.
    /// - Returns: The envelopes as the reader gets them.
    func deliver(
        _ envelopes: [[UInt8]], to reader: Reader, step: Int, seed: UInt64,
        delayed: inout [(step: Int, envelope: [UInt8])]
    ) -> [[UInt8]] {
        if rules.isEmpty { return envelopes }
        var deliveries = envelopes.map { delivery($0, to: reader, step: step) }
        for (number, rule) in rules.enumerated() {
            switch rule {
            case .shuffle:
                var random = DeterministicRandomSource(
                    seed: seed, label: "shuffle \(number) \(step) \(reader)")
                deliveries.shuffle(using: &random)
            case .duplicate(let times, let condition):
                deliveries = deliveries.flatMap {
                    Array(repeating: $0, count: condition($0) ? max(times, 0) : 1)
                }
            case .drop(let condition):
                deliveries.removeAll(where: condition)
            case .lose(let percent):
                var random = DeterministicRandomSource(
                    seed: seed, label: "lose \(number) \(step)")
                deliveries.removeAll { _ in Int.random(in: 0..<100, using: &random) < percent }
            case .delay(let steps, let condition):
                for delivery in deliveries where condition(delivery) {
                    delayed.append((step + steps, delivery.envelope))
                }
                deliveries.removeAll(where: condition)
            case .tamper(let replace):
                deliveries = deliveries.flatMap { original in
                    replace(original).map { delivery($0, to: reader, step: step) }
                }
            }
        }
        let due = delayed.filter { $0.step <= step }.map(\.envelope)
        delayed.removeAll { $0.step <= step }
        return due + deliveries.map(\.envelope)
    }

    private func delivery(_ envelope: [UInt8], to reader: Reader, step: Int) -> Delivery {
        let decoded = try? Envelope(decoding: envelope)
        return Delivery(
            envelope: envelope, reader: reader, sender: decoded?.sender, round: decoded?.round,
            step: step)
    }
}
