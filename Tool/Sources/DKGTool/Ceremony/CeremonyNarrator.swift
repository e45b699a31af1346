import CeremonyLog
import DKG

/// Says on standard error what happens, one line each: rounds, positions, who is missing, and never a byte of a message.
final class CeremonyNarrator {
    private let call: CeremonyCall
    private let isQuiet: Bool
    private let clock = ContinuousClock()
    private var told: ContinuousClock.Instant?

    init(_ call: CeremonyCall, isQuiet: Bool) {
        self.call = call
        self.isQuiet = isQuiet
    }

    func closed(_ closing: RoundClosing) {
        say(closing.description)
        told = nil
    }

    func appended(_ record: LogRecord) {
        switch record.kind {
        case .envelope:
            let round = (try? Envelope(decoding: record.body, in: call.ceremony))?.round
            say("posted \(round.map { "'\($0)'" } ?? "a message"), \(record.bytes.count) bytes")
        default: say("posted a vote that the time is up")
        }
    }

    func failed(_ error: any Error) {
        say("the board gave an error, and is tried again: \(error)")
    }

    /// Whether somebody who waits for the end has heard nothing for a while: two seconds, and then ten.
    func isTimeToSayWhoIsMissing() -> Bool {
        let now = clock.now
        guard let told else {
            self.told = now - .seconds(8)
            return false
        }
        guard now - told > .seconds(10) else { return false }
        self.told = now
        return true
    }

    /// Says whom it waits for.
    func waiting(for state: PublicState, _ status: LogStatus) {
        guard let round = state.openRound else { return }
        let missing = state.missing.filter {
            round != .join || !call.terms.absent.contains($0)
        }
        let votes =
            status.votesNeeded.map { "; \(status.voters.count) of \($0) votes that the time is up" }
            ?? ""
        say("round '\(round)': waiting for \(call.titles(of: missing))\(votes)")
    }

    func finished(_ state: PublicState) {
        for fault in state.faults {
            say(
                "convicted: \(call.title(of: fault.culprit)), \(fault.kind) in round '\(fault.round)'"
            )
        }
    }

    private func say(_ text: String) {
        if !isQuiet { Console.writeError(text) }
    }
}
