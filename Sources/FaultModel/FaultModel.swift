import DKG
import DKGTestHarness

/// Predicts from a plan alone what its ceremony comes to.
///
/// It states the rules of Protocol.md once more, as rules about sets of participants: it runs nothing
/// of the protocol, makes no message and does no arithmetic in the group. Shares are known by how far
/// they are off. The board is honest, so there is one prediction for everybody.
public struct FaultModel {
    let plan: FaultPlan
    let conducts: [Int: Conduct]
    var prediction = Prediction()

    /// Who has a part in the rounds that took place.
    private(set) var parts: [Round: Set<Int>] = [:]

    /// Convicted, this closing included.
    var convicted: Set<Int> = []
    /// Convicted at an earlier closing.
    var convictedBefore: Set<Int> = []
    var joined: Set<Int> = []
    /// Dealers with an accepted dealing.
    var accepted: Set<Int> = []
    var qualified: Set<Int> = []
    var holders: Set<Int> = []
    var failed: Set<Int> = []
    /// Whom each participant named in a body that decodes.
    var named: [Int: Set<Int>] = [:]
    /// Whose slots of the round that was closed last are filled.
    private var filledLast: Set<Int> = []
    private var lastRound: Round = .join

    private init(_ plan: FaultPlan) {
        self.plan = plan
        conducts = plan.conduct.mapValues { Conduct($0) }
    }

    /// Predicts what a plan comes to.
    ///
    /// - Parameter plan: The plan.
    /// - Returns: The prediction.
    public static func predict(_ plan: FaultPlan) -> Prediction {
        run(plan).prediction
    }

    /// Who has a part in each round that takes place.
    ///
    /// - Parameter plan: The plan.
    /// - Returns: The participants by round.
    static func parts(of plan: FaultPlan) -> [Round: Set<Int>] {
        run(plan).parts
    }

    private static func run(_ plan: FaultPlan) -> FaultModel {
        var model = FaultModel(plan)
        model.closeJoining()
        model.conclude()
        return model
    }

    var isPedersen: Bool { plan.scheme == .pedersen }

    var quorum: Int {
        plan.board == .agreed
            ? plan.threshold : (plan.participants + plan.threshold - 1) / 2 + 1
    }

    func conduct(_ participant: Int) -> Conduct { conducts[participant] ?? Conduct([]) }

    mutating func convict(_ culprit: Int, _ kind: FaultKind, _ round: Round) {
        let fault = PredictedFault(culprit: culprit, kind: kind, round: round)
        if !prediction.faults.contains(fault) { prediction.faults.append(fault) }
        convicted.insert(culprit)
    }

    mutating func end(_ outcome: RoundOutcome) { prediction.outcome = outcome }

    // MARK: Section 2: the joining

    private mutating func closeJoining() {
        let everybody = Set(1...plan.participants)
        parts[.join] = everybody
        for participant in everybody.sorted() {
            switch slot(of: participant, in: .join) {
            case .empty: prediction.inactive[.join, default: []].append(participant)
            case .void: break
            case .undecodable: convict(participant, .malformedBody, .join)
            case .filled: joined.insert(participant)
            }
        }
        prediction.joined = joined.sorted()
        convictedBefore = convicted
        let enough =
            plan.board == .agreed
            ? joined.count >= 2 * plan.threshold - 1
            : joined.count - (plan.threshold - 1) >= quorum
        guard enough else { return end(.aborted(.tooFewParticipants)) }
        prediction.rounds = [.join]
        closeDealing()
    }

    // MARK: Section 3: slots, faults in the open, views

    /// Closes a round as far as all rounds are closed alike, steps (1) to (3).
    ///
    /// Returns those whose messages count, ascending; `nil` if too few state the common view.
    mutating func close(
        _ round: Round, for participants: Set<Int>, stateView: Bool = true
    ) -> [Int]? {
        convictedBefore = convicted
        parts[round] = participants
        prediction.rounds.append(round)
        var decoded: [Int] = []
        var filled: Set<Int> = []
        for participant in participants.sorted() {
            let slot = slot(of: participant, in: round)
            if slot != .empty { filled.insert(participant) }
            switch slot {
            case .empty: prediction.inactive[round, default: []].append(participant)
            case .void: convict(participant, .equivocation, round)
            case .undecodable: convict(participant, .malformedBody, round)
            case .filled: decoded.append(participant)
            }
        }
        // A different message of the round before, from those who still have a say.
        if lastRound != .join {
            for participant in filledLast.subtracting(convictedBefore).sorted()
            where conduct(participant).contradicts(lastRound)
                && !conduct(participant).isSilent(in: round)
            {
                convict(participant, .equivocation, round)
            }
        }
        filledLast = filled
        lastRound = round

        for participant in decoded {
            named[participant, default: []].formUnion(entries(of: participant, in: round))
        }
        guard round.statesView else { return decoded }
        let agreeing = decoded.filter { !conduct($0).statesOtherView(in: round) }
        if agreeing.count < decoded.count {
            prediction.disagreements[round] = decoded.filter { !agreeing.contains($0) }
        }
        if agreeing.count < quorum {
            holders.subtract(convicted)
            end(.aborted(.noAgreement))
            return nil
        }
        return agreeing
    }

    // MARK: What is known at the end

    private mutating func conclude() {
        prediction.faults.sort()
        prediction.failed = failed.sorted()
        guard prediction.qualified != nil else { return }
        prediction.holders = holders.sorted()
        for participant in joined {
            let members = qualified.intersection(named[participant] ?? [])
                .union(prediction.reconstructed)
            if !members.isEmpty { prediction.exposed[participant] = members.sorted() }
        }
    }
}
