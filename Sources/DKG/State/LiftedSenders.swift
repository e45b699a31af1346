import DiscreteLogProofs
import PublicPointEngine
import Secp256k1Group

/// The keys of senders with the multiples that a batch of signatures needs, computed when a sender's
/// first message comes and kept for the later rounds: 1 kilobyte a sender.
///
/// It says nothing about a ceremony, so any two are equal.
struct LiftedSenders: Equatable, Sendable {
    private(set) var keys: [ParticipantIndex: LiftedKey] = [:]

    static func == (left: LiftedSenders, right: LiftedSenders) -> Bool { true }

    /// Which envelopes are their senders'.
    ///
    /// - Parameters:
    ///   - envelopes: Envelopes whose senders are in the roster.
    ///   - roster: The roster.
    ///   - arithmetic: Who verifies.
    /// - Returns: For each envelope whether its signature verifies.
    mutating func verdicts(
        on envelopes: [Envelope], in roster: Roster, by arithmetic: PublicArithmetic
    ) -> [Bool] {
        guard arithmetic == .engine, envelopes.count >= SignatureBatch.smallest else {
            return envelopes.map { $0.isAuthentic(in: roster) }
        }
        lift(Set(envelopes.map(\.sender)), in: roster)
        return CountedCall.batchedSignature.counting(envelopes.count) {
            var batch = SignatureBatch(capacity: envelopes.count)
            for envelope in envelopes {
                // Every sender is in the roster; if one were not, nobody would be believed unheard.
                guard let key = keys[envelope.sender] else {
                    return envelopes.map { $0.isAuthentic(in: roster) }
                }
                batch.append(key, envelope.signature, for: envelope.digest)
            }
            return batch.verdicts()
        }
    }

    private mutating func lift(_ senders: Set<ParticipantIndex>, in roster: Roster) {
        let missing = senders.filter { keys[$0] == nil }.sorted()
        let lifted = CountedCall.liftedKey.counting(missing.count) {
            LiftedKey.lifting(missing.compactMap(roster.key(of:)))
        }
        for (sender, key) in zip(missing, lifted) { keys[sender] = key }
    }
}
