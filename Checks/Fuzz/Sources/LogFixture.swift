import CeremonyLog
import DKG
import DKGTestHarness

/// A log that is over, whose entries an input puts in another order, leaves out, repeats and alters.
final class LogFixture: Sendable {
    static let shared = LogFixture()

    private let call: CeremonyCall
    private let relay: CeremonyCall
    private let entries: [[UInt8]]

    private init() {
        var configuration = SimulationConfiguration(participants: 3, threshold: 2, seed: 99)
        guard let result = try? LogSimulation.run(configuration, schedule: .rough) else {
            preconditionFailure("the fixture's ceremony is possible")
        }
        call = result.call
        let agreed = configuration
        let votes = result.call.ceremony.roster.indices.flatMap { index in
            result.call.ceremony.rounds.compactMap { round in
                try? agreed.identity(at: index.position).vote(round, of: index, in: result.call)
            }
        }
        entries = result.board.entries + votes
        configuration = SimulationConfiguration(
            participants: 4, threshold: 2, board: .relay, seed: 99)
        guard let carrier = try? configuration.identity(at: 0).verificationKey,
            let relay = try? LogSimulation.call(configuration, carrier: carrier)
        else { preconditionFailure("the fixture's relay is possible") }
        self.relay = relay
    }

    /// Reads a log made of the input: together, and one entry after the other, which makes no difference.
    func read(_ bytes: [UInt8]) {
        let entries = log(bytes)
        var together = LogAuditor(of: call)
        let closings = (try? together.read(entries)) ?? []
        var single = LogAuditor(of: call)
        var singleClosings: [RoundClosing] = []
        for entry in entries { singleClosings += (try? single.read([entry])) ?? [] }
        precondition(closings == singleClosings && together.state == single.state)
        for fault in together.state.faults { precondition(fault.isProven) }
    }

    /// Reads records of any kind on a relay.
    func readOnRelay(_ bytes: [UInt8]) {
        var auditor = LogAuditor(of: relay)
        guard let kind = bytes.first else { return }
        let header = [1, 0x20 + kind % 4] + relay.ceremony.id.digest.encoded
        _ = try? auditor.read([
            LogEntry(bytes, at: 1), LogEntry(header + bytes.dropFirst(), at: 2),
        ])
    }

    /// Each entry is one byte that chooses one of the log, and one that says where it is altered, if it is.
    private func log(_ bytes: [UInt8]) -> [LogEntry] {
        stride(from: 0, to: bytes.count - 1, by: 2).prefix(64).map { offset in
            var entry = entries[Int(bytes[offset]) % entries.count]
            let change = Int(bytes[offset + 1])
            if change > 200 {
                entry = Array(entry.prefix(entry.count * (change - 200) / 56))
            } else if change > 100, entry.count > change {
                entry[entry.count - change + 100] ^= 1
            }
            return LogEntry(entry, at: UInt64(offset + 1))
        }
    }
}

extension SigningKey {
    /// A vote to close a round.
    fileprivate borrowing func vote(
        _ round: Round, of index: ParticipantIndex, in call: CeremonyCall
    ) -> [UInt8] {
        CloseVote.record(of: call.ceremony.id, round: round, sender: index) {
            sign($0, auxiliaryRandomness: nil)
        }.bytes
    }
}
