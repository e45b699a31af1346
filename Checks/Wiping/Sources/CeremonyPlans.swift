import DKG
import DKGTestHarness

/// Ceremonies of both schemes: honest ones, and ones that are disturbed, aborted, late.
enum CeremonyPlans {
    /// How a ceremony ends for the honest participants.
    private enum Ending {
        case certified
        case aborted
        case pending
        /// Pending first, then somebody hands in the certified key.
        case adopted
    }

    static func all() throws -> [WipingPlan] {
        let two = try ParticipantIndex(2)
        let three = try ParticipantIndex(3)
        let four = try ParticipantIndex(4)
        let five = try ParticipantIndex(5)
        // One signature is left, and two are needed.
        let last = [two, three, four, five].map { ($0, ScriptedFault.vanishes(.certify)) }
        return CommitmentScheme.allCases.flatMap { scheme in
            [
                plan(scheme, "honest", [], .certified),
                plan(
                    scheme, "complaints, objections and openings",
                    [(four, .wrongShare), (five, .badExtraction)], .certified),
                plan(
                    scheme, "aborted before dealing",
                    [(two, .absent), (three, .absent), (four, .absent)], .aborted),
                plan(
                    scheme, "aborted after dealing",
                    [two, three, four, five].map { ($0, .vanishes(.respond)) }, .aborted),
                plan(scheme, "pending", last, .pending),
                plan(scheme, "pending, then adopted", last, .adopted),
            ]
        }
    }

    /// Five participants, whose secrets are those of no other plan: what one plan makes public remains in
    /// memory, and the next one would find it.
    static func configuration(
        _ scheme: CommitmentScheme, _ name: String
    ) -> SimulationConfiguration {
        let seed = name.utf8.reduce(UInt64(4711)) { $0 &* 31 &+ UInt64($1) }
        return SimulationConfiguration(participants: 5, threshold: 2, scheme: scheme, seed: seed)
    }

    private static func plan(
        _ scheme: CommitmentScheme, _ name: String,
        _ faults: [(ParticipantIndex, ScriptedFault)], _ ending: Ending
    ) -> WipingPlan {
        let undisturbed = CeremonyPlans.configuration(scheme, name)
        var configuration = undisturbed
        for (index, fault) in faults { configuration.add(fault, to: index) }
        let simulated = configuration
        return WipingPlan(
            name: "\(scheme), \(name)",
            needles: { try CeremonyNeedles.needles(of: simulated, isHonest: faults.isEmpty) },
            run: { reached in
                let board = try simulation(simulated, isCertified: ending == .certified)
                overwriteStack()
                var adopted: GroupKey?
                if ending == .adopted {
                    // The same ceremony with everybody there has the same transcript.
                    adopted = try groupKey(undisturbed)
                    overwriteStack()
                }
                try replay(board, of: simulated, ending, adopted, reached)
            })
    }

    /// A whole ceremony, scripts included, and what is done with its result; only the public board is
    /// left when it returns.
    @inline(never)
    private static func simulation(
        _ configuration: SimulationConfiguration, isCertified: Bool
    ) throws -> InMemoryBoard {
        let result = try CeremonySimulation.run(configuration)
        try WipingPlan.require(
            (result.auditor.groupKey != nil) == isCertified,
            "the ceremony ended otherwise: \(result.auditor.outcome)")
        if isCertified { try use(result.honest[0].keyPackage()) }
        return result.board
    }

    @inline(never)
    private static func groupKey(_ configuration: SimulationConfiguration) throws -> GroupKey? {
        try CeremonySimulation.run(configuration).auditor.groupKey
    }

    /// Stores a key package, reads it and signs with it.
    static func use(_ package: consuming KeyPackage) throws {
        let restored = try KeyPackage(decoding: package.secretEncoding())
        let signer = try SigningKey(restored.share)
        let message = restored.groupKey.transcript.digest
        _ = signer.sign(message, auxiliaryRandomness: nil)
    }

    /// The honest participants once more, on the board as it was, without a simulation that keeps copies
    /// of their secrets.
    @inline(never)
    private static func replay(
        _ board: InMemoryBoard, of configuration: SimulationConfiguration, _ ending: Ending,
        _ adopted: GroupKey?, _ reached: (Checkpoint) throws -> Void
    ) throws {
        let seats = try seats(configuration)
        for step in 0..<board.roundCount {
            for seat in seats { seat.read(board.envelopes(inRound: step)) }
        }
        for seat in seats {
            switch (seat.outcome, ending) {
            case (.certified?, .certified), (.pending?, .pending), (.aborted?, .aborted): break
            case (.pending?, .adopted):
                guard let adopted, seat.adopt(adopted) == .certified else {
                    throw WipingPlan.Failure(description: "the key was not adopted")
                }
            case (let outcome, _):
                throw WipingPlan.Failure(
                    description: "\(seat.index) ended otherwise: \(outcome.debugDescription)")
            }
        }
        if ending == .certified || ending == .adopted {
            // What is said after an abort may be needed again, so only a certification erases.
            try reached(.certified)
            for seat in seats { try seat.useKey() }
        }
    }

    @inline(never)
    private static func seats(_ configuration: SimulationConfiguration) throws -> [Seat] {
        let ceremony = try configuration.ceremony()
        return try ceremony.roster.indices.filter { configuration.faults[$0] == nil }.map {
            index in
            let identity = try configuration.identity(at: index.position)
            var source = DeterministicRandomSource(
                seed: configuration.seed, label: "fresh \(index)")
            let seed = try CeremonySeed(for: ceremony, identity: identity, random: &source)
            return Seat(
                try UnstoredParticipant(ceremony: ceremony, identity: identity, seed: seed))
        }
    }

    /// A participant alone: values that cannot be copied cannot lie in an array.
    private final class Seat {
        let index: ParticipantIndex
        private(set) var outcome: ParticipantOutcome?
        private var participant: UnstoredParticipant?
        private var early: [[UInt8]] = []

        init(_ participant: consuming UnstoredParticipant) {
            index = participant.index
            self.participant = consume participant
        }

        func read(_ envelopes: [[UInt8]]) {
            guard participant?.openRound != nil else { return }
            let offered = early + envelopes
            let receipts = participant?.receive(all: offered) ?? []
            early = zip(offered, receipts).filter { $1 == .notYet }.map(\.0)
            outcome = participant?.closeRound()
        }

        func adopt(_ key: GroupKey) -> Adoption { participant?.adopt(key) ?? .foreign }

        func useKey() throws {
            guard let participant = participant.take() else { return }
            try CeremonyPlans.use(participant.keyPackage())
        }
    }
}
