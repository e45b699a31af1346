import DKG
import TestSupport
import Testing

/// Every kind of fault leaves evidence that a stranger verifies (Protocol.md, section 8).
@Suite("Evidence")
struct EvidenceTests {
    @Test("A fault of every kind verifies by itself", arguments: EvidenceSample.Story.allCases)
    func verifies(story: EvidenceSample.Story) throws {
        let sample = try EvidenceSample(story)
        #expect(sample.fault.kind == story.kind)
        #expect(sample.fault.culprit.value == 4)
        #expect(
            sample.evidence.verdict() == Verdict(culprit: sample.fault.culprit, kind: story.kind))
        #expect(sample.fault.isProven)
        // Somebody else, or another kind, is not what it shows.
        for number in 1...3 {
            let other = Fault(
                culprit: try ParticipantIndex(number), kind: story.kind,
                round: sample.fault.round, evidence: sample.evidence)
            #expect(!other.isProven)
        }
        for kind in FaultKind.allCases where kind != story.kind {
            let other = Fault(
                culprit: sample.fault.culprit, kind: kind, round: sample.fault.round,
                evidence: sample.evidence)
            #expect(!other.isProven)
        }
    }

    @Test(
        "It was established in its message's round, or an equivocation later",
        arguments: EvidenceSample.Story.allCases)
    func rounds(story: EvidenceSample.Story) throws {
        let sample = try EvidenceSample(story)
        let judged = try #require(sample.evidence.envelopes.last).round
        for round in Round.allCases {
            let fault = Fault(
                culprit: sample.fault.culprit, kind: story.kind, round: round,
                evidence: sample.evidence)
            #expect(
                fault.isProven
                    == (round == judged || story.kind == .equivocation && round > judged))
        }
        let nothing = Evidence(
            kind: story.kind, ceremony: sample.evidence.ceremony, joins: sample.evidence.joins,
            history: sample.evidence.history, envelopes: [], about: sample.evidence.about)
        #expect(
            !Fault(
                culprit: sample.fault.culprit, kind: story.kind, round: judged, evidence: nothing
            ).isProven)
    }

    @Test("All kinds are among the stories")
    func coverage() {
        #expect(Set(EvidenceSample.Story.allCases.map(\.kind)) == Set(FaultKind.allCases))
    }

    @Test("It names the envelopes that the specification says, and no more")
    func envelopes() throws {
        let expected: [EvidenceSample.Story: [Round]] = [
            .equivocation: [.respond, .respond], .lateEquivocation: [.deal, .deal],
            .malformedBody: [.deal], .malformedJoin: [.join], .invalidShare: [.deal, .respond],
            .groundlessAboutSelf: [.deal, .respond], .groundlessAboutSilent: [.respond],
            .groundlessAboutMalformed: [.deal, .respond], .forgedComplaint: [.deal, .respond],
            .falseComplaint: [.deal, .respond], .falseComplaintAgain: [.deal, .respondAgain],
            .invalidExtractionAgain: [.deal, .extract, .confirmAgain],
            .invalidExtraction: [.deal, .extract, .confirm],
            .falseObjection: [.deal, .extract, .confirm], .objectionToSilent: [.deal, .confirm],
            .invalidOpening: [.deal, .open],
        ]
        for story in EvidenceSample.Story.allCases {
            let evidence = try EvidenceSample(story).evidence
            #expect(evidence.envelopes.map(\.round) == expected[story], "\(story)")
            #expect(evidence.history.isEmpty != story.isJudged, "\(story)")
        }
    }

    @Test("The round of a fault is the closing that established it")
    func rounds() throws {
        let rounds: [EvidenceSample.Story: Round] = [
            .equivocation: .respond, .lateEquivocation: .respond, .malformedBody: .deal,
            .malformedJoin: .join, .invalidShare: .respond, .falseComplaintAgain: .respondAgain,
            .invalidExtractionAgain: .confirmAgain, .invalidExtraction: .confirm,
            .invalidOpening: .open,
        ]
        for (story, round) in rounds {
            #expect(try EvidenceSample(story).fault.round == round, "\(story)")
        }
    }
}
