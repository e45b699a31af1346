import DKG
import DKGTestHarness

/// Makes plans by chance: the same seed, the same plan.
public struct RandomPlan {
    private var random: DeterministicRandomSource
    private var plan: FaultPlan
    private let rounds: [Round]

    /// The plan that a seed stands for.
    ///
    /// Mostly at most t - 1 participants are faulty; one plan in eight has more, for which nothing is
    /// promised and the outcome is predicted all the same.
    ///
    /// - Parameters:
    ///   - seed: The seed.
    ///   - largest: The largest n; most plans have at most five participants in any case.
    /// - Returns: The plan.
    public static func plan(seed: UInt64, largest: Int = 9) -> FaultPlan {
        var maker = RandomPlan(seed: seed, largest: largest)
        return maker.make()
    }

    private init(seed: UInt64, largest: Int) {
        var random = DeterministicRandomSource(seed: seed, label: "fault plan")
        let sizes = [3, 3, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 6, 7, 8, 9].filter { $0 <= largest }
        let participants = sizes.randomElement(using: &random) ?? 3
        let board: BoardKind = Int.random(in: 0..<4, using: &random) == 0 ? .relay : .agreed
        let highest = board == .agreed ? (participants + 1) / 2 : (participants + 2) / 3
        let isTrivial = highest < 2 || Int.random(in: 0..<20, using: &random) == 0
        let threshold = isTrivial ? 1 : Int.random(in: 2...highest, using: &random)
        let scheme: CommitmentScheme =
            Int.random(in: 0..<5, using: &random) < 2 ? .feldman : .pedersen
        rounds =
            scheme == .feldman
            ? [.join, .deal, .respond, .respondAgain, .certify]
            : [.join, .deal, .respond, .extract, .confirm, .confirmAgain, .open, .certify]
        plan = FaultPlan(
            scheme: scheme, board: board, participants: participants, threshold: threshold,
            seed: seed)
        self.random = random
    }

    private mutating func next(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    private mutating func make() -> FaultPlan {
        let isBearable = next(8) > 0
        let most = isBearable ? plan.threshold - 1 : plan.participants
        guard most > 0 else { return plan }
        let count = isBearable && next(3) > 0 ? most : 1 + next(most)
        let faulty = (1...plan.participants).shuffled(using: &random).prefix(count)
        for participant in faulty {
            let length = [0, 1, 1, 1, 2, 2, 3, 4][next(8)]
            plan.conduct[participant] = (0..<length).map { _ in behaviour() }
        }
        if faulty.count >= 2 && next(2) == 0 { conspire(faulty[0], faulty[1]) }
        return plan
    }

    // MARK: Coalitions

    private mutating func conspire(_ first: Int, _ second: Int) {
        let size = 1 + next(3)
        switch next(5) {
        case 0:
            // Wrong shares only to an accomplice that stays silent.
            add(.wrongShare(to: [second], by: size), to: first)
            add(.suppresses(.respond), to: second)
            if next(2) == 0 { add(.suppresses(.respondAgain), to: second) }
        case 1:
            // Errors in shares that cancel.
            let receivers = targets(beyond: 0)
            add(.wrongShare(to: receivers, by: size), to: first)
            add(.wrongShare(to: receivers, by: -size), to: second)
        case 2, 3:
            // Errors in published values that cancel, and perhaps one gives the other away.
            add(.wrongExtraction(by: size), to: first)
            add(.wrongExtraction(by: -size), to: second)
            if next(2) == 0 { add(.reveals([second], .confirm), to: first) }
        default:
            // Both decide late whether their parts count.
            add(.accuses([first], .respond), to: first)
            add(.silent(.extract), to: second)
        }
    }

    private mutating func add(_ behaviour: Behaviour, to participant: Int) {
        plan.conduct[participant, default: []].append(behaviour)
    }

    // MARK: Single behaviours

    private mutating func targets(beyond: Int = 1) -> [Int] {
        let everybody = Array(1...(plan.participants + beyond))
        let count = next(3) == 0 ? 1 + next(everybody.count) : 1 + next(2)
        return everybody.shuffled(using: &random).prefix(count).sorted()
    }

    private mutating func difference() -> Int { [1, 1, -1, 2, -2, 6][next(6)] }

    private mutating func round() -> Round { rounds[next(rounds.count)] }

    private mutating func round(of choice: [Round]) -> Round {
        let possible = choice.filter(rounds.contains)
        return possible[next(possible.count)]
    }

    private mutating func behaviour() -> Behaviour {
        switch next(plan.scheme == .pedersen ? 5 : 3) {
        case 0: sending()
        case 1: dealing()
        case 2: responding()
        default: extracting()
        }
    }

    private mutating func sending() -> Behaviour {
        switch next(13) {
        case 0: next(2) == 0 ? .absent : .vanishes(round())
        case 1: .vanishes(round())
        case 2: .late(round())
        case 3: .equivocatesEarly(round())
        case 4: .equivocates(round())
        case 5: .contradicts(round())
        case 6: .intrudes(round())
        case 7: .malformed(round())
        case 8: .otherView(round())
        case 9: .certifiesAnyway
        case 10: .otherTranscript
        default: .silent(round())
        }
    }

    private mutating func dealing() -> Behaviour {
        switch next(12) {
        case 0: .zeroShare(to: targets(beyond: 0))
        case 1: .swappedShares(1 + next(plan.participants), 1 + next(plan.participants))
        case 2: .missingShare(of: 1 + next(plan.participants))
        case 3: .longCommitments
        case 4: .shortCommitments
        case 5: .badProof(.deal)
        case 6, 7: .wrongBlinding(to: targets(beyond: 0), by: difference())
        default: .wrongShare(to: targets(beyond: 0), by: difference())
        }
    }

    private mutating func responding() -> Behaviour {
        let round = round(of: [.respond, .respond, .respondAgain])
        switch next(4) {
        case 0: return .forges(targets(), round)
        case 1: return .suppresses(round)
        default: return .accuses(targets(), round)
        }
    }

    private mutating func extracting() -> Behaviour {
        let round = round(of: [.confirm, .confirm, .confirmAgain, .open, .open])
        switch next(11) {
        case 0, 1: return .silent(.extract)
        case 2: return .badProof(.extract)
        case 3: return .longExtraction
        case 4: return .shortExtraction
        case 5: return .suppresses(round)
        case 6: return .misreveals(targets(), round)
        case 7, 8: return .reveals(targets(), round)
        default: return .wrongExtraction(by: difference())
        }
    }
}
