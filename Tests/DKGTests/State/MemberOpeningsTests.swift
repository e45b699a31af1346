import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@testable import DKG

@Suite("Openings of one member")
struct MemberOpeningsTests {
    private let fixture: SessionFixture
    private let member: ParticipantIndex
    private let dealing: AcceptedDealing
    private let holders: [ParticipantIndex]

    init() throws {
        fixture = try SessionFixture(.pedersen, members: Array(1...9), threshold: 3)
        member = try ParticipantIndex(4)
        dealing = try fixture.accepted(of: member)
        holders = fixture.session.receivers.map(\.index)
    }

    private func opening(of holder: ParticipantIndex, error: Int) throws -> RevealedShare {
        let share = try #require(fixture.share(from: dealing, to: holder))
        let blinding = try #require(share.blinding)
        let one = Scalar.one
        // 0: right; 1: s; 2: s'; 3: both, such that the sum stays; 4: no blinding.
        return RevealedShare(
            member: member,
            share: OpenedShare(
                value: error == 1 || error == 3 ? share.value + one : share.value,
                blinding: error == 4
                    ? nil
                    : error == 2 ? blinding + one : error == 3 ? blinding - one : blinding))
    }

    @Test("The verdicts are those of Eq P for each, whoever is wrong and how", arguments: 0..<40)
    func plainWay(run: Int) throws {
        var source = SeededRandomSource(seed: UInt64(run))
        var openings = MemberOpenings(of: dealing, threshold: fixture.session.threshold)
        var right: [(index: ParticipantIndex, value: Scalar)] = []
        for holder in holders {
            // A third are wrong, the first ones and the last ones alike; some are silent.
            let drawn = Int.random(in: 0..<12, using: &source)
            if drawn == 11 { continue }
            let opening = try opening(of: holder, error: drawn > 4 ? 0 : drawn)
            let plain = ExtractionJudge.judge(opening, by: holder, opening: dealing)
            #expect(openings.judge(opening, by: holder) == plain)
            #expect((plain == nil) == (drawn > 4 || drawn == 0))
            if plain == nil { right.append((index: holder, value: opening.share.value)) }
            #expect((openings.polynomial != nil) == (right.count >= 3))
        }
        if right.count >= 3 {
            #expect(
                try openings.polynomial
                    == Interpolation.polynomial(through: Array(right.prefix(3))))
            #expect(
                try openings.polynomial?.coefficients == fixture.coefficients(of: member))
        }
    }
}
