import DKG
import DKGTestHarness

/// Participants that seal their state before each message, are dropped in the middle of a ceremony, made
/// again from the state, and finish.
enum ResumedPlans {
    static func all() throws -> [WipingPlan] {
        CommitmentScheme.allCases.map { scheme in
            let configuration = CeremonyPlans.configuration(scheme, "resumed")
            return WipingPlan(
                name: "\(scheme), resumed from a stored state",
                needles: {
                    try CeremonyNeedles.needles(of: configuration, isHonest: true)
                        + keyNeedles(configuration)
                },
                run: { reached in
                    let board = try board(configuration)
                    overwriteStack()
                    try run(board, configuration, reached)
                })
        }
    }

    @inline(never)
    private static func board(_ configuration: SimulationConfiguration) throws -> InMemoryBoard {
        try CeremonySimulation.run(configuration).board
    }

    @inline(never)
    private static func keyNeedles(_ configuration: SimulationConfiguration) throws -> [Needle] {
        try configuration.ceremony().roster.indices.map { index in
            Needle(
                "state key of \(index)", try stateKeyBytes(index), outlivesCertification: true)
        }
    }

    private static func stateKeyBytes(_ index: ParticipantIndex) throws -> SecretBytes {
        var source = DeterministicRandomSource(seed: 4712, label: "state key \(index)")
        return try SecretBytes(random32: &source)
    }

    private static func stateKey(_ index: ParticipantIndex) throws -> StateKey {
        guard let key = StateKey(try stateKeyBytes(index)) else {
            throw WipingPlan.Failure(description: "no state key")
        }
        return key
    }

    @inline(never)
    private static func run(
        _ board: InMemoryBoard, _ configuration: SimulationConfiguration,
        _ reached: (Checkpoint) throws -> Void
    ) throws {
        let ceremony = try configuration.ceremony()
        let seats = try ceremony.roster.indices.map { try Seat($0, ceremony, configuration) }
        for step in 0..<board.roundCount {
            for seat in seats { seat.read(board.envelopes(inRound: step)) }
            guard step == 2 else { continue }
            // The round of complaints is closed: shares were opened, and the state has a message of
            // each round.
            for seat in seats {
                try seat.resume(ceremony, configuration)
                for earlier in 0...step { seat.read(board.envelopes(inRound: earlier)) }
            }
        }
        for seat in seats {
            try WipingPlan.require(seat.isCertified, "\(seat.index) is not certified")
        }
        try reached(.certified)
        for seat in seats { try seat.useKey() }
    }

    private final class Seat {
        let index: ParticipantIndex
        private var node: Participant?
        private var stored: [UInt8] = []

        init(
            _ index: ParticipantIndex, _ ceremony: Ceremony,
            _ configuration: SimulationConfiguration
        ) throws {
            self.index = index
            var source = DeterministicRandomSource(
                seed: configuration.seed, label: "fresh \(index)")
            node = try Participant(
                ceremony: ceremony, identity: configuration.identity(at: index.position),
                stateKey: ResumedPlans.stateKey(index), random: &source)
            _ = node?.join { stored = $0 }
        }

        /// Drops the participant and makes it again; with another key nothing is made.
        func resume(_ ceremony: Ceremony, _ configuration: SimulationConfiguration) throws {
            node = nil
            let wrong = try? Participant(
                resuming: stored, ceremony: ceremony,
                identity: configuration.identity(at: index.position),
                stateKey: ResumedPlans.stateKey(try ParticipantIndex(index.value + 1))
            ).openRound
            try WipingPlan.require(wrong == nil, "a state was opened with a wrong key")
            node = try Participant(
                resuming: stored, ceremony: ceremony,
                identity: configuration.identity(at: index.position),
                stateKey: ResumedPlans.stateKey(index))
        }

        func read(_ envelopes: [[UInt8]]) {
            guard node?.openRound != nil else { return }
            _ = node?.receive(all: envelopes)
            _ = node?.closeRound { stored = $0 }
        }

        var isCertified: Bool { node?.groupKey != nil }

        func useKey() throws {
            guard var node = node.take() else { return }
            try CeremonyPlans.use(node.keyPackage())
            guard let digest = node.groupKey?.transcript.digest else { return }
            try node.keyPackageStored(digest)
            try WipingPlan.require(!node.isStateNeeded, "the state is needed for ever")
        }
    }
}
