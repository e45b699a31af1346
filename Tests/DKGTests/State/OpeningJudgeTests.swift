import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@testable import DKG

@Suite("Openings of many members, one by one and all together")
struct OpeningJudgeTests {
    private let fixture: SessionFixture
    private let dealings: [AcceptedDealing]
    private let holders: [ParticipantIndex]
    private let members: [ParticipantIndex]

    init() throws {
        fixture = try SessionFixture(.pedersen, members: Array(1...9), threshold: 3)
        holders = fixture.session.receivers.map(\.index)
        members = [holders[2], holders[5], holders[8]]
        dealings = try members.map(fixture.accepted)
    }

    /// What a wrong opening adds to s and s'.
    private struct Lie {
        var value = Scalar.zero
        var blinding = Scalar.zero
    }

    /// Opens everything for some holders, with lies and gaps.
    private func openings(
        _ present: [Int] = Array(0..<9), lies: [Int: [Int: Lie]] = [:],
        gaps: [Int: Set<Int>] = [:], withoutBlinding: Set<Int> = []
    ) throws -> [HolderOpenings] {
        try present.map { position in
            let holder = holders[position]
            var openings: [RevealedShare] = []
            for (place, dealing) in dealings.enumerated()
            where gaps[position]?.contains(place) != true {
                let share = try #require(fixture.share(from: dealing, to: holder))
                let lie = lies[position]?[place] ?? Lie()
                let blinding = try #require(share.blinding) + lie.blinding
                openings.append(
                    RevealedShare(
                        member: members[place],
                        share: OpenedShare(
                            value: share.value + lie.value,
                            blinding: withoutBlinding.contains(position) ? nil : blinding)))
            }
            return HolderOpenings(holder: holder, openings: openings)
        }
    }

    private func judge(_ openings: [HolderOpenings]) -> OpeningJudge {
        OpeningJudge(
            dealings: dealings, threshold: fixture.session.threshold, holders: openings)
    }

    private let weights: [UInt128] = (0..<3).map { number in
        TaggedHash("test weight").digest(of: [UInt8(number)]).weight
    }

    /// The verdicts of both ways, by both arithmetics; they have to be the same.
    private func verdicts(
        _ openings: [HolderOpenings], isTogether: Bool = true,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> OpeningVerdicts {
        let plain = judge(openings).singly()
        for arithmetic in PublicArithmetic.allCases {
            let together = judge(openings).together(weights: weights, by: arithmetic)
            #expect(together == (isTogether ? plain : nil), sourceLocation: sourceLocation)
        }
        return plain
    }

    private func expectPolynomials(
        _ verdicts: OpeningVerdicts, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for member in members {
            #expect(
                try verdicts.polynomials[member]?.coefficients == fixture.coefficients(of: member),
                sourceLocation: sourceLocation)
        }
    }

    @Test("Nobody lies")
    func honest() throws {
        let verdicts = try verdicts(openings())
        #expect(verdicts.invalid.isEmpty)
        try expectPolynomials(verdicts)
    }

    @Test(
        "One lie of one holder about one member, in s, in s' or in both",
        arguments: 0..<9, 0..<3)
    func oneLie(liar: Int, place: Int) throws {
        for lie in [
            Lie(value: .one), Lie(blinding: .one), Lie(value: .one, blinding: -Scalar.one),
        ] {
            let verdicts = try verdicts(openings(lies: [liar: [place: lie]]))
            let invalid = verdicts.invalid
            #expect(invalid == [.init(holder: holders[liar], member: members[place])])
            try expectPolynomials(verdicts)
        }
    }

    @Test("Lies of one holder that cancel in a sum do not cancel with weights")
    func cancelling() throws {
        let lies = [
            1: [0: Lie(value: .one, blinding: .one), 2: Lie(value: -.one, blinding: -.one)]
        ]
        let openings = try openings(lies: lies)
        let found = verdicts(openings)
        #expect(found.invalid == [.init(holder: holders[1], member: members[0])])
        // With one weight for all the lie would count: that is what the weights are for.
        let unweighted = judge(openings).together(weights: [1, 1, 1], by: .engine)
        #expect(unweighted?.invalid == [])
        #expect(unweighted?.polynomials != found.polynomials)
    }

    @Test("Whoever lies keeps its other openings, where they are needed")
    func needed() throws {
        // Three holders, each of which lies about another member: two right openings of each.
        let lies = [0: [0: Lie(value: .one)], 4: [1: Lie(value: .one)], 7: [2: Lie(value: .one)]]
        let three = try verdicts(openings([0, 4, 7], lies: lies), isTogether: false)
        #expect(three.invalid.map(\.holder) == [holders[0], holders[4], holders[7]])
        #expect(three.invalid.map(\.member) == members)
        #expect(three.polynomials.isEmpty)
        // A fourth completes them.
        let four = try verdicts(openings([0, 3, 4, 7], lies: lies), isTogether: false)
        #expect(four.invalid == three.invalid)
        try expectPolynomials(four)
    }

    @Test("Holders that do not open everything")
    func gaps() throws {
        let gaps: [Int: Set<Int>] = [0: [1], 1: [0, 2], 2: [0, 1, 2]]
        let honest = try verdicts(openings(gaps: gaps))
        #expect(honest.invalid.isEmpty)
        try expectPolynomials(honest)
        let lying = try verdicts(
            openings(lies: [0: [2: Lie(value: .one)], 1: [1: Lie(blinding: .one)]], gaps: gaps))
        #expect(
            lying.invalid == [
                .init(holder: holders[0], member: members[2]),
                .init(holder: holders[1], member: members[1]),
            ])
        try expectPolynomials(lying)
    }

    @Test("An opening without a blinding is invalid")
    func withoutBlinding() throws {
        let verdicts = try verdicts(openings(withoutBlinding: [2]))
        #expect(verdicts.invalid == [.init(holder: holders[2], member: members[0])])
        try expectPolynomials(verdicts)
    }

    @Test("Too few holders, or none")
    func few() throws {
        #expect(try verdicts(openings([1, 2]), isTogether: false).polynomials.isEmpty)
        #expect(try verdicts(openings([]), isTogether: false) == OpeningVerdicts())
    }

    @Test("One member is judged the plain way")
    func oneMember() throws {
        let single = OpeningJudge(
            dealings: [dealings[0]], threshold: fixture.session.threshold,
            holders: try openings(gaps: [:]).map {
                HolderOpenings(holder: $0.holder, openings: Array($0.openings.prefix(1)))
            })
        #expect(single.together(weights: [1], by: .libsecp256k1) == nil)
        #expect(single.singly().polynomials.count == 1)
    }

    @Test("An arithmetic that lets wrong openings pass convicts nobody: libsecp256k1 is asked (U4)")
    func wrongArithmetic() throws {
        // With weights of zero everybody passes, the first holder with its lie as well. The last one is
        // compared with what follows from it, and is right all the same.
        let openings = try openings(lies: [0: [1: Lie(value: .one)]], gaps: [8: [0]])
        for arithmetic in PublicArithmetic.allCases {
            #expect(judge(openings).together(weights: [0, 0, 0], by: arithmetic) == nil)
        }
    }

    @Test("Random lies and gaps", arguments: 0..<30)
    func random(run: Int) throws {
        var source = SeededRandomSource(seed: UInt64(run))
        var lies: [Int: [Int: Lie]] = [:]
        var gaps: [Int: Set<Int>] = [:]
        for position in 0..<9 where Int.random(in: 0..<3, using: &source) == 0 {
            for place in 0..<3 {
                switch Int.random(in: 0..<4, using: &source) {
                case 0: lies[position, default: [:]][place] = Lie(value: .one)
                case 1: lies[position, default: [:]][place] = Lie(blinding: -.one)
                case 2: gaps[position, default: []].insert(place)
                default: break
                }
            }
        }
        let faulty = Set(lies.keys).union(gaps.keys)
        let verdicts = try verdicts(
            openings(lies: lies, gaps: gaps), isTogether: 9 - faulty.count >= 3)
        #expect(verdicts.invalid.map(\.holder) == lies.keys.sorted().map { holders[$0] })
        for invalid in verdicts.invalid {
            let position = try #require(holders.firstIndex(of: invalid.holder))
            let lowest = try #require(lies[position]?.keys.min())
            #expect(invalid.member == members[lowest])
        }
    }
}
