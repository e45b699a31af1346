import CeremonyLog
import DKG
import DKGTestHarness
import Testing

/// Members of a ceremony on a relay, and its carrier.
final class RelayScene {
    let configuration: SimulationConfiguration
    let call: CeremonyCall
    let carrier: SigningKey

    init() throws {
        configuration = SimulationConfiguration(
            participants: 4, threshold: 2, scheme: .feldman, board: .relay, seed: 41)
        var source = DeterministicRandomSource(seed: 41, label: "carrier")
        carrier = try SigningKey(random: &source)
        call = try LogSimulation.call(configuration, carrier: carrier.verificationKey)
    }

    /// A member with what it stored.
    final class Member {
        var log: CeremonyLog
        var stored: [UInt8] = []
        var outcome: ParticipantOutcome?
        var closings: [RoundClosing] = []
        var position: UInt64 = 0

        init(_ log: consuming CeremonyLog) { self.log = log }

        /// Gives it entries, and takes what it has to post.
        func read(_ entries: [[UInt8]]) throws -> [[UInt8]] {
            let numbered = entries.map { bytes in
                position += 1
                return LogEntry(bytes, at: position)
            }
            try perform(log.read(numbered))
            return try log.caughtUp(end: nil).compactMap {
                if case .append(let record) = $0 { record.bytes } else { nil }
            }
        }

        func perform(_ actions: [LogAction]) throws {
            var queue = actions
            while !queue.isEmpty {
                switch queue.removeFirst() {
                case .store(let bytes, let version):
                    stored = bytes
                    queue += try log.stored(version)
                case .closed(let closing): closings.append(closing)
                case .finished(let result): outcome = result
                default: break
                }
            }
        }
    }

    func stateKey() throws -> StateKey {
        var source = DeterministicRandomSource(seed: 41, label: "state key")
        return try StateKey(random: &source)
    }

    func member(_ position: Int) throws -> Member {
        var source = DeterministicRandomSource(seed: 41, label: "fresh \(position)")
        let member = Member(
            try CeremonyLog(
                joining: call, identity: configuration.identity(at: position),
                stateKey: stateKey(), boardIdentity: .zero, random: &source))
        try member.perform(member.log.start())
        return member
    }

    func digest(_ record: [UInt8]) throws -> Digest {
        try Envelope(decoding: #require(LogRecord(record)).body).digest
    }

    func closing(
        _ round: Round, over records: [[UInt8]], by key: borrowing SigningKey
    ) throws -> [UInt8] {
        let digests = try records.map(digest)
        let closing = CarrierClosing.signed(
            round: round, of: call.ceremony.id, over: digests, by: key, auxiliaryRandomness: nil)
        return try #require(closing).record.bytes
    }

    func signed(_ round: Round, _ digests: some Sequence<Digest>) -> CarrierClosing? {
        CarrierClosing.signed(
            round: round, of: call.ceremony.id, over: digests, by: carrier,
            auxiliaryRandomness: nil)
    }

    func closing(_ round: Round, over records: [[UInt8]]) throws -> [UInt8] {
        try closing(round, over: records, by: carrier)
    }
}
