import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@Suite struct ExtractionJudgeTests {
    /// Member 2 is accused, 4 objects.
    let fixture: SessionFixture
    let member: ParticipantIndex
    let objector: ParticipantIndex
    let dealing: AcceptedDealing
    let share: OpenedShare

    init() throws {
        fixture = try SessionFixture(.pedersen)
        member = try ParticipantIndex(2)
        objector = try ParticipantIndex(4)
        dealing = try fixture.accepted(of: member)
        share = try #require(fixture.share(from: dealing, to: objector))
    }

    /// The Feldman values of the member, with something added to the coefficient k.
    func values(
        of member: ParticipantIndex? = nil, adding difference: Scalar = .zero, to k: Int = 0
    ) throws -> FeldmanCommitment {
        var coefficients = try fixture.coefficients(of: member ?? self.member)
        coefficients[k] = coefficients[k] + difference
        return FeldmanCommitment(to: PublicPolynomial(coefficients: coefficients))
    }

    func objection(
        _ value: Scalar? = nil, _ blinding: Scalar?? = nil, about member: ParticipantIndex? = nil
    ) -> RevealedShare {
        RevealedShare(
            member: member ?? self.member,
            share: OpenedShare(value: value ?? share.value, blinding: blinding ?? share.blinding))
    }

    var invalidExtraction: Verdict { Verdict(culprit: member, kind: .invalidExtraction) }
    var falseObjection: Verdict { Verdict(culprit: objector, kind: .falseObjection) }

    @Test(arguments: 0..<3)
    func oneWrongValueConvictsTheMember(k: Int) throws {
        for difference in [Scalar.one, .minusOne] {
            let wrong = try values(adding: difference, to: k)
            #expect(
                ExtractionJudge.judge(objection(), by: objector, about: dealing, extraction: wrong)
                    == invalidExtraction)
        }
        let right = try values(adding: .zero, to: k)
        #expect(
            ExtractionJudge.judge(objection(), by: objector, about: dealing, extraction: right)
                == falseObjection)
    }

    @Test func valuesThatAreWrongElsewhereGiveThisObjectorNoReason() throws {
        // Moved by a polynomial with a root at 4: whoever stands there sees nothing, others do.
        let shift = [Scalar.one, Scalar(2), Scalar(3)].withRoot(at: objector)
        let moved = zip(try fixture.coefficients(of: member), shift).map { $0 + $1 }
        let wrong = FeldmanCommitment(to: PublicPolynomial(coefficients: moved))
        #expect(
            ExtractionJudge.judge(objection(), by: objector, about: dealing, extraction: wrong)
                == falseObjection)
        let three = try ParticipantIndex(3)
        let other = try #require(fixture.share(from: dealing, to: three))
        #expect(
            ExtractionJudge.judge(
                objection(other.value, other.blinding), by: three, about: dealing,
                extraction: wrong) == invalidExtraction)
    }

    @Test func anObjectionNeedsAPairThatSatisfiesTheDealing() throws {
        let wrong = try values(adding: .one)
        let blinding = try #require(share.blinding)
        let other = try #require(fixture.share(from: dealing, to: ParticipantIndex(3)))
        for pair in [
            objection(share.value + .one), objection(nil, blinding + .one),
            objection(blinding, share.value), objection(other.value, other.blinding),
            objection(.zero, .some(.zero)), objection(nil, .some(nil)),
        ] {
            #expect(
                ExtractionJudge.judge(pair, by: objector, about: dealing, extraction: wrong)
                    == falseObjection)
        }
        #expect(
            ExtractionJudge.judge(objection(), by: objector, about: dealing, extraction: wrong)
                == invalidExtraction)
        // The same pair from somebody else.
        let three = try ParticipantIndex(3)
        #expect(
            ExtractionJudge.judge(objection(), by: three, about: dealing, extraction: wrong)
                == Verdict(culprit: three, kind: .falseObjection))
    }

    @Test func anObjectionIsAboutAMemberOfTheQualifiedSetThatHasNotFailed() throws {
        let wrong = try values(adding: .one)
        #expect(
            ExtractionJudge.judge(objection(), by: objector, about: nil, extraction: wrong)
                == falseObjection)
        #expect(
            ExtractionJudge.judge(objection(), by: objector, about: dealing, extraction: nil)
                == falseObjection)
        #expect(
            ExtractionJudge.judge(objection(), by: objector, about: nil, extraction: nil)
                == falseObjection)
        #expect(
            ExtractionJudge.judge(objection(), by: objector, about: dealing, extraction: wrong)
                == invalidExtraction)
    }

    @Test func anObjectionIsJudgedByTheDealingThatItNames() throws {
        let wrong = try values(adding: .one)
        let three = try ParticipantIndex(3)
        #expect(
            ExtractionJudge.judge(
                objection(about: three), by: objector, about: dealing, extraction: wrong)
                == falseObjection)
        let other = try fixture.accepted(of: three)
        #expect(
            ExtractionJudge.judge(objection(), by: objector, about: other, extraction: wrong)
                == falseObjection)
        #expect(
            ExtractionJudge.judge(objection(), by: objector, about: dealing, extraction: wrong)
                == invalidExtraction)
    }

    @Test func anObjectionAboutOneselfIsJudgedLikeAnyOther() throws {
        let own = try #require(fixture.share(from: dealing, to: member))
        let objection = objection(own.value, own.blinding)
        #expect(
            ExtractionJudge.judge(
                objection, by: member, about: dealing, extraction: try values(adding: .one))
                == invalidExtraction)
        #expect(
            ExtractionJudge.judge(objection, by: member, about: dealing, extraction: try values())
                == Verdict(culprit: member, kind: .falseObjection))
    }

    @Test func aZeroShareIsAShare() throws {
        let fixture = try SessionFixture(.pedersen, zeroShares: [2: 4])
        let dealing = try fixture.accepted(of: member)
        let zero = objection(.zero, .some(.zero))
        let coefficients = try fixture.coefficients(of: member)
        let right = FeldmanCommitment(to: PublicPolynomial(coefficients: coefficients))
        #expect(right.evaluated(at: objector).isInfinity)
        #expect(
            ExtractionJudge.judge(zero, by: objector, about: dealing, extraction: right)
                == falseObjection)
        let points = [right.points[0] + .generator] + right.points.dropFirst()
        #expect(
            ExtractionJudge.judge(
                zero, by: objector, about: dealing, extraction: FeldmanCommitment(points: points))
                == invalidExtraction)
        #expect(ExtractionJudge.judge(zero, by: objector, opening: dealing) == nil)
        #expect(
            ExtractionJudge.judge(
                objection(.one, .some(.zero)), by: objector, opening: dealing)
                == Verdict(culprit: objector, kind: .invalidOpening))
    }

    @Test func openings() throws {
        let blinding = try #require(share.blinding)
        let three = try ParticipantIndex(3)
        let invalid = Verdict(culprit: objector, kind: .invalidOpening)
        #expect(ExtractionJudge.judge(objection(), by: objector, opening: dealing) == nil)
        for bad in [
            objection(share.value + .one), objection(nil, blinding + .one),
            objection(blinding, share.value), objection(nil, .some(nil)),
            objection(about: three),
        ] {
            #expect(ExtractionJudge.judge(bad, by: objector, opening: dealing) == invalid)
        }
        #expect(
            ExtractionJudge.judge(objection(), by: three, opening: dealing)
                == Verdict(culprit: three, kind: .invalidOpening))
        let other = try fixture.accepted(of: three)
        #expect(ExtractionJudge.judge(objection(), by: objector, opening: other) == invalid)
    }

    @Test func openingsOfThresholdHoldersGiveTheMemberBack() throws {
        let holders = try [1, 4, 5].map { try ParticipantIndex($0) }
        var openings: [(index: ParticipantIndex, value: Scalar)] = []
        for holder in holders {
            let share = try #require(fixture.share(from: dealing, to: holder))
            let opening = RevealedShare(member: member, share: share)
            #expect(ExtractionJudge.judge(opening, by: holder, opening: dealing) == nil)
            openings.append((holder, share.value))
        }
        let polynomial = try Interpolation.polynomial(through: openings)
        #expect(try polynomial.coefficients == fixture.coefficients(of: member))
        #expect(try FeldmanCommitment(to: polynomial) == values())
    }

    @Test func namesOfFaultsAreThoseOfTheProtocol() {
        #expect(
            FaultKind.allCases.map(\.description) == [
                "equivocation", "malformedBody", "invalidShare", "groundlessComplaint",
                "forgedComplaint", "falseComplaint", "invalidExtraction", "falseObjection",
                "invalidOpening",
            ])
    }
}
