import DKGTestHarness
import ThresholdSigning

extension SigningPlan: ShrinkablePlan {
    /// The plans that are a step smaller, the largest steps first.
    public var neighbours: [SigningPlan] {
        var plans: [SigningPlan] = []
        func add(_ change: (inout SigningPlan) -> Void) {
            var plan = self
            change(&plan)
            if plan != self, plan.participants >= 1,
                plan.origin.allows(participants: plan.participants, threshold: plan.threshold)
            {
                plans.append(plan)
            }
        }
        let liars = conduct.keys.sorted()
        for number in liars { add { $0.conduct[number] = nil } }
        add { $0.coordinator = nil }
        if conduct[participants] == nil { add { $0.participants -= 1 } }
        if conduct[participants] == nil {
            add {
                $0.participants -= 1
                $0.threshold -= 1
            }
            // With fewer messages the same seed is another order.
            for seed in UInt64(1)...3 {
                add {
                    $0.participants -= 1
                    $0.order = seed
                }
            }
        }
        add { $0.threshold -= 1 }
        add { $0.origin = .dealt }
        add { $0.order = nil }
        add { $0.scheme = .rfc9591 }
        for number in liars {
            add { $0.conduct[number]?.after -= conduct[number].map { min($0.after, 1) } ?? 0 }
            add { $0.conduct[number]?.returns = false }
        }
        // A liar in the place of an honest one with a smaller number leaves room to take the last away.
        for number in liars where number > 1 && conduct[number - 1] == nil {
            add {
                $0.conduct[number - 1] = $0.conduct[number]
                $0.conduct[number] = nil
            }
        }
        add { $0.seed = 1 }
        return plans
    }
}
