import DKG
import TestSupport
import Testing

@Suite("What a resharing gives up")
struct PredecessorTests {
    private let sample = ResharingSample(threshold: 3)

    @Test("A key of this package, whose bytes and name are those of its parts")
    func own() throws {
        let key = try sample.key(members: 1...5, board: .relay, epoch: 4)
        let predecessor = try Predecessor(key)
        #expect(predecessor.encoded == Array(key.encoded.dropFirst(2)))
        #expect(
            predecessor.id.digest
                == TaggedHash("DKG/v1/predecessor").digest(of: predecessor.encoded))
        #expect(try Predecessor(decoding: predecessor.encoded) == predecessor)
        #expect(predecessor.dealers == key.members && !predecessor.isForeign)
        #expect("\(predecessor)" == "\(key)" && "\(predecessor.id)" == "\(predecessor.id.digest)")
        #expect(Predecessor.ID(predecessor.id.digest) == predecessor.id)
        #expect(try Predecessor(sample.key(members: 1...5)).id != predecessor.id)
    }

    @Test("A key that a ceremony made")
    func ofCeremony() throws {
        let key = try ResultSample(.pedersen).key.thresholdKey
        #expect(try Predecessor(key).key == key)
    }

    @Test("A foreign key gets identities, which change its name and nothing else")
    func foreign() throws {
        let key = try sample.foreignKey(members: 4)
        #expect(throws: ResharingError.identityMissing(try ParticipantIndex(1))) {
            try Predecessor(key)
        }
        let identities = try ResharingSample.roster(1...4).keys
        let predecessor = try Predecessor(key, identities: identities)
        #expect(predecessor.isForeign && predecessor.key.members.map(\.identity) == identities)
        #expect(
            predecessor.key.publicKey == key.publicKey && predecessor.key.purpose == key.purpose)
        #expect(predecessor.key.epoch != key.epoch)
        #expect(try predecessor == Predecessor(sample.foreignKey(members: 4, named: true)))
        #expect(try predecessor == Predecessor(decoding: predecessor.encoded))
        let other = try Predecessor(key, identities: identities.reversed())
        #expect(other.id != predecessor.id)
        #expect(throws: ResharingError.identityCount(needed: 4, got: 3)) {
            try Predecessor(key, identities: Array(identities.dropLast()))
        }
        #expect(
            throws: ResharingError.predecessor(.duplicateIdentity(identities[0]))
        ) { try Predecessor(key, identities: Array(identities.dropLast()) + [identities[0]]) }
        #expect(throws: ResharingError.notForeign) {
            try Predecessor(sample.key(members: 1...4), identities: identities)
        }
    }

    @Test("One member without identity among others")
    func oneNameless() throws {
        let key = try sample.foreignKey(members: 3, named: true)
        var shares = key.members.map {
            PublicShare(
                evaluationPoint: $0.evaluationPoint, point: $0.verificationShare,
                identity: $0.identity)
        }
        #expect(throws: Never.self) { try Predecessor(key) }
        shares[1] = PublicShare(
            evaluationPoint: shares[1].evaluationPoint, point: shares[1].point)
        let nameless = try ThresholdKey(
            publicKey: key.publicKey.point, threshold: key.threshold, shares: shares)
        let second = try ParticipantIndex(2)
        #expect(throws: ResharingError.identityMissing(second)) { try Predecessor(nameless) }
        let bytes = Array(nameless.encoded.dropFirst(2))
        #expect(throws: ResharingError.identityMissing(second)) {
            try Predecessor(decoding: bytes)
        }
    }

    @Test("Parts that nobody checked before are checked")
    func unverified() throws {
        let key = try sample.foreignKey(members: 4, named: true)
        let shares = key.members.map {
            PublicShare(
                evaluationPoint: $0.evaluationPoint, point: $0.verificationShare,
                identity: $0.identity)
        }
        let other = try ThresholdKey(
            unverified: key.publicKey.point + .generator, threshold: key.threshold, shares: shares)
        #expect(throws: ResharingError.predecessor(.notOnePolynomial(threshold: 3))) {
            try Predecessor(other)
        }
        let identities = try ResharingSample.roster(1...4).keys
        #expect(throws: ResharingError.predecessor(.notOnePolynomial(threshold: 3))) {
            try Predecessor(other, identities: identities)
        }
        let same = try ThresholdKey(
            unverified: key.publicKey.point, threshold: key.threshold, shares: shares)
        #expect(try Predecessor(same).key == key)
    }

    @Test("An own key whose polynomial has a coefficient less, or whose epoch cannot be")
    func impossible() throws {
        let shorter = try ResharingSample(threshold: 2).key(members: 1...5)
        let key = ThresholdKey(
            madeBy: shorter.publicKey.point, threshold: try Threshold(3),
            members: shorter.members.map { ($0.index, $0.verificationShare, $0.identity) },
            purpose: .signing, context: [], epoch: shorter.epoch)
        #expect(throws: ResharingError.predecessor(.notOnePolynomial(threshold: 3))) {
            try Predecessor(key)
        }
        let epoch = KeyEpoch(
            number: 1, genesis: shorter.epoch.genesis, transcript: shorter.epoch.genesis,
            board: .agreed)
        let later = ThresholdKey(
            madeBy: shorter.publicKey.point, threshold: try Threshold(2),
            members: shorter.members.map { ($0.index, $0.verificationShare, $0.identity) },
            purpose: .signing, context: [], epoch: epoch)
        #expect(throws: ResharingError.predecessor(.epochMismatch(epoch))) {
            try Predecessor(later)
        }
        #expect(throws: Never.self) { try Predecessor(shorter) }
    }

    @Test("A key in one place is a sharing by one of one")
    func alone() throws {
        let one = ResharingSample(threshold: 1)
        let identity = try ResharingSample.identity(9).verificationKey
        let publicKey = PublicKey(finite: one.publicKey)
        let predecessor = try Predecessor(
            heldAlone: publicKey, by: identity, purpose: .randomness, context: [1, 2])
        #expect(predecessor.threshold.count == 1 && predecessor.dealers.count == 1)
        #expect(predecessor.dealers[0].identity == identity)
        #expect(predecessor.dealers[0].verificationShare == one.publicKey)
        #expect(predecessor.key.purpose == .randomness && predecessor.key.context == [1, 2])
        let share = try SecretKeyShare(
            SecretScalar(one.coefficients[0]), at: .one, of: predecessor.key)
        #expect(share.index.value == 1)
        for board in BoardKind.allCases { #expect(predecessor.quorum(on: board) == 1) }
        #expect(predecessor.faultyDealersSurvived == 0)
        #expect(throws: ResharingError.identityIsKey) {
            try Predecessor(heldAlone: publicKey, by: publicKey.verificationKey)
        }
        let long = [UInt8](repeating: 0, count: 256)
        #expect(throws: ResharingError.predecessor(.contextTooLong(maximum: 255, got: 256))) {
            try Predecessor(heldAlone: publicKey, by: identity, context: long)
        }
    }

    @Test("A share moves from the nameless key to the one that is reshared")
    func movedShare() throws {
        let key = try sample.foreignKey(members: 4)
        let predecessor = try Predecessor(key, identities: ResharingSample.roster(1...4).keys)
        let share = try sample.secretShare(3, of: key)
        let moved = try predecessor.secretShare(from: share)
        #expect(moved.key == predecessor.key && moved.index == share.index)
        #expect(moved.value.disclosed() == share.value.disclosed())
        let other = ResharingSample(threshold: 3, seed: 2)
        let stranger = try other.secretShare(3, of: other.foreignKey(members: 4))
        #expect(throws: ResharingError.predecessor(.shareMismatch(Scalar(3)))) {
            _ = try predecessor.secretShare(from: stranger)
        }
    }

    @Test("A dealer whose public share is infinity counts and cannot deal")
    func zeroShare() throws {
        let zero = try ResharingSample(threshold: 2, zeroAt: 3)
        let predecessor = try Predecessor(zero.key(members: 1...4))
        #expect(
            predecessor.dealers.count == 4 && predecessor.dealers[2].verificationShare.isInfinity)
        let deals = try (1...5).map { predecessor.canDeal(try ParticipantIndex($0)) }
        #expect(deals == [true, true, false, true, false])
        #expect(try Predecessor(decoding: predecessor.encoded) == predecessor)
        // A foreign key has no such member.
        #expect(throws: ThresholdKeyError.shareAtInfinity(Scalar(3))) {
            _ = try zero.foreignKey(members: 4, named: true)
        }
    }

    /// t, m; the quorums on an agreed board and a relay; how many faulty dealers it survives.
    private static let figures = [
        [1, 1, 1, 1, 0], [1, 5, 3, 3, 0], [2, 2, 2, 2, 0], [2, 3, 2, 3, 1], [2, 4, 3, 3, 1],
        [3, 5, 3, 4, 2], [3, 7, 4, 5, 2], [4, 4, 4, 4, 0], [4, 6, 4, 5, 2], [3, 4, 3, 4, 1],
    ]

    @Test("Quorums of dealers, and how many may fail", arguments: figures)
    func quorums(_ figures: [Int]) throws {
        let predecessor = try Predecessor(
            ResharingSample(threshold: figures[0]).key(members: 1...figures[1]))
        #expect(predecessor.quorum(on: .agreed) == figures[2])
        #expect(predecessor.quorum(on: .relay) == figures[3])
        #expect(predecessor.faultyDealersSurvived == figures[4])
    }

    @Test("Bytes with every prefix, and with one more")
    func truncated() throws {
        let bytes = try Predecessor(sample.key(members: 1...3)).encoded
        for count in 0..<bytes.count {
            #expect(throws: ResharingError.self) {
                try Predecessor(decoding: Array(bytes.prefix(count)))
            }
        }
        #expect(throws: ResharingError.predecessor(.malformed(.trailing(count: 1)))) {
            try Predecessor(decoding: bytes + [0])
        }
        #expect(throws: ResharingError.predecessor(.tooManyMembers(maximum: 2, got: 3))) {
            try Predecessor(decoding: bytes, atMost: 2)
        }
    }
}
