import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, D10 and X8: a relay that shows different things to different readers.
@Suite("Faults: split views")
struct SplitViewFaultTests {
    /// Participant 7 deals twice, and the relay chooses who sees what: n = 7, t = 3, quorum 5.
    private func split(
        _ scheme: CommitmentScheme, showsSecond: @escaping @Sendable (Reader) -> Bool
    ) throws -> FaultRun {
        var run = FaultRun(scheme, participants: 7, board: .relay)
        let threshold = try Threshold(3)
        try run.give(
            7,
            OnRound(.deal) { postings, participant in
                let second = DealerSecrets.other(scheme, threshold: threshold)
                postings.now += [participant.dealing(of: second)].compactMap(\.self)
            })
        let secondKey = DealerSecrets.other(scheme, threshold: threshold).ephemeralSecret
            .timesGenerator().compressed
        let place = DealLayout(scheme: scheme, members: 7).ephemeralKey
        run.configuration.network.add(
            .drop { delivery in
                guard delivery.sender?.value == 7, delivery.round == .deal,
                    let body = try? Envelope(decoding: delivery.envelope).body
                else { return false }
                return (Array(body[place]) == secondKey) != showsSecond(delivery.reader)
            })
        return run
    }

    @Test("D10 two halves, neither a quorum", arguments: CommitmentScheme.allCases)
    func halves(scheme: CommitmentScheme) throws {
        let run = try split(scheme) { reader in
            guard case .participant(let index) = reader else { return false }
            return index.value >= 4
        }
        let (result, _) = try run.expect { expected in
            // The auditor sees what 1, 2 and 3 see.
            expected.disagreements[.respond] = [4, 5, 6, 7]
            expected.abort(.noAgreement)
        }
        #expect(!result.isReadAlike)
        for index in 4...7 {
            let summary = try result.summary(of: index)
            #expect(summary.ending == "noAgreement")
            #expect(summary.disagreements == [.respond: [1, 2, 3]])
            #expect(summary.convicted.isEmpty)
        }
    }

    @Test("D10 a quorum and a rest", arguments: CommitmentScheme.allCases)
    func quorumAndRest(scheme: CommitmentScheme) throws {
        let six = try ParticipantIndex(6)
        let run = try split(scheme) { $0 == .participant(six) }
        let (result, _) = try run.expect { expected in
            // Participant 6 is set aside, and stops for want of a quorum.
            expected.disagreements[.respond] = [6]
            expected.removeHolders(6)
            if scheme == .pedersen { expected.addInactive(6, .extract) }
            if scheme == .pedersen { expected.reconstruct(6) }
        }
        let summary = try result.summary(of: 6)
        #expect(summary.ending == "noAgreement")
        #expect(summary.disagreements == [.respond: [1, 2, 3, 4, 5, 7]])
        #expect(summary.convicted.isEmpty)
    }

    @Test("D10 the two envelopes convict wherever they meet", arguments: CommitmentScheme.allCases)
    func envelopesMeet(scheme: CommitmentScheme) throws {
        // The relay holds one of the two back from each reader for a round.
        var run = FaultRun(scheme, participants: 7, board: .relay)
        let threshold = try Threshold(3)
        try run.give(
            7,
            OnRound(.deal) { postings, participant in
                let second = DealerSecrets.other(scheme, threshold: threshold)
                postings.now += [participant.dealing(of: second)].compactMap(\.self)
            })
        let secondKey = DealerSecrets.other(scheme, threshold: threshold).ephemeralSecret
            .timesGenerator().compressed
        let place = DealLayout(scheme: scheme, members: 7).ephemeralKey
        run.configuration.network.add(
            .delay(steps: 1) { delivery in
                guard delivery.sender?.value == 7, delivery.round == .deal,
                    let body = try? Envelope(decoding: delivery.envelope).body
                else { return false }
                let isSecond = Array(body[place]) == secondKey
                guard case .participant(let index) = delivery.reader else { return isSecond }
                return isSecond == (index.value < 4)
            })
        let (result, _) = try run.expect { expected in
            expected.convict(7, .equivocation, .respond)
            expected.disagreements[.respond] = [4, 5, 6, 7]
            expected.abort(.noAgreement)
        }
        for index in 1...6 {
            #expect(
                try result.summary(of: index).convicted == ["7 equivocation in respond"])
        }
    }

    @Test("X8 a relay shows different failures to different participants (n' = 4, t = 2)")
    func differentFailures() throws {
        var run = FaultRun(.pedersen, participants: 4, threshold: 2, board: .relay)
        // Each participant is shown another one as silent, and nobody is.
        run.configuration.network.add(
            .drop { delivery in
                guard delivery.round == .extract, let sender = delivery.sender?.value,
                    case .participant(let reader) = delivery.reader
                else { return false }
                return sender == reader.value % 4 + 1
            })
        let (result, _) = try run.expect { expected in
            // The auditor is shown everything, and its view is nobody's.
            expected.disagreements[.confirm] = [1, 2, 3, 4]
            expected.ending = "noAgreement"
        }
        for index in 1...4 {
            let summary = try result.summary(of: index)
            #expect(summary.ending == "noAgreement")
            #expect(summary.failed == [index % 4 + 1])
        }
        #expect(result.envelopes(in: .open).isEmpty)

        // The twin: one failure that all are shown is opened.
        var alike = FaultRun(.pedersen, participants: 4, threshold: 2, board: .relay)
        alike.configuration.network.add(
            .drop { $0.round == .extract && $0.sender?.value == 4 })
        let (opened, _) = try alike.expect { expected in
            expected.addInactive(4, .extract)
            expected.reconstruct(4)
        }
        #expect(opened.envelopes(in: .open).count == 4)
    }
}
