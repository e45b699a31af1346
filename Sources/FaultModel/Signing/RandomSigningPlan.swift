import DKG
import DKGTestHarness
import ThresholdSigning

/// Makes plans of signatures by chance: the same seed, the same plan.
public enum RandomSigningPlan {
    /// The plan that a seed stands for.
    ///
    /// Mostly at most n - t signers deviate; in one plan in eight more do, and in one in three the coordinator: then
    /// nothing is promised but innocence, and the outcome is predicted all the same.
    ///
    /// - Parameters:
    ///   - seed: The seed.
    ///   - largest: The largest n.
    ///   - origin: Where the key comes from; `nil` for a dealt one mostly, and one of a protocol else.
    /// - Returns: The plan.
    public static func plan(
        seed: UInt64, largest: Int = 10, origin: SigningKeyOrigin? = nil
    ) -> SigningPlan {
        var random = DeterministicRandomSource(seed: seed, label: "signing plan")
        func next(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
        let sizes = [1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 7, 8, 9, 10].filter { $0 <= largest }
        let participants = sizes[next(sizes.count)]
        var plan = SigningPlan(
            participants: participants, threshold: 1 + next(participants), seed: seed)
        let drawn = next(4) == 0 ? SigningKeyOrigin.allCases[next(6)] : .dealt
        plan.origin = origin ?? drawn
        while !plan.origin.allows(participants: plan.participants, threshold: plan.threshold) {
            plan.participants = max(2, plan.participants)
            plan.threshold = 1 + next((plan.participants + 1) / 2)
            if plan.participants == 2, plan.threshold == 1 { plan.participants = 3 }
        }
        plan.scheme = [.rfc9591, .taproot, .bip445(.draft6), .bip445(.draft12)][next(4)]
        plan.order = next(8) == 0 ? nil : seed
        if next(3) == 0 {
            plan.coordinator = CoordinatorFault.allCases[next(CoordinatorFault.allCases.count)]
        }
        let most = next(8) == 0 ? plan.participants : plan.participants - plan.threshold
        let count = next(3) > 0 ? most : next(most + 1)
        let liars = (1...plan.participants).shuffled(using: &random).prefix(count)
        for number in liars {
            plan.conduct[number] = SignerScript(
                SignerFault.allCases[next(SignerFault.allCases.count)],
                after: [0, 0, 0, 1, 1, 2][next(6)], returns: next(2) == 0)
        }
        // Fewer than t, or more, spoil nothing together, and nobody does outside BIP 445.
        if plan.threshold > 1, liars.count >= plan.threshold, next(2) == 0 {
            plan.scheme = .bip445(next(2) == 0 ? .draft6 : .draft12)
            for number in liars.prefix(plan.threshold) {
                plan.conduct[number] = SignerScript(.colludes, returns: next(2) == 0)
            }
        }
        return plan
    }
}
