public import DKG
public import DKGTestHarness

/// One participant of a ceremony among n - 1 others that exist as messages only: what is run to measure
/// what a participant costs.
public final class SoloCeremony {
    /// What was sent and received, and the result.
    public struct Result: Sendable {
        /// Bytes of all envelopes that the participant posted.
        public internal(set) var bytesSent = 0
        /// Bytes of all envelopes that it read, its own included.
        public internal(set) var bytesReceived = 0
        /// Y.
        public internal(set) var publicKey = Point.infinity
        /// Y_j for everybody.
        public internal(set) var verificationShares: [Point] = []
    }

    private let configuration: SimulationConfiguration
    private let ceremony: Ceremony
    private let reader: ParticipantIndex
    private let conduct: PeerConduct
    private var participant: UnstoredParticipant?
    private var result = Result()

    /// Sets a ceremony up; nothing is measured yet.
    ///
    /// - Parameters:
    ///   - configuration: The ceremony. Faults and networks are not looked at.
    ///   - reader: Who is measured.
    ///   - conduct: What the others do.
    /// - Throws: `SimulationError` if the ceremony is impossible.
    public init(
        _ configuration: SimulationConfiguration, reader: ParticipantIndex,
        conduct: PeerConduct = .honest
    ) throws(SimulationError) {
        self.conduct = conduct
        self.configuration = configuration
        self.reader = reader
        ceremony = try configuration.ceremony()
    }

    /// Runs the ceremony from the join to the key package with all verification shares.
    ///
    /// - Parameters:
    ///   - measure: Called with every part of the participant's work, which it must do once. What
    ///     happens between these calls prepares messages and is nobody's cost.
    ///   - prepared: Called now and then with the round and how many of its messages are prepared.
    /// - Returns: The result.
    /// - Throws: ``MeasurementError`` if no key was made, which cannot happen.
    public func run(
        measure: (MeasuredPhase, () throws -> Void) throws -> Void,
        prepared: (Round, Int) -> Void = { _, _ in }
    ) throws -> Result {
        let peers = PreparedPeers(
            of: configuration, reader: reader, in: ceremony, conduct: conduct)
        let identity = try configuration.identity(at: reader.position)
        let seed = try PreparedPeers.seed(
            of: reader, configuration, in: ceremony, identity: identity)
        var outgoing: [UInt8]?
        try begin(identity, seed, measure)
        outgoing = takeJoin()

        while let round = openRound, let state = state {
            var envelopes: [[UInt8]] = []
            envelopes.reserveCapacity(ceremony.participantCount)
            for (position, peer) in ceremony.roster.indices.enumerated() {
                if peer == reader {
                    if let outgoing { envelopes.append(outgoing) }
                } else if let envelope = try peers.envelope(of: peer, in: round, as: state) {
                    envelopes.append(envelope)
                }
                prepared(round, position + 1)
            }
            result.bytesSent += outgoing?.count ?? 0
            result.bytesReceived += envelopes.reduce(0) { $0 + $1.count }
            try measure(.receive(round)) {
                guard receive(envelopes).allSatisfy({ $0 == .accepted }) else {
                    throw MeasurementError.refused(round)
                }
            }
            envelopes = []
            try measure(.close(round)) { outgoing = close() }
        }
        try measure(.finish) { try finish() }
        return result
    }

    private func begin(
        _ identity: borrowing SigningKey, _ seed: borrowing CeremonySeed,
        _ measure: (MeasuredPhase, () throws -> Void) throws -> Void
    ) throws {
        // What a closure captures it cannot consume.
        let copies = (identity: IdentityBox(identity.duplicate()), seed: SeedBox(seed.duplicate()))
        try measure(.begin) {
            guard let identity = copies.identity.take(), let seed = copies.seed.take() else {
                throw MeasurementError.measuredTwice
            }
            participant = try UnstoredParticipant(
                ceremony: ceremony, identity: identity, seed: seed,
                arithmetic: configuration.arithmetic)
        }
    }

    private func takeJoin() -> [UInt8]? {
        switch participant {
        case .some(let participant): participant.joinMessage
        case .none: nil
        }
    }

    private var openRound: Round? {
        switch participant {
        case .some(let participant): participant.openRound
        case .none: nil
        }
    }

    private var state: PublicState? {
        switch participant {
        case .some(let participant): participant.state
        case .none: nil
        }
    }

    private func receive(_ envelopes: [[UInt8]]) -> [Receipt] {
        participant?.receive(all: envelopes) ?? [.late]
    }

    private func close() -> [UInt8]? {
        if case .opened(_, let message)? = participant?.closeRound() { message } else { nil }
    }

    private func finish() throws {
        guard let participant = participant.take() else { throw MeasurementError.measuredTwice }
        let package = try participant.keyPackage()
        result.publicKey = package.groupKey.publicKey.point
        result.verificationShares = package.groupKey.verificationShares(
            by: configuration.arithmetic
        ).map(\.share)
    }
}

private final class IdentityBox {
    private var value: SigningKey?
    init(_ value: consuming SigningKey) { self.value = consume value }
    func take() -> SigningKey? { value.take() }
}

private final class SeedBox {
    private var value: CeremonySeed?
    init(_ value: consuming CeremonySeed) { self.value = consume value }
    func take() -> CeremonySeed? { value.take() }
}
