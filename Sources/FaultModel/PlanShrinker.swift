import DKG
import DKGTestHarness

/// Makes a plan that fails smaller for as long as it still fails.
public enum PlanShrinker {
    /// Removes participants, behaviours and targets until nothing more can go.
    ///
    /// - Parameters:
    ///   - plan: A plan that fails.
    ///   - fails: Whether a plan still fails; called for every candidate.
    /// - Returns: A plan that fails, of which no smaller neighbour fails.
    public static func shrink<Plan: ShrinkablePlan>(
        _ plan: Plan, while fails: (Plan) throws -> Bool
    ) rethrows -> Plan {
        var smallest = plan
        var isShrinking = true
        while isShrinking {
            isShrinking = false
            for candidate in smallest.neighbours where try fails(candidate) {
                smallest = candidate
                isShrinking = true
                break
            }
        }
        return smallest
    }
}

extension FaultPlan: ShrinkablePlan {
    /// The plans that are a step smaller, the largest steps first.
    public var neighbours: [FaultPlan] {
        var plans: [FaultPlan] = []
        func add(_ change: (inout FaultPlan) -> Void) {
            var plan = self
            change(&plan)
            let fewest = plan.board == .agreed ? 2 * plan.threshold - 1 : 3 * plan.threshold - 2
            if plan != self, plan.threshold >= 1, plan.participants >= max(fewest, 1) {
                plans.append(plan)
            }
        }
        let faulty = conduct.sorted { $0.key < $1.key }
        for (participant, _) in faulty { add { $0.conduct[participant] = nil } }
        for (participant, behaviours) in faulty {
            for position in behaviours.indices {
                add { $0.conduct[participant]?.remove(at: position) }
            }
        }
        if conduct[participants] == nil { add { $0.participants -= 1 } }
        if conduct[participants] == nil { add { ($0.participants, $0.threshold) = smallerSize } }
        add { $0.threshold -= 1 }
        add { $0.board = .agreed }
        for (participant, behaviours) in faulty {
            for (position, behaviour) in behaviours.enumerated() {
                for simpler in behaviour.simpler {
                    add { $0.conduct[participant]?[position] = simpler }
                }
            }
        }
        add { $0.seed = 1 }
        return plans
    }

    private var smallerSize: (Int, Int) { (participants - 1, threshold - 1) }
}

extension Behaviour {
    /// The same with a target less or a smaller number.
    var simpler: [Behaviour] {
        switch self {
        case .wrongShare(let receivers, let difference):
            receivers.withoutOne.map { .wrongShare(to: $0, by: difference) }
                + (abs(difference) > 1 ? [.wrongShare(to: receivers, by: difference.signum())] : [])
        case .wrongBlinding(let receivers, let difference):
            receivers.withoutOne.map { .wrongBlinding(to: $0, by: difference) }
                + (abs(difference) > 1
                    ? [.wrongBlinding(to: receivers, by: difference.signum())] : [])
        case .zeroShare(let receivers):
            receivers.withoutOne.map { .zeroShare(to: $0) }
        case .accuses(let dealers, let round):
            dealers.withoutOne.map { .accuses($0, round) }
        case .forges(let dealers, let round):
            dealers.withoutOne.map { .forges($0, round) }
        case .reveals(let members, let round):
            members.withoutOne.map { .reveals($0, round) }
        case .misreveals(let members, let round):
            members.withoutOne.map { .misreveals($0, round) }
        case .wrongExtraction(let difference):
            abs(difference) > 1 ? [.wrongExtraction(by: difference.signum())] : []
        default:
            []
        }
    }
}

extension [Int] {
    /// All lists with one element less, but no empty one.
    fileprivate var withoutOne: [[Int]] {
        guard count > 1 else { return [] }
        return indices.map { position in
            var rest = self
            rest.remove(at: position)
            return rest
        }
    }
}
