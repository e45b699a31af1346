import CeremonyLog
import DKG

/// Whether the time of a round is up.
enum Deadline {
    /// By the terms, the times at which rounds were seen to open, and the clock.
    static func isUp(
        _ round: Round, _ terms: CeremonyTerms, _ times: OpeningTimes, _ now: UInt64
    ) -> Bool {
        guard let allowed = terms.times.seconds(of: round) else {
            return now > terms.lastTimeForJoining
        }
        guard let opened = times.seconds[round] else { return false }
        // A clock that was set back in between counts as one on which nothing has passed.
        return now >= opened && now - opened >= UInt64(allowed)
    }
}
