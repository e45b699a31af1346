import DKG
import DKGTestHarness
import Testing

@Suite("Simulations")
struct SimulationTests {
    @Test("The same configuration gives the same bytes", arguments: CommitmentScheme.allCases)
    func deterministic(scheme: CommitmentScheme) throws {
        func board(seed: UInt64) throws -> [[[UInt8]]] {
            var configuration = SimulationConfiguration(
                participants: 4, threshold: 2, scheme: scheme, seed: seed)
            configuration.add(ScriptedFault.wrongShare, to: try ParticipantIndex(4))
            configuration.network.add(.shuffle)
            let result = try CeremonySimulation.run(configuration)
            return (0..<result.board.roundCount).map(result.board.envelopes(inRound:))
        }
        let first = try board(seed: 5)
        #expect(try board(seed: 5) == first)
        let other = try board(seed: 6)
        #expect(other.map(\.count) == first.map(\.count))
        #expect(Set(other.joined()).isDisjoint(with: first.joined()))
    }

    @Test("Impossible ceremonies say why")
    func errors() throws {
        func error(_ configuration: SimulationConfiguration) -> SimulationError? {
            do throws(SimulationError) {
                _ = try CeremonySimulation.run(configuration)
                return nil
            } catch {
                return error
            }
        }
        #expect(error(SimulationConfiguration(participants: 3, threshold: 2)) == nil)
        let cases: [(SimulationConfiguration, SimulationError)] = [
            (
                SimulationConfiguration(participants: 0, threshold: 1),
                .ceremony(.rosterSize(got: 0))
            ),
            (
                SimulationConfiguration(participants: 65536, threshold: 1),
                .ceremony(.rosterSize(got: 65536))
            ),
            (
                SimulationConfiguration(participants: 3, threshold: 0),
                .ceremony(.threshold(got: 0))
            ),
            (
                SimulationConfiguration(participants: 2, threshold: 2),
                .ceremony(
                    .tooFewParticipants(board: .agreed, threshold: 2, needed: 3, got: 2))
            ),
            (
                SimulationConfiguration(
                    participants: 3, threshold: 2, scheme: .feldman, purpose: .randomness),
                .ceremony(.biasedRandomness)
            ),
        ]
        for (configuration, expected) in cases {
            #expect(error(configuration) == expected)
            #expect(!expected.description.isEmpty)
        }
        let four = try ParticipantIndex(4)
        var stranger = SimulationConfiguration(participants: 3, threshold: 2)
        stranger.add(ScriptedFault.absent, to: four)
        let expected = SimulationError.faultOfStranger(index: four, participants: 3)
        #expect(error(stranger) == expected)
        #expect(expected.description.contains("4") && expected.description.contains("3"))
        #expect(
            SimulationError.random(.allZero).description
                == RandomSourceError.allZero.description)
        #expect(
            SimulationError.participant(.pending).description
                == ParticipantError.pending.description)
    }

    @Test("What happens is told as it happens", arguments: CommitmentScheme.allCases)
    func events(scheme: CommitmentScheme) throws {
        var opened: [Round] = []
        var concluded: [Round] = []
        var posted = 0
        var bytes = 0
        var closed = 0
        let result = try CeremonySimulation.run(
            SimulationConfiguration(participants: 3, threshold: 2, scheme: scheme)
        ) { event in
            switch event {
            case .opened(let round, let expected):
                opened.append(round)
                #expect(expected.count == 3)
            case .posted(_, let round, let byteCount):
                posted += 1
                bytes += byteCount
                #expect(round == opened.last)
            case .closed(let reader, let done, let all):
                closed += 1
                #expect(all == 4)
                #expect((reader == .auditor) == (done == all))
            case .concluded(let round, let state):
                concluded.append(round)
                #expect(state.openRound != round)
            }
        }
        #expect(opened == concluded)
        #expect(opened.first == .join && opened.last == .certify)
        #expect(posted == result.board.messageCount)
        #expect(bytes == result.board.byteCount)
        #expect(closed == 4 * opened.count)
    }

    @Test("Participants that follow scripts post last and see the round")
    func rushing() throws {
        struct Rushing: FaultScript {
            func alter(
                _ postings: inout Postings, of participant: SimulatedParticipant, in round: Round
            ) {
                let senders = participant.seen.compactMap {
                    try? Envelope(decoding: $0).sender.value
                }
                if senders != [2, 3] { postings = Postings() }
            }
        }
        var configuration = SimulationConfiguration(participants: 3, threshold: 2)
        configuration.add(Rushing(), to: try ParticipantIndex(1))
        let result = try CeremonySimulation.run(configuration)
        #expect(result.violations() == [])
        // It was never silent, so it saw the two others in every round.
        #expect(result.auditor.inactive.values.allSatisfy { $0.isEmpty })
        #expect(result.participant(1)?.isHonest == false)
        #expect(result.honest.map(\.index.value) == [2, 3])
        #expect(result.participant(9) == nil)
    }

    @Test("A reader has a name")
    func readers() throws {
        #expect(Reader.auditor.description == "auditor")
        #expect(Reader.participant(try ParticipantIndex(3)).description == "participant 3")
    }
}
