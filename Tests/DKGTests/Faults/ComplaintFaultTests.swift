import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, group Complaints: what is said about dealings, justified or not.
@Suite("Faults: complaints")
struct ComplaintFaultTests {
    @Test("C1 and C8 a justified complaint opens one share", arguments: CommitmentScheme.allCases)
    func justified(scheme: CommitmentScheme) throws {
        var run = FaultRun(scheme)
        try run.give(5, ScriptedFault.wrongShare)
        let (result, twin) = try run.expect { expected in
            expected.convict(5, .invalidShare, .respond)
            expected.exclude(5)
        }
        let complaint = try #require(result.complaints().first)
        #expect(try result.complaints().count == 1)
        #expect(try twin.complaints().isEmpty)

        // The revealed K against every other ciphertext, direction and session: nothing opens.
        let session = try #require(result.auditor.session).dealing
        let other = try CeremonySimulation.run(
            SimulationConfiguration(participants: 5, threshold: 3, scheme: scheme, seed: 2))
        let otherSession = try #require(other.auditor.session).dealing
        for receiver in session.receivers.map(\.index) {
            for dealing in result.auditor.dealings.values {
                let share = try #require(
                    dealing.share(of: receiver, sharedPoint: complaint.sharedPoint, in: session))
                #expect(!dealing.commitment.isSatisfied(by: share, at: receiver))
                // The control: with the receiver's own key the same ciphertext opens.
                let key = try #require(
                    result.participant(Int(receiver.value))?.complaint(about: dealing.dealer))
                let right = try #require(
                    dealing.share(of: receiver, sharedPoint: key.sharedPoint, in: session))
                let isSpoiled = dealing.dealer.value == 5 && receiver.value == 1
                #expect(dealing.commitment.isSatisfied(by: right, at: receiver) == !isSpoiled)
            }
            for dealing in other.auditor.dealings.values {
                let share = try #require(
                    dealing.share(
                        of: receiver, sharedPoint: complaint.sharedPoint, in: otherSession))
                #expect(!dealing.commitment.isSatisfied(by: share, at: receiver))
            }
        }
    }

    @Test(
        "C2 a false complaint with correct K and proof", arguments: CommitmentScheme.allCases)
    func falseComplaint(scheme: CommitmentScheme) throws {
        var run = FaultRun(scheme)
        try run.give(5, ScriptedFault.falseComplaint)
        try run.expect { expected in
            expected.convict(5, .falseComplaint, .respond)
            expected.exclude(5)
            expected.exposed = [5: [1]]
        }
    }

    @Test(
        "C5 t - 1 liars accuse one honest dealer; accuse everybody",
        arguments: CommitmentScheme.allCases, [[1], [1, 2, 3], [1, 2, 3, 4, 5]])
    func liars(scheme: CommitmentScheme, accused: [Int]) throws {
        let dealers = try accused.map { try ParticipantIndex($0) }
        var run = FaultRun(scheme)
        for liar in [4, 5] {
            try run.give(
                liar,
                OnRound.replace(.respond) { participant in
                    participant.responding(dealers.compactMap(participant.complaint(about:)))
                })
        }
        try run.expect { expected in
            expected.convict(4, .falseComplaint, .respond)
            expected.convict(5, .falseComplaint, .respond)
            expected.exclude(4, 5)
            // Everything that a liar named counts as exposed, judged or not.
            let named = accused.filter { $0 <= 3 }
            expected.exposed = [4: named, 5: named]
        }
    }

    @Test(
        "C6 a bad share to an accomplice who stays silent", arguments: CommitmentScheme.allCases)
    func silentAccomplice(scheme: CommitmentScheme) throws {
        var run = FaultRun(scheme)
        try run.give(5, OnRound.deal { $0.sealedShares.spoil(at: 3) })
        try run.give(4, OnRound.replace(.respond) { $0.responding([]) })
        let (result, _) = try run.expect { expected in
            // No conviction. The accomplice has no share, so it cannot certify.
            expected.addInactive(4, .certify)
        }
        #expect(throws: ParticipantError.withoutShare) {
            _ = try #require(result.participant(4)).keyPackage()
        }
        #expect(throws: Never.self) {
            _ = try #require(result.participant(3)).keyPackage()
        }
    }

    @Test(
        "C7 a complaint copied from another's", arguments: CommitmentScheme.allCases, [1, 3])
    func copiedComplaint(scheme: CommitmentScheme, copier: Int) throws {
        var run = FaultRun(scheme)
        try run.give(5, OnRound.deal { $0.sealedShares.spoil(at: 1) })
        try run.give(
            copier,
            OnRound.replace(.respond) { participant in
                participant.seenBody(of: 2, in: .respond).map {
                    participant.envelope(body: $0, in: .respond)
                }
            })
        try run.expect { expected in
            // Judged before the dealer is convicted it is a forgery; afterwards it is skipped.
            if copier == 1 {
                expected.convict(1, .forgedComplaint, .respond)
                expected.exclude(1)
            }
            expected.convict(5, .invalidShare, .respond)
            expected.exclude(5)
        }
    }

    @Test("C9 silent in round 2; another view", arguments: CommitmentScheme.allCases)
    func silentOrDisagreeing(scheme: CommitmentScheme) throws {
        var silent = FaultRun(scheme)
        try silent.give(5, ScriptedFault.silent(.respond))
        try silent.expect { expected in
            expected.addInactive(5, .respond)
            expected.removeHolders(5)
        }
        var other = FaultRun(scheme)
        try other.give(5, ScriptedFault.otherView(.respond))
        try other.expect { expected in
            expected.disagreements[.respond] = [5]
            expected.removeHolders(5)
        }
    }

    @Test(
        "C10 a complaint by a participant with another view", arguments: CommitmentScheme.allCases)
    func complaintOfAnotherView(scheme: CommitmentScheme) throws {
        var run = FaultRun(scheme)
        // A false complaint, which would convict it, in a message that is set aside.
        try run.give(5, ScriptedFault.falseComplaint, ScriptedFault.otherView(.respond))
        try run.expect { expected in
            expected.disagreements[.respond] = [5]
            expected.removeHolders(5)
            expected.exposed = [5: [1]]
        }
    }

    @Test(
        "C11 an honest participant with a bad share is silent in round 2",
        arguments: CommitmentScheme.allCases)
    func honestIsSilent(scheme: CommitmentScheme) throws {
        var run = FaultRun(scheme)
        try run.give(5, ScriptedFault.wrongShare)
        run.configuration.network.add(.drop { $0.sender?.value == 1 && $0.round == .respond })
        let (result, twin) = try run.expect { expected in
            expected.addInactive(1, .respond)
            expected.removeHolders(1)
        }
        #expect(result.isReadAlike)
        #expect(throws: ParticipantError.withoutShare) {
            _ = try #require(result.participant(1)).keyPackage()
        }
        #expect(throws: Never.self) { _ = try #require(twin.participant(1)).keyPackage() }

        // Silent with a good share it is not a holder either, but keeps the share.
        var good = FaultRun(scheme)
        good.configuration.network.add(.drop { $0.sender?.value == 1 && $0.round == .respond })
        let (kept, _) = try good.expect { expected in
            expected.addInactive(1, .respond)
            expected.removeHolders(1)
        }
        #expect(throws: Never.self) { _ = try #require(kept.participant(1)).keyPackage() }
    }

    @Test("Errors of two dealers that cancel, of which one dealer is convicted (feldman)")
    func cancellingErrors() throws {
        // Receiver 1 checks the sum of all shares, which is right; once 4 is gone it is not.
        for isConvicted in [true, false] {
            var run = FaultRun(.feldman)
            try run.give(4, OnRound.deal { $0.sealedShares.shift(at: 0, by: Scalar(9)) })
            try run.give(5, OnRound.deal { $0.sealedShares.shift(at: 0, by: -Scalar(9)) })
            if isConvicted { try run.give(4, ScriptedFault.malformed(.respond)) }
            let (result, _) = try run.expect(harmless: !isConvicted) { expected in
                guard isConvicted else { return }
                expected.convict(4, .malformedBody, .respond)
                expected.convict(5, .invalidShare, .respondAgain)
                expected.exclude(4, 5)
            }
            #expect(result.participant(1)?.hasShare == true)
        }
    }

    @Test("Errors of two dealers that cancel convict both in pedersen, where no sum is checked")
    func cancellingErrorsInPedersen() throws {
        // Were only the sum checked, receiver 1 would have no right share of either to open when one
        // of them fails later.
        var run = FaultRun(.pedersen)
        try run.give(4, OnRound.deal { $0.sealedShares.shift(at: 0, by: Scalar(9)) })
        try run.give(5, OnRound.deal { $0.sealedShares.shift(at: 0, by: -Scalar(9)) })
        let (result, _) = try run.expect { expected in
            expected.convict(4, .invalidShare, .respond)
            expected.convict(5, .invalidShare, .respond)
            expected.exclude(4, 5)
        }
        #expect(try result.complaints().count == 2)
        #expect(result.participant(1)?.hasShare == true)
    }
}

extension Array<SealedShare> {
    /// Moves the share under a seal.
    fileprivate mutating func shift(at position: Int, by difference: Scalar) {
        self[position] = SealedShare(
            value: self[position].value + difference, blinding: self[position].blinding)
    }
}
