import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@testable import DKG

@Suite("A receiver's shares, singly and by one equation")
struct ShareCheckingTests {
    private static let receiver = 2

    /// Six dealings of a session, and what receiver 2 finds when it opens them.
    private struct Sample {
        let fixture: SessionFixture
        let receiver: ParticipantIndex
        let right: [AcceptedDealing]
        let wrong: [AcceptedDealing]

        init(_ scheme: CommitmentScheme, zeroShares: [Int: Int] = [:]) throws {
            let fixture = try SessionFixture(
                scheme, members: Array(1...6), threshold: 2, zeroShares: zeroShares)
            let receiver = try ParticipantIndex(ShareCheckingTests.receiver)
            self.fixture = fixture
            self.receiver = receiver
            let dealers = fixture.session.receivers.map(\.index)
            right = try dealers.map { try fixture.accepted(of: $0) }
            wrong = try dealers.map { try fixture.accepted(of: $0, wrongFor: receiver) }
        }

        /// The dealings, with those at some positions wrong for the receiver.
        func dealings(wrongAt positions: Set<Int>) -> [AcceptedDealing] {
            right.indices.map { positions.contains($0) ? wrong[$0] : right[$0] }
        }

        /// What the receiver opens.
        func received(_ dealings: [AcceptedDealing]) -> ReceivedShares {
            ReceivedShares(
                of: Dictionary(uniqueKeysWithValues: dealings.map { ($0.dealer, $0) }),
                receiver: receiver, sessionKey: fixture.sessionKey(of: receiver),
                in: fixture.session)
        }

        func claims(_ dealings: [AcceptedDealing]) -> [ShareClaim] {
            dealings.map {
                let points = $0.commitment.points
                return ShareClaim(
                    dealer: $0.dealer, value: Point.polynomial(points, at: receiver.value),
                    points: points)
            }
        }

        /// A weight for every dealer.
        var weights: [ParticipantIndex: UInt128] {
            let dealers = fixture.session.receivers.map(\.index)
            return Dictionary(
                uniqueKeysWithValues: dealers.map { dealer in
                    let text = Array("\(dealer)".utf8)
                    return (dealer, TaggedHash("test weight").digest(of: text).weight)
                })
        }
    }

    private func equation(_ scheme: CommitmentScheme) -> ShareEquation {
        ShareEquation(dealingIn: scheme)
    }

    private func both(
        _ sample: Sample, _ dealings: [AcceptedDealing], _ claims: [ShareClaim],
        _ equation: ShareEquation
    ) -> [[ParticipantIndex]] {
        let received = sample.received(dealings)
        return [
            received.missing(claims, equation, weights: nil),
            received.missing(claims, equation, weights: sample.weights),
        ]
    }

    @Test(
        "Both ways name exactly the dealers whose shares are wrong, whoever they are",
        arguments: CommitmentScheme.allCases)
    func exact(scheme: CommitmentScheme) throws {
        let sample = try Sample(scheme)
        for positions in [[], [0], [2], [3], [5], [0, 5], [1, 2, 4], [0, 1, 2, 3, 4, 5]] as [Set] {
            let dealings = sample.dealings(wrongAt: positions)
            let found = both(sample, dealings, sample.claims(dealings), equation(scheme))
            let expected = positions.sorted().map { dealings[$0].dealer }
            #expect(found == [expected, expected])
        }
    }

    @Test(
        "Errors that cancel in a sum do not cancel with weights",
        arguments: CommitmentScheme.allCases)
    func cancelling(scheme: CommitmentScheme) throws {
        let sample = try Sample(scheme)
        var dealings = sample.right
        for (position, error) in [(1, Scalar(9)), (4, -Scalar(9))] {
            let dealing = try sample.fixture.dealing(of: dealings[position].dealer) { draft in
                let place = ShareCheckingTests.receiver - 1
                draft.sealedShares[place] = draft.sealedShares[place].shifted(by: error)
            }
            dealings[position] = try sample.fixture.accept(
                dealing, from: dealings[position].dealer)
        }
        let claims = sample.claims(dealings)
        let expected = [dealings[1].dealer, dealings[4].dealer]
        #expect(both(sample, dealings, claims, equation(scheme)) == [expected, expected])
        // With one weight for all nobody would be found: that is what the weights are for.
        let received = sample.received(dealings)
        let found = received.missing(
            claims, equation(scheme), weights: sample.weights.mapValues { _ in 1 })
        #expect(found == [])
    }

    @Test("A wrong blinding is a wrong share, and in an extraction it does not matter")
    func blinding() throws {
        let sample = try Sample(.pedersen)
        var dealings = sample.right
        let spoilt = try sample.fixture.dealing(of: dealings[3].dealer) { draft in
            let place = ShareCheckingTests.receiver - 1
            let share = draft.sealedShares[place]
            draft.sealedShares[place] = SealedShare(
                value: share.value, blinding: share.blinding.map { $0 + .one })
        }
        dealings[3] = try sample.fixture.accept(spoilt, from: dealings[3].dealer)
        let claims = sample.claims(dealings)
        let expected = [dealings[3].dealer]
        #expect(both(sample, dealings, claims, .valueAndBlinding) == [expected, expected])

        let extractions = try dealings.map { dealing in
            let points = try sample.fixture.coefficients(of: dealing.dealer)
                .map { $0.timesGenerator() }
            return ShareClaim(
                dealer: dealing.dealer,
                value: Point.polynomial(points, at: sample.receiver.value), points: points)
        }
        #expect(both(sample, dealings, extractions, .value) == [[], []])
    }

    @Test(
        "A share of zero is right if infinity was claimed, and wrong if not",
        arguments: CommitmentScheme.allCases)
    func zero(scheme: CommitmentScheme) throws {
        let receiver = ShareCheckingTests.receiver
        let sample = try Sample(scheme, zeroShares: [4: receiver, 5: receiver])
        var claims = sample.claims(sample.right)
        #expect(claims.map(\.value.isInfinity) == [false, false, false, true, true, false])
        #expect(both(sample, sample.right, claims, equation(scheme)) == [[], []])
        claims[3] = ShareClaim(
            dealer: claims[3].dealer, value: .generator, points: [.generator])
        claims[0] = ShareClaim(dealer: claims[0].dealer, value: .infinity, points: [.infinity])
        let wrong = [claims[0].dealer, claims[3].dealer]
        #expect(both(sample, sample.right, claims, equation(scheme)) == [wrong, wrong])
    }

    @Test(
        "A value that was computed wrongly accuses nobody: the commitment is asked again (U4)",
        arguments: CommitmentScheme.allCases)
    func wrongValue(scheme: CommitmentScheme) throws {
        let sample = try Sample(scheme)
        let dealings = sample.dealings(wrongAt: [4])
        var claims = sample.claims(dealings)
        for position in [0, 2, 4] {
            let claim = claims[position]
            claims[position] = ShareClaim(
                dealer: claim.dealer, value: -claim.value, points: claim.points)
        }
        let wrong = [dealings[4].dealer]
        #expect(both(sample, dealings, claims, equation(scheme)) == [wrong, wrong])
    }

    @Test("A claim about a dealer that dealt nothing is missed, alone and among others")
    func withoutDealing() throws {
        let sample = try Sample(.pedersen)
        let dealt = Array(sample.right.dropLast())
        let claims = sample.claims(sample.right)
        let nobody = [sample.right[5].dealer]
        #expect(both(sample, dealt, claims, .valueAndBlinding) == [nobody, nobody])
        #expect(both(sample, dealt, [], .valueAndBlinding) == [[], []])
        // Without a weight a share is looked at by itself.
        let received = sample.received(sample.right)
        let found = received.missing(claims, .valueAndBlinding, weights: [:])
        #expect(found == [])
    }
}
