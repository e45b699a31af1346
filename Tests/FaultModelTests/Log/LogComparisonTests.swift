import CeremonyLog
import DKG
import FaultModel
import Testing

/// The driver and the model, which was written from the specification alone, read the same logs.
@Suite("The driver and the model of the log")
struct LogComparisonTests {
    @Test(
        "On an agreed board every round closes at the same entry, in the same state",
        arguments: 0..<UInt64(80))
    func agreed(seed: UInt64) throws {
        let log = try RandomLog(seed: seed, board: .agreed)
        let model = log.model
        let together = try read(log, all: true)
        let single = try read(log, all: false)
        #expect(together.state == model.state)
        #expect(closings(together) == closings(model))
        #expect(single.state == model.state)
        #expect(closings(single) == closings(model))
    }

    @Test(
        "On a relay with an honest carrier the same rounds close, in the same state",
        arguments: 0..<UInt64(30))
    func relay(seed: UInt64) throws {
        let log = try RandomLog(seed: seed, board: .relay)
        guard !log.carrierLies else { return }
        let model = log.model
        let auditor = try read(log, all: true)
        #expect(auditor.closings.map(\.round) == model.closings.map(\.round))
        #expect(auditor.state.outcome == model.state.outcome)
        #expect(auditor.state.transcript == model.state.transcript)
        #expect(auditor.state.convicted == model.state.convicted)
    }

    private func read(_ log: RandomLog, all: Bool) throws -> LogAuditor {
        var auditor = LogAuditor(of: log.ceremony, absent: log.absent, carrier: log.carrier)
        let entries = log.entries.map { LogEntry($0.bytes, at: $0.position) }
        if all {
            try auditor.read(entries)
        } else {
            for entry in entries { try auditor.read([entry]) }
        }
        return auditor
    }

    private func closings(_ auditor: LogAuditor) -> [String] {
        auditor.closings.map { "\($0.round) \($0.position) \($0.cause.rawValue)" }
    }

    private func closings(_ model: LogModel) -> [String] {
        model.closings.map { "\($0.round) \($0.position) \($0.cause)" }
    }
}
