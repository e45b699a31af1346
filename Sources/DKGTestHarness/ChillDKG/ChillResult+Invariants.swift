import ChillDKG
import DKG

extension ChillResult {
    /// What the protocol promises and this session broke; empty if nothing.
    ///
    /// Who is dishonest is what the simulation's faults say, so changes made by
    /// ``ChillDKGSimulation/tamper`` need a fault that names their sender, or `dishonest`.
    ///
    /// - Parameter others: Who deviates besides those that the faults name.
    /// - Returns: Sentences, each with the seed.
    public func violations(dishonest others: Set<ChillParty> = []) -> [String] {
        let dishonest = others.union(simulation.faults.map(\.culprit))
        return
            (agreement() + blame(dishonest) + keys(dishonest) + shares())
            .map { "\($0) Seed \(simulation.seed), faults \(simulation.faults)." }
    }

    /// Whoever has a key has the same one.
    private func agreement() -> [String] {
        let keys = seats.compactMap { $0.outcome.key } + [coordinatorKey].compactMap { $0 }
        guard let first = keys.first else { return [] }
        return keys.allSatisfy { $0 == first } ? [] : ["Two parties have different keys."]
    }

    /// An honest party is never blamed by honest ones, unless as one of two of which the other is
    /// dishonest.
    private func blame(_ dishonest: Set<ChillParty>) -> [String] {
        var found: [String] = []
        for seat in seats where !dishonest.contains(.participant(seat.id)) {
            let suspects = seat.outcome.suspects
            if !suspects.isEmpty && suspects.isDisjoint(with: dishonest) {
                found.append("\(seat.id) blames \(suspects), who are honest.")
            }
        }
        if let id = blamedByCoordinator, dishonest.isDisjoint(with: [.coordinator]),
            !dishonest.contains(.participant(id))
        {
            found.append("The coordinator blames \(id), who is honest.")
        }
        return found
    }

    /// If everybody is honest, everybody has the key.
    private func keys(_ dishonest: Set<ChillParty>) -> [String] {
        guard dishonest.isEmpty else { return [] }
        let all = seats.allSatisfy { $0.outcome.key != nil } && coordinatorKey != nil
        return all ? [] : ["Everybody is honest, and somebody has no key."]
    }

    /// The shares of a key give its secret, and every share can be recovered.
    private func shares() -> [String] {
        let holders = seats.filter { $0.outcome.key != nil }
        guard let key = holders.first?.outcome.key else { return [] }
        do {
            let common = key.thresholdKey
            if holders.count >= key.threshold.count {
                var recovery = SecretKeyShare.Recovery(of: common)
                for holder in holders { try holder.addShare(to: &recovery) }
                let secret = try recovery.reconstructSecret()
                if secret.timesGenerator() != key.publicKey.point {
                    return ["The shares do not give the secret."]
                }
            }
            let read = try ChillKey(recoveryData: key.recoveryData)
            for seat in seats {
                let package = try read.recoverShare(
                    hostKey: simulation.hostKey(seat.id.position))
                let own = package.secretKeyShare()
                _ = try SecretKeyShare(
                    own.value.duplicate(), at: own.evaluationPoint, of: common)
            }
            return []
        } catch {
            return ["A share cannot be recovered: \(error)"]
        }
    }
}
