import ComplaintHandling
import DiscreteLogProofs
import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

/// The four outcomes, each with what turns it into another.
@Suite struct ComplaintJudgeTests {
    static func index(_ value: Int) throws -> ParticipantIndex { try ParticipantIndex(value) }

    /// An honest complaint by software that does not care whether the share is wrong.
    static func complaint(
        _ fixture: SessionFixture, about dealing: AcceptedDealing, by accuser: ParticipantIndex
    ) -> Complaint {
        Complaint(
            about: dealing, by: accuser, sessionKey: fixture.sessionKey(of: accuser),
            seed: fixture.seed(of: accuser), in: fixture.session)
    }

    @Test(arguments: CommitmentScheme.allCases)
    func everyPairOfDealerAndReceiver(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme, members: [1, 2, 300])
        let members = fixture.session.receivers.map(\.index)
        for dealer in members {
            for accuser in members where accuser != dealer {
                for isWrong in [false, true] {
                    let dealing =
                        isWrong
                        ? try fixture.accepted(of: dealer, wrongFor: accuser)
                        : try fixture.accepted(of: dealer)
                    let verdict = ComplaintJudge.judge(
                        Self.complaint(fixture, about: dealing, by: accuser), by: accuser,
                        about: dealing, in: fixture.session)
                    let expected =
                        isWrong
                        ? Verdict(culprit: dealer, kind: .invalidShare)
                        : Verdict(culprit: accuser, kind: .falseComplaint)
                    #expect(verdict == expected, "\(dealer) to \(accuser), wrong: \(isWrong)")
                }
            }
        }
    }

    @Test("A point at infinity, which no decoder lets through, convicts nobody")
    func infinity() throws {
        let fixture = try SessionFixture(.pedersen)
        let (dealer, accuser) = (try Self.index(2), try Self.index(4))
        let dealing = try fixture.accepted(of: dealer, wrongFor: accuser)
        let right = Self.complaint(fixture, about: dealing, by: accuser)
        func judge(_ complaint: Complaint, in session: DealingSession) -> Verdict? {
            ComplaintJudge.judge(complaint, by: accuser, about: dealing, in: session)
        }
        #expect(judge(right, in: fixture.session)?.kind == .invalidShare)
        let infinite = Complaint(
            dealer: dealer, sharedPoint: .infinity, proof: right.proof)
        #expect(judge(infinite, in: fixture.session) == nil)
        let byHand = DealingSession(
            id: fixture.session.id, scheme: .pedersen, threshold: fixture.session.threshold,
            receivers: fixture.session.receivers.map {
                .init(
                    index: $0.index,
                    encryptionKey: $0.index == accuser ? .infinity : $0.encryptionKey)
            })
        #expect(judge(right, in: byHand) == nil)
    }

    @Test func aWrongBlindingIsAWrongShare() throws {
        let fixture = try SessionFixture(.pedersen)
        let (dealer, accuser) = (try Self.index(2), try Self.index(4))
        for difference in [Scalar.one, .zero] {
            let dealing = try fixture.accept(
                fixture.dealing(of: dealer) { draft in
                    let sealed = draft.sealedShares[3]
                    draft.sealedShares[3] = SealedShare(
                        value: sealed.value, blinding: sealed.blinding.map { $0 + difference })
                }, from: dealer)
            let verdict = ComplaintJudge.judge(
                Self.complaint(fixture, about: dealing, by: accuser), by: accuser,
                about: dealing, in: fixture.session)
            #expect(verdict?.kind == (difference == .zero ? .falseComplaint : .invalidShare))
            #expect(verdict?.culprit == (difference == .zero ? accuser : dealer))
        }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func swappedSharesAreWrongForBoth(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let dealer = try Self.index(2)
        let dealing = try fixture.accept(
            fixture.dealing(of: dealer) { $0.sealedShares.swapAt(2, 3) }, from: dealer)
        for value in [1, 3, 4, 5] {
            let accuser = try Self.index(value)
            let verdict = ComplaintJudge.judge(
                Self.complaint(fixture, about: dealing, by: accuser), by: accuser,
                about: dealing, in: fixture.session)
            let isWrong = value == 3 || value == 4
            #expect(verdict?.culprit == (isWrong ? dealer : accuser))
            #expect(verdict?.kind == (isWrong ? .invalidShare : .falseComplaint))
        }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func aZeroShareIsRightIfTheCommitmentsSaySo(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme, zeroShares: [2: 4])
        let (dealer, accuser) = (try Self.index(2), try Self.index(4))
        let dealing = try fixture.accepted(of: dealer)
        let share = try #require(fixture.share(from: dealing, to: accuser))
        #expect(share.value == .zero)
        let verdict = ComplaintJudge.judge(
            Self.complaint(fixture, about: dealing, by: accuser), by: accuser, about: dealing,
            in: fixture.session)
        #expect(verdict == Verdict(culprit: accuser, kind: .falseComplaint))

        let wrong = try fixture.accepted(of: dealer, wrongFor: accuser)
        let second = ComplaintJudge.judge(
            Self.complaint(fixture, about: wrong, by: accuser), by: accuser, about: wrong,
            in: fixture.session)
        #expect(second == Verdict(culprit: dealer, kind: .invalidShare))
    }

    @Test(arguments: CommitmentScheme.allCases)
    func aZeroShareIsWrongIfTheCommitmentsSayOtherwise(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let (dealer, accuser) = (try Self.index(2), try Self.index(4))
        let honest = try fixture.accepted(of: dealer)
        let share = try #require(fixture.share(from: honest, to: accuser))
        let dealing = try fixture.accept(
            fixture.dealing(of: dealer) { draft in
                draft.sealedShares[3] = draft.sealedShares[3].shifted(by: -share.value)
            }, from: dealer)
        #expect(fixture.share(from: dealing, to: accuser)?.value == .zero)
        let verdict = ComplaintJudge.judge(
            Self.complaint(fixture, about: dealing, by: accuser), by: accuser, about: dealing,
            in: fixture.session)
        #expect(verdict == Verdict(culprit: dealer, kind: .invalidShare))
    }

    @Test(arguments: CommitmentScheme.allCases)
    func groundlessComplaints(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let (dealer, accuser) = (try Self.index(2), try Self.index(4))
        // The share is wrong, so that whoever looks further convicts the dealer.
        let dealing = try fixture.accepted(of: dealer, wrongFor: accuser)
        let complaint = Self.complaint(fixture, about: dealing, by: accuser)
        let judge = ComplaintJudge.judge
        let groundless = Verdict(culprit: accuser, kind: .groundlessComplaint)

        #expect(judge(complaint, accuser, nil, fixture.session) == groundless)
        let other = try fixture.accepted(of: Self.index(3))
        #expect(judge(complaint, accuser, other, fixture.session) == groundless)
        for value in [1, 3, 5, 6, 65535] {
            let elsewhere = Complaint(
                dealer: try Self.index(value), sharedPoint: complaint.sharedPoint,
                proof: complaint.proof)
            #expect(judge(elsewhere, accuser, dealing, fixture.session) == groundless)
        }
        let convicted = Verdict(culprit: dealer, kind: .invalidShare)
        #expect(judge(complaint, accuser, dealing, fixture.session) == convicted)
    }

    @Test(arguments: CommitmentScheme.allCases)
    func nobodyComplainsAboutItself(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let dealer = try Self.index(2)
        // Even a dealer that sealed itself a wrong share.
        for dealing in [
            try fixture.accepted(of: dealer), try fixture.accepted(of: dealer, wrongFor: dealer),
        ] {
            let verdict = ComplaintJudge.judge(
                Self.complaint(fixture, about: dealing, by: dealer), by: dealer, about: dealing,
                in: fixture.session)
            #expect(verdict == Verdict(culprit: dealer, kind: .groundlessComplaint))
        }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func accuserAndDealerAreMembers(scheme: CommitmentScheme) throws {
        let all = try SessionFixture(scheme)
        let (dealer, accuser) = (try Self.index(2), try Self.index(4))
        let dealing = try all.accepted(of: dealer, wrongFor: accuser)
        let complaint = Self.complaint(all, about: dealing, by: accuser)
        func verdict(members: [Int]) throws -> Verdict? {
            let kept = try members.map(Self.index)
            let session = DealingSession(
                id: all.session.id, scheme: scheme, threshold: all.session.threshold,
                receivers: all.session.receivers.filter { kept.contains($0.index) })
            return ComplaintJudge.judge(complaint, by: accuser, about: dealing, in: session)
        }
        let groundless = Verdict(culprit: accuser, kind: .groundlessComplaint)
        #expect(try verdict(members: [1, 2, 3, 5]) == groundless)
        #expect(try verdict(members: [1, 3, 4, 5]) == groundless)
        #expect(
            try verdict(members: [1, 2, 3, 4, 5]) == Verdict(culprit: dealer, kind: .invalidShare))
    }

    @Test(arguments: CommitmentScheme.allCases)
    func forgedComplaints(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let (dealer, accuser) = (try Self.index(2), try Self.index(4))
        // The share is wrong, but a complaint without a proof shows nothing.
        let dealing = try fixture.accepted(of: dealer, wrongFor: accuser)
        let right = Self.complaint(fixture, about: dealing, by: accuser)
        let (e, z) = (right.proof.challenge, right.proof.response)
        func forged(_ point: Point, _ challenge: Scalar, _ response: Scalar) -> Complaint {
            Complaint(
                dealer: dealer, sharedPoint: point,
                proof: DiscreteLogEqualityProof(challenge: challenge, response: response))
        }
        func verdict(_ complaint: Complaint, by accuser: ParticipantIndex) -> Verdict? {
            ComplaintJudge.judge(complaint, by: accuser, about: dealing, in: fixture.session)
        }
        let second = try SessionFixture(scheme, name: "second")
        let honest = try fixture.accepted(of: dealer)
        let moved = [
            forged(right.sharedPoint + .generator, e, z), forged(-right.sharedPoint, e, z),
            forged(right.sharedPoint, e + .one, z),
            forged(right.sharedPoint, e, z + .one), forged(right.sharedPoint, .zero, .zero),
            Self.complaint(second, about: dealing, by: accuser),
            Self.complaint(fixture, about: honest, by: accuser),
            Self.complaint(fixture, about: dealing, by: try Self.index(5)),
        ]
        for complaint in moved {
            #expect(
                verdict(complaint, by: accuser)
                    == Verdict(culprit: accuser, kind: .forgedComplaint))
        }
        // Copied by somebody else, it convicts the copier.
        let three = try Self.index(3)
        #expect(verdict(right, by: three) == Verdict(culprit: three, kind: .forgedComplaint))
        #expect(
            verdict(forged(right.sharedPoint, e, z), by: accuser)
                == Verdict(culprit: dealer, kind: .invalidShare))
    }
}
