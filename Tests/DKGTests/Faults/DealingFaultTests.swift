import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, group Dealing: dealers that are silent, and dealers whose shares are wrong.
@Suite("Faults: dealing")
struct DealingFaultTests {
    @Test("D1 dealer that joined and is silent", arguments: CommitmentScheme.allCases)
    func silentDealer(scheme: CommitmentScheme) throws {
        var run = FaultRun(scheme)
        try run.give(5, ScriptedFault.silentDealer)
        try run.expect { expected in
            expected.addInactive(5, .deal)
            expected.qualified = [1, 2, 3, 4]
        }
    }

    @Test(
        "D1 vanishes after any round",
        arguments: CommitmentScheme.allCases,
        [Round.deal, .respond, .extract, .confirm, .certify])
    func vanishes(scheme: CommitmentScheme, first: Round) throws {
        guard ScriptedFault.silent(first).hasEffect(in: scheme) else { return }
        var run = FaultRun(scheme)
        try run.give(5, ScriptedFault.vanishes(first))
        try run.expect { expected in
            switch first {
            case .deal:
                expected.exclude(5)
                expected.addInactive(5, .deal, .respond)
            case .respond:
                expected.removeHolders(5)
                expected.addInactive(5, .respond)
                if scheme == .pedersen {
                    expected.addInactive(5, .extract)
                    expected.reconstruct(5)
                }
            case .extract:
                expected.addInactive(5, .extract, .confirm, .open, .certify)
                expected.reconstruct(5)
            case .confirm:
                expected.addInactive(5, .confirm, .certify)
            default:
                expected.addInactive(5, .certify)
            }
        }
    }

    @Test(
        "D1 vanishes in a round that only takes place because of another's fault",
        arguments: [Round.respondAgain, .confirmAgain, .open])
    func vanishesFromExtraRound(first: Round) throws {
        var run = FaultRun(first == .respondAgain ? .feldman : .pedersen)
        try run.give(5, ScriptedFault.vanishes(first))
        try run.give(4, first == .respondAgain ? .wrongShare : ScriptedFault.badExtraction)
        try run.expect { expected in
            if first == .respondAgain {
                expected.convict(4, .invalidShare, .respond)
                expected.exclude(4)
                expected.removeHolders(5)
                expected.addInactive(5, .respondAgain)
            } else {
                expected.convict(4, .invalidExtraction, .confirm)
                expected.removeHolders(4)
                expected.reconstruct(4)
                if first == .confirmAgain { expected.addInactive(5, .confirmAgain) }
                expected.addInactive(5, .open, .certify)
            }
        }
    }

    @Test(
        "D4 wrong share to one, to t - 1, to all; swapped", arguments: CommitmentScheme.allCases,
        [[0], [0, 1], [0, 1, 2, 3, 4], []])
    func wrongShares(scheme: CommitmentScheme, positions: [Int]) throws {
        var run = FaultRun(scheme)
        try run.give(
            5,
            OnRound.deal { draft in
                for position in positions { draft.sealedShares.spoil(at: position) }
                if positions.isEmpty { draft.sealedShares.swapAt(1, 2) }
            })
        let (result, _) = try run.expect { expected in
            expected.convict(5, .invalidShare, .respond)
            expected.exclude(5)
        }
        let respond = try result.envelopes(in: .respond).map { envelope in
            var reader = envelope.bodyReader
            return try ResponseBody(from: &reader, dealers: 5).complaints.map(\.dealer.value)
        }
        let complaining = positions.isEmpty ? 2 : positions.count
        #expect(respond.filter { $0 == [5] }.count == complaining)
    }

    @Test("D5 sealed shares in the wrong order", arguments: CommitmentScheme.allCases)
    func reversedShares(scheme: CommitmentScheme) throws {
        var run = FaultRun(scheme)
        try run.give(5, OnRound.deal { $0.sealedShares.reverse() })
        try run.expect { expected in
            expected.convict(5, .invalidShare, .respond)
            expected.exclude(5)
        }
    }

    @Test("D6 a share of zero with valid commitments", arguments: CommitmentScheme.allCases)
    func zeroShare(scheme: CommitmentScheme) throws {
        let one = try ParticipantIndex(1)
        let five = try ParticipantIndex(5)
        var run = FaultRun(scheme)
        // f(x) = x^2 + 2x - 3, and for Pedersen the same for the blinding: both are zero at 1.
        let coefficients = [-Scalar(3), Scalar(2), .one]
        try run.give(
            5,
            OnRound.replace(.deal) { participant in
                let threshold = participant.state.ceremony.threshold
                func polynomial() -> SecretPolynomial {
                    SecretPolynomial(threshold: threshold) { SecretScalar(coefficients[Int($0)]) }
                }
                return participant.dealing(
                    of: DealerSecrets(
                        polynomial: polynomial(),
                        blinding: scheme == .pedersen ? .pedersen(polynomial()) : .feldman,
                        ephemeralSecret: SecretScalar(Scalar(77))))
            })
        if scheme == .pedersen {
            try run.give(
                5,
                OnRound.replace(.extract) { participant in
                    participant.extraction(
                        of: coefficients.map { $0.timesGenerator() },
                        provedWith: SecretScalar(coefficients[0]))
                })
        }
        let (result, twin) = try run.expect(harmless: true)
        let dealing = try #require(result.auditor.dealings[five])
        let other = try #require(twin.auditor.dealings[five])
        #expect(dealing.commitment.value(at: one).isInfinity)
        #expect(!other.commitment.value(at: one).isInfinity)

        // The judge accepts the share like the receiver: a complaint about it is false.
        let accuser = try #require(result.participant(1))
        let session = try #require(result.auditor.session).dealing
        let complaint = try #require(accuser.complaint(about: five))
        let share = try #require(
            dealing.share(of: one, sharedPoint: complaint.sharedPoint, in: session))
        #expect(share.value.isZero && share.blinding?.isZero ?? true)
        #expect(
            ComplaintJudge.judge(complaint, by: one, about: dealing, in: session)
                == Verdict(culprit: one, kind: .falseComplaint))
    }
}

extension DealingCommitment {
    /// The right-hand side of the commitment equation.
    fileprivate func value(at index: ParticipantIndex) -> Point {
        switch self {
        case .feldman(let commitment): commitment.evaluated(at: index)
        case .pedersen(let commitment): commitment.evaluated(at: index)
        }
    }
}
