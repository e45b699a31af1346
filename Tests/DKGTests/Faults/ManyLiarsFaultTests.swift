import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, C12: the work that liars can cause is bounded.
@Suite("Faults: many liars")
struct ManyLiarsFaultTests {
    @Test(
        "C12 liars accuse everybody at n = 100", .timeLimit(.minutes(1)),
        arguments: CommitmentScheme.allCases)
    func accuseEverybody(scheme: CommitmentScheme) throws {
        let participants = 100
        let threshold = 50
        let liars = 52...participants
        #expect(liars.count == threshold - 1)
        let board = try SignedBoard(
            SimulationConfiguration(
                participants: participants, threshold: threshold, scheme: scheme))
        var auditor = Auditor(of: board.ceremony)
        for index in 1...participants { auditor.receive(board.join(of: index)) }
        auditor.closeRound()
        let session = try #require(auditor.state.session).dealing
        for index in 1...participants {
            auditor.receive(try board.dealing(of: index, in: session))
        }
        auditor.closeRound()
        #expect(auditor.state.dealings.count == participants)

        // Every complaint has a right K and a right proof, so judging it takes all the steps.
        let view = try #require(auditor.state.view)
        let dealings = auditor.state.dealings.values.sorted { $0.dealer < $1.dealer }
        var sample: [(Complaint, ParticipantIndex, AcceptedDealing)] = []
        for index in 1...participants {
            var complaints: [Complaint] = []
            if liars.contains(index) {
                for dealing in dealings where Int(dealing.dealer.value) != index {
                    complaints.append(board.complaint(by: index, about: dealing, in: session))
                }
                sample.append((complaints[50], try ParticipantIndex(index), dealings[50]))
            }
            let body = ResponseBody(view: view, complaints: complaints)
            auditor.receive(board.envelope(body.encoded, .respond, of: index, in: session))
        }
        let clock = ContinuousClock()
        let closing = clock.measure { auditor.closeRound() }

        // Each judgement convicts somebody: every liar by the first of its 99 complaints.
        #expect(auditor.state.faults.count == threshold - 1)
        #expect(auditor.state.faults.count <= 2 * (threshold - 1))
        #expect(auditor.state.faults.map(\.culprit).numbers == Array(liars))
        #expect(auditor.state.faults.allSatisfy { $0.kind == .falseComplaint })
        #expect(auditor.state.openRound == (scheme == .feldman ? .respondAgain : .extract))

        // The twin of the bound: judging all of them would take far longer.
        let one = clock.measure {
            for (complaint, accuser, dealing) in sample.prefix(10) {
                let verdict = ComplaintJudge.judge(
                    complaint, by: accuser, about: dealing, in: session)
                #expect(verdict?.culprit == accuser)
            }
        }
        let everything = one / 10 * (liars.count * (participants - 1))
        #expect(closing < everything / 4, "closing took \(closing), judging all \(everything)")
    }

    @Test(
        "C12 a list ends with its first conviction, and who is convicted is not judged again",
        arguments: CommitmentScheme.allCases)
    func skippedComplaints(scheme: CommitmentScheme) throws {
        // 6 and 7 deal wrong shares to 5, which is corrupt as well and accuses 1 before them: its
        // justified complaints are not judged any more. 4 is honest and complains about 6.
        var run = FaultRun(scheme, participants: 9, threshold: 5)
        let accused = try [1, 6, 7].map { try ParticipantIndex($0) }
        try run.give(
            6, OnRound.deal { for position in [3, 4] { $0.sealedShares.spoil(at: position) } })
        try run.give(7, OnRound.deal { $0.sealedShares.spoil(at: 4) })
        try run.give(
            5,
            OnRound.replace(.respond) { participant in
                participant.responding(accused.compactMap(participant.complaint(about:)))
            })
        // The complaint of 8 about 6 would be false; 6 is convicted already, so it is skipped.
        try run.give(
            8,
            OnRound.replace(.respond) { participant in
                participant.responding(
                    [participant.complaint(about: accused[1])].compactMap(\.self))
            })
        try run.expect { expected in
            expected.convict(5, .falseComplaint, .respond)
            expected.convict(6, .invalidShare, .respond)
            expected.exclude(5, 6)
            expected.exposed = [5: [1, 7]]
        }
    }
}

/// Joins, dealings and complaints of a whole ceremony, without a participant to read the board.
private struct SignedBoard {
    let ceremony: Ceremony
    private let configuration: SimulationConfiguration

    init(_ configuration: SimulationConfiguration) throws {
        self.configuration = configuration
        ceremony = try configuration.ceremony()
    }

    private func scalar(_ index: Int) -> Scalar {
        Scalar(
            reducing: TaggedHash("test secret").digest(of: Array("session key \(index)".utf8)))
    }

    func join(of index: Int) -> [UInt8] {
        var body = ByteWriter()
        body.append(compressed: scalar(index).timesGenerator())
        body.append(TaggedHash("test nonce").digest(of: Array("\(index)".utf8)))
        return envelope(body.bytes, .join, id: ceremony.id.digest, of: index)
    }

    func dealing(of index: Int, in session: DealingSession) throws -> [UInt8] {
        let secrets = DealerSecrets.other(
            session.scheme, threshold: session.threshold, label: "dealer \(index)")
        let dealing = try secrets.deal(as: ParticipantIndex(index), in: session) { _ in nil }
        return envelope(dealing.encoded, .deal, of: index, in: session)
    }

    func complaint(
        by index: Int, about dealing: AcceptedDealing, in session: DealingSession
    ) -> Complaint {
        let accuser = session.receivers[index - 1].index
        return Complaint(
            about: dealing, by: accuser, sessionKey: SecretScalar(scalar(index)),
            seed: SecretBytes(copying: scalar(index).bytes), in: session)
    }

    func envelope(
        _ body: [UInt8], _ round: Round, of index: Int, in session: DealingSession
    ) -> [UInt8] {
        envelope(body, round, id: session.id, of: index)
    }

    private func envelope(
        _ body: [UInt8], _ round: Round, id: Digest, of index: Int
    ) -> [UInt8] {
        guard let sender = ParticipantIndex(position: index - 1),
            let identity = try? configuration.identity(at: index - 1)
        else { return [] }
        return Envelope(
            signing: body, in: round, id: id, sender: sender, identity: identity
        ) { _ in nil }.bytes
    }
}
