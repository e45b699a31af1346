import DKG
import TestSupport

/// A fault of each kind on a board of four with threshold 2.
///
/// Participants 1 and 2 are honest, 4 is convicted, and 3 helps it where that takes two.
struct EvidenceSample: Sendable, CustomStringConvertible {
    enum Story: String, CaseIterable, Sendable {
        case equivocation
        case lateEquivocation
        case malformedBody
        case malformedJoin
        case invalidShare
        case groundlessAboutSelf
        case groundlessAboutSilent
        case groundlessAboutMalformed
        case forgedComplaint
        case falseComplaint
        case falseComplaintAgain
        case invalidExtraction
        case invalidExtractionAgain
        case falseObjection
        case objectionToSilent
        case invalidOpening
    }

    let story: Story
    let fault: Fault

    /// The envelopes of the board, by sender and kind; the first of each.
    let board: [Int: [Round: Envelope]]

    var description: String { story.rawValue }

    var evidence: Evidence { fault.evidence }

    init(_ story: Story) throws {
        self.story = story
        var bench = try Bench(story.scheme, n: 4, t: 2)
        var board: [Int: [Round: Envelope]] = [:]
        while let round = bench.state.openRound {
            try EvidenceSample.script(story, &bench)
            for (number, envelopes) in bench.postings {
                if let first = envelopes.first {
                    board[number, default: [:]][round] = try Envelope(decoding: first)
                }
            }
            bench.close()
        }
        self.board = board
        guard let fault = bench.state.faults.first(where: { $0.culprit.value == 4 }) else {
            throw TestError("\(story) convicts nobody: \(bench.state.convictions)")
        }
        self.fault = fault
    }

    private static func script(_ story: Story, _ bench: inout Bench) throws {
        guard let round = bench.state.openRound else { return }
        if round == .join {
            if story == .malformedJoin {
                bench.postings[4] = try [
                    bench[4].envelope([1], .join, id: bench.ceremony.id.digest)
                ]
            }
            return
        }
        guard let session = bench.state.session else { return }
        switch (story, round) {
        case (.equivocation, .respond):
            try bench.add(bench[4].envelope([1], .respond, id: bench.sid), by: 4)
        case (.lateEquivocation, .respond):
            try bench.add(bench[4].dealing(in: session, wrongFor: [2]), by: 4)
        case (.malformedBody, .deal):
            bench.postings[4] = try [bench[4].envelope([1], .deal, id: bench.sid)]
        case (.invalidShare, .deal):
            bench.postings[4] = try [bench[4].dealing(in: session, wrongFor: [1])]
        case (.groundlessAboutSelf, .respond):
            try complain(&bench, bench[4].complaint(about: 4, in: bench.state))
        case (.groundlessAboutSilent, .deal), (.objectionToSilent, .extract):
            bench.postings[3] = []
        case (.groundlessAboutMalformed, .deal):
            bench.postings[3] = try [bench[3].envelope([1], .deal, id: bench.sid)]
        case (.groundlessAboutSilent, .respond), (.groundlessAboutMalformed, .respond):
            let other = try bench[4].complaint(about: 1, in: bench.state)
            try complain(
                &bench,
                Complaint(
                    dealer: ParticipantIndex(3), sharedPoint: other.sharedPoint,
                    proof: other.proof))
        case (.forgedComplaint, .respond):
            let right = try bench[4].complaint(about: 1, in: bench.state)
            let proof = DiscreteLogEqualityProof(
                challenge: right.proof.challenge + .one, response: right.proof.response)
            try complain(
                &bench,
                Complaint(dealer: right.dealer, sharedPoint: right.sharedPoint, proof: proof))
        case (.falseComplaint, .respond):
            try complain(&bench, bench[4].complaint(about: 1, in: bench.state))
        case (.falseComplaintAgain, .respond):
            try bench.add(bench[3].envelope([1], .respond, id: bench.sid), by: 3)
        case (.falseComplaintAgain, .respondAgain):
            let complaint = try bench[4].complaint(about: 1, in: bench.state)
            bench.postings[4] = try [
                bench[4].response([complaint], in: bench.state, round: .respondAgain)
            ]
        case (.invalidExtractionAgain, .extract):
            // The errors of 3 and 4 cancel in the sum, until 4 objects to 3.
            bench.postings[3] = try [bench[3].extraction(in: session, plus: .one)]
            bench.postings[4] = try [bench[4].extraction(in: session, plus: .zero - .one)]
        case (.invalidExtractionAgain, .confirm):
            try reveal(&bench, bench[4].pair(from: 3, in: bench.state), .confirm)
        case (.invalidExtraction, .extract):
            bench.postings[4] = try [bench[4].extraction(in: session)]
        case (.falseObjection, .confirm):
            try reveal(&bench, bench[4].pair(from: 1, in: bench.state), .confirm)
        case (.objectionToSilent, .confirm):
            try reveal(&bench, bench[4].pair(from: 3, in: bench.state), .confirm)
        case (.invalidOpening, .extract):
            bench.postings[3] = try [bench[3].extraction(in: session)]
        case (.invalidOpening, .open):
            try reveal(&bench, bench[4].pair(from: 3, in: bench.state, plus: .one), .open)
        default:
            break
        }
    }

    private static func complain(_ bench: inout Bench, _ complaint: Complaint) throws {
        bench.postings[4] = try [bench[4].response([complaint], in: bench.state)]
    }

    private static func reveal(
        _ bench: inout Bench, _ entry: RevealedShare, _ round: Round
    ) throws {
        bench.postings[4] = try [bench[4].revealing([entry], round, in: bench.state)]
    }
}

extension EvidenceSample.Story {
    /// What participant 4 is convicted of.
    var kind: FaultKind {
        switch self {
        case .equivocation, .lateEquivocation: .equivocation
        case .malformedBody, .malformedJoin: .malformedBody
        case .invalidShare: .invalidShare
        case .groundlessAboutSelf, .groundlessAboutSilent, .groundlessAboutMalformed:
            .groundlessComplaint
        case .forgedComplaint: .forgedComplaint
        case .falseComplaint, .falseComplaintAgain: .falseComplaint
        case .invalidExtraction, .invalidExtractionAgain: .invalidExtraction
        case .falseObjection, .objectionToSilent: .falseObjection
        case .invalidOpening: .invalidOpening
        }
    }

    /// Complaints are judged alike in both; the rest is Pedersen's.
    var scheme: CommitmentScheme {
        switch self {
        case .forgedComplaint, .groundlessAboutSelf, .lateEquivocation, .falseComplaintAgain:
            .feldman
        default: .pedersen
        }
    }

    /// Whether the evidence is about an entry of a message that states a view.
    var isJudged: Bool {
        switch self {
        case .equivocation, .lateEquivocation, .malformedBody, .malformedJoin: false
        default: true
        }
    }
}
