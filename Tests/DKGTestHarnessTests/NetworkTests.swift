import DKG
import DKGTestHarness
import Testing

@Suite("Network rules")
struct NetworkTests {
    private func run(
        _ scheme: CommitmentScheme = .pedersen, seed: UInt64 = 1, board: BoardKind = .agreed,
        _ rules: Network.Rule...
    ) throws -> CeremonyResult {
        var configuration = SimulationConfiguration(
            participants: 5, threshold: 2, scheme: scheme, board: board, seed: seed)
        for rule in rules { configuration.network.add(rule) }
        let result = try CeremonySimulation.run(configuration)
        #expect(result.violations() == [])
        return result
    }

    private func count(_ receipt: String, in result: CeremonyResult) -> Int {
        result.participants.flatMap { $0.receipts.joined() }.filter { $0.name == receipt }.count
    }

    @Test("Order does not matter", arguments: [UInt64(1), 2, 3, 4])
    func shuffle(seed: UInt64) throws {
        for scheme in CommitmentScheme.allCases {
            let plain = try run(scheme, seed: seed)
            let shuffled = try run(scheme, seed: seed, .shuffle)
            #expect(shuffled.auditor.transcript == plain.auditor.transcript)
            #expect(shuffled.isReadAlike)
        }
    }

    @Test("Repetitions do not matter", arguments: [0, 1, 2, 5])
    func duplicate(times: Int) throws {
        let plain = try run()
        let repeated = try run(.pedersen, .duplicate(times: times) { $0.sender?.value == 2 })
        #expect(count("duplicate", in: repeated) == max(times - 1, 0) * 6 * 5)
        #expect((repeated.auditor.transcript == plain.auditor.transcript) == (times > 0))
        #expect(repeated.isReadAlike)
    }

    @Test("What is dropped for everybody is silence")
    func drop() throws {
        let result = try run(.pedersen, .drop { $0.sender?.value == 2 && $0.round == .deal })
        #expect(result.auditor.inactive[.deal]?.map(\.value) == [2])
        #expect(result.auditor.outcome == .certified)
        #expect(result.isReadAlike)
    }

    @Test("What is dropped for one makes it disagree")
    func dropForOne() throws {
        let three = Reader.participant(try ParticipantIndex(3))
        let result = try run(
            .pedersen,
            .drop { $0.sender?.value == 2 && $0.round == .deal && $0.reader == three })
        #expect(!result.isReadAlike)
        #expect(result.participant(3)?.state.abortReason == .noAgreement)
        #expect(result.auditor.disagreements[.respond]?.map(\.value) == [3])
        #expect(result.auditor.outcome == .certified)
    }

    @Test("What is delayed is late")
    func delay() throws {
        let delayed = try run(
            .pedersen, .delay(steps: 1) { $0.round == .deal && $0.sender?.value == 2 })
        #expect(count("late", in: delayed) == 5)
        #expect(delayed.auditor.inactive[.deal]?.map(\.value) == [2])
        let atOnce = try run(.pedersen, .delay(steps: 0) { $0.round == .deal })
        #expect(count("late", in: atOnce) == 0)
        #expect(atOnce.auditor.transcript == (try run()).auditor.transcript)
    }

    @Test("What is tampered with is not its sender's")
    func tamper() throws {
        let result = try run(
            .pedersen,
            .tamper { delivery in
                guard delivery.sender?.value == 2, delivery.round == .deal else {
                    return [delivery.envelope]
                }
                var changed = delivery.envelope
                changed[100] ^= 1
                return [changed]
            })
        #expect(count("unauthenticated", in: result) == 5)
        #expect(result.auditor.convicted.isEmpty)
        #expect(result.auditor.inactive[.deal]?.map(\.value) == [2])
    }

    @Test("Losing nothing and everything")
    func loseExtremes() throws {
        let plain = try run()
        #expect(
            try run(.pedersen, .lose(percent: 0)).auditor.transcript == plain.auditor.transcript)
        let nothing = try run(.pedersen, .lose(percent: 100))
        #expect(nothing.auditor.abortReason == .tooFewParticipants)
        #expect(nothing.participants.allSatisfy { $0.receipts.joined().isEmpty })
    }

    @Test("Everybody loses the same ones, as chance has it", arguments: UInt64(1)...20)
    func lose(seed: UInt64) throws {
        for scheme in CommitmentScheme.allCases {
            for board in BoardKind.allCases {
                let result = try run(scheme, seed: seed, board: board, .lose(percent: 25))
                #expect(result.isReadAlike)
                #expect(result.auditor.convicted.isEmpty)
            }
        }
    }

    @Test("Everything at once, different for each reader", arguments: UInt64(1)...10)
    func chaos(seed: UInt64) throws {
        for scheme in CommitmentScheme.allCases {
            let result = try run(
                scheme, seed: seed, board: .relay, .shuffle,
                .duplicate(times: 3) { $0.envelope.last.map { $0 % 4 == 0 } ?? false },
                .drop { delivery in
                    let reader = delivery.reader.description.utf8.last ?? 0
                    let byte = delivery.envelope.last ?? 0
                    return UInt64(byte &+ reader) % 16 == seed % 16
                },
                .delay(steps: 1) { ($0.envelope.last ?? 0) % 8 == 3 })
            #expect(result.auditor.convicted.isEmpty)
        }
    }

    @Test("Rules are applied in order")
    func order() throws {
        let first = try run(
            .pedersen, .duplicate(times: 2) { $0.round == .join }, .drop { $0.round == .join })
        #expect(first.auditor.abortReason == .tooFewParticipants)
        let late = try run(
            .pedersen, .delay(steps: 1) { $0.round == .join }, .drop { $0.round == .join })
        #expect(late.auditor.abortReason == .tooFewParticipants)
        var network = Network()
        #expect(network.rules.isEmpty)
        network.add(.shuffle)
        #expect(network.rules.count == 1)
    }
}
