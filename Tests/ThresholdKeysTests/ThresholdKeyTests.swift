import Testing
import ThresholdKeys

@Suite("Threshold keys: what every protocol's keys have in common")
struct ThresholdKeyTests {
    private func key(
        _ publicKey: Point = .generator, threshold: Int = 2, points: [UInt64] = [3, 1, 2]
    ) throws -> ThresholdKey {
        try ThresholdKeySamples.key(publicKey, threshold: threshold, points: points)
    }

    /// A key whose parts nobody compared.
    private func unverified(_ publicKey: Point, threshold: Int) throws -> ThresholdKey {
        try ThresholdKey(
            unverified: publicKey, threshold: try Threshold(threshold),
            shares: ThresholdKeySamples.shares([3, 1, 2]))
    }

    private func share(_ point: UInt64, value: UInt64? = nil) throws -> SecretKeyShare {
        try ThresholdKeySamples.share(point, value: value)
    }

    @Test("Members stay in the order in which they came, and are found by point and by index")
    func members() throws {
        let key = try key()
        #expect(key.members.map(\.evaluationPoint) == [3, 1, 2].map { Scalar($0) })
        #expect(key.members.map(\.index.value) == [1, 2, 3])
        #expect(key != (try self.key(points: [1, 2, 3])))
        #expect(key.verificationShare(at: Scalar(3)) == Scalar(4).timesGenerator())
        #expect(key.verificationShare(at: Scalar(4)) == nil)
        for member in key.members { #expect(key.member(member.index) == member) }
        #expect(key.member(try ParticipantIndex(4)) == nil)
        #expect(try share(3).index.value == 1)
    }

    @Test("A foreign key is named by all of its parts")
    func foreignName() throws {
        func key(
            _ purpose: Purpose = .signing, context: [UInt8] = [], identity: VerificationKey? = nil,
            points: [UInt64] = [3, 1, 2], secret: UInt64 = 1
        ) throws -> ThresholdKey {
            try ThresholdKey(
                publicKey: Scalar(secret).timesGenerator(), threshold: Threshold(2),
                shares: points.map { point in
                    PublicShare(
                        evaluationPoint: Scalar(point),
                        point: Scalar(point + secret).timesGenerator(), identity: identity)
                }.enumerated().map { position, share in
                    position == 0
                        ? share
                        : PublicShare(evaluationPoint: share.evaluationPoint, point: share.point)
                },
                purpose: purpose, context: context)
        }
        let identity = try #require(Scalar(7).timesGenerator().verificationKey)
        let keys = [
            try key(), try key(.decryption), try key(context: [1]), try key(identity: identity),
            try key(points: [1, 3, 2]), try key(points: [3, 1]), try key(secret: 2),
        ]
        #expect(Set(keys.map(\.epoch.genesis)).count == keys.count)
        for key in keys {
            #expect(key.epoch.isForeign && key.epoch.number == 0)
            #expect(key.epoch.transcript == key.epoch.genesis)
        }
    }

    @Test("Parts that are no key are refused")
    func refused() throws {
        #expect(throws: ThresholdKeyError.keyAtInfinity) { try key(.infinity) }
        #expect(throws: ThresholdKeyError.tooFewMembers(needed: 4, got: 3)) {
            try key(threshold: 4)
        }
        #expect(throws: ThresholdKeyError.pointZero) { try key(points: [1, 0]) }
        #expect(throws: ThresholdKeyError.duplicate(Scalar(5))) { try key(points: [5, 1, 5]) }
        #expect(throws: ThresholdKeyError.contextTooLong(maximum: 255, got: 256)) {
            try ThresholdKeySamples.key(context: [UInt8](repeating: 0, count: 256))
        }
        // Where decoding was bounded, the message says how to take more.
        for (maximum, hint) in [(41, true), (65_534, true), (65_535, false)] {
            let error = ThresholdKeyError.tooManyMembers(maximum: maximum, got: 70_000)
            #expect(error.description.contains("atMost") == hint)
        }
        #expect(throws: ThresholdKeyError.tooManyMembers(maximum: 65_535, got: 65_536)) {
            try ThresholdKey(
                unverified: .generator, threshold: Threshold(1),
                shares: [PublicShare](
                    repeating: ThresholdKeySamples.shares([1])[0], count: 65_536))
        }
        let identity = try #require(Point.generator.verificationKey)
        #expect(throws: ThresholdKeyError.duplicateIdentity(identity)) {
            try ThresholdKey(
                publicKey: .generator, threshold: Threshold(2),
                shares: ThresholdKeySamples.shares([1, 2]).map {
                    PublicShare(
                        evaluationPoint: $0.evaluationPoint, point: $0.point, identity: identity)
                })
        }
        // x - 1, of which the first share is zero.
        let shares = (1...3).map { point in
            PublicShare(
                evaluationPoint: Scalar(UInt64(point)),
                point: Scalar(UInt64(point - 1)).timesGenerator())
        }
        #expect(throws: ThresholdKeyError.shareAtInfinity(Scalar(1))) {
            try ThresholdKey(
                publicKey: (-Scalar.one).timesGenerator(), threshold: Threshold(2), shares: shares)
        }
        #expect(throws: ThresholdKeyError.shareAtInfinity(Scalar(1))) {
            try ThresholdKey(
                unverified: (-Scalar.one).timesGenerator(), threshold: Threshold(2), shares: shares)
        }
    }

    @Test("Parts that are not the values of one polynomial are refused, and taken if nobody asks")
    func notOnePolynomial() throws {
        let two = Scalar(2).timesGenerator()
        #expect(throws: ThresholdKeyError.notOnePolynomial(threshold: 2)) { try key(two) }
        for threshold in [1, 3] {
            #expect(throws: ThresholdKeyError.notOnePolynomial(threshold: threshold)) {
                try key(threshold: threshold)
            }
        }
        #expect(try unverified(two, threshold: 2).publicKey.point == two)
        #expect(throws: ThresholdKeyError.keyAtInfinity) { try unverified(.infinity, threshold: 2) }
    }

    @Test("Everybody who holds a share is found, and nobody else", arguments: 1...9)
    func lookup(count: Int) throws {
        let points = (1...UInt64(count)).map { 3 * $0 + ($0 % 2 == 0 ? 1 << 40 : 0) }
        let key = try ThresholdKey(
            unverified: .generator, threshold: Threshold(1),
            shares: ThresholdKeySamples.shares(points.reversed()))
        for point in points {
            #expect(key.verificationShare(at: Scalar(point)) == Scalar(point + 1).timesGenerator())
            for other in [point - 1, point + 1] {
                #expect(key.verificationShare(at: Scalar(other)) == nil)
            }
        }
        #expect(key.verificationShare(at: .zero) == nil)
        #expect(key.verificationShare(at: -Scalar.one) == nil)
    }

    @Test("A share is checked against its verification share")
    func shares() throws {
        _ = try share(2)
        #expect(throws: ThresholdKeyError.shareMismatch(Scalar(2))) { _ = try share(2, value: 9) }
        #expect(throws: ThresholdKeyError.notAMember(Scalar(4))) { _ = try share(4) }
    }

    @Test("Any t shares give the secret; fewer, duplicates and strangers do not")
    func recovery() throws {
        for points: [UInt64] in [[1, 2], [3, 1], [2, 3, 1]] {
            var recovery = SecretKeyShare.Recovery(of: try key())
            for point in points { try recovery.add(share(point)) }
            #expect(try recovery.reconstructSecret().disclosed() == .one)
        }
        #expect(throws: ThresholdKeyError.tooFewShares(needed: 2, got: 1)) {
            var recovery = SecretKeyShare.Recovery(of: try key())
            try recovery.add(share(1))
            _ = try recovery.reconstructSecret()
        }
        #expect(throws: ThresholdKeyError.duplicate(Scalar(1))) {
            var recovery = SecretKeyShare.Recovery(of: try key())
            try recovery.add(share(1))
            try recovery.add(share(1))
        }
        #expect(throws: ThresholdKeyError.otherKey) {
            var recovery = SecretKeyShare.Recovery(of: try unverified(.generator, threshold: 3))
            try recovery.add(share(1))
        }
    }

    /// The secret that the first shares of 1 + x give.
    private func secret(for publicKey: Point, threshold: Int) throws -> Scalar {
        var recovery = SecretKeyShare.Recovery(of: try unverified(publicKey, threshold: threshold))
        for point in 1...UInt64(threshold) {
            try recovery.add(
                SecretKeyShare(
                    SecretScalar(Scalar(point + 1)), at: Scalar(point), of: recovery.key))
        }
        return try recovery.reconstructSecret().disclosed()
    }

    @Test("Shares that fit one by one and do not give the key's secret are noticed")
    func inconsistent() throws {
        #expect(try secret(for: .generator, threshold: 2) == .one)
        // The same shares, of a key with another secret, and of one with another threshold.
        #expect(throws: ThresholdKeyError.inconsistentKey) {
            try secret(for: Scalar(2).timesGenerator(), threshold: 2)
        }
        #expect(throws: ThresholdKeyError.inconsistentKey) {
            try secret(for: .generator, threshold: 1)
        }
    }

    @Test("Errors say what was expected and what came")
    func descriptions() throws {
        let identity = try #require(Point.generator.verificationKey)
        let epoch = try ThresholdKeySamples.key().epoch
        let errors: [ThresholdKeyError] = [
            .keyAtInfinity, .tooFewMembers(needed: 41, got: 17), .pointZero,
            .duplicate(Scalar(7)), .tooManyMembers(maximum: 41, got: 17),
            .contextTooLong(maximum: 41, got: 17), .duplicateIdentity(identity),
            .epochMismatch(epoch),
            .pointNotIndex(try ParticipantIndex(7)), .identityMissing(try ParticipantIndex(7)),
            .shareAtInfinity(Scalar(7)), .malformed(.trailing(count: 7)),
            .notAMember(Scalar(8)),
            .unknownIndex(try ParticipantIndex(8)), .shareMismatch(Scalar(9)), .otherKey,
            .otherThreshold(stated: 41, got: 17), .inconsistentKey,
            .notOnePolynomial(threshold: 41),
            .tooFewShares(needed: 41, got: 17),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        let ceremony = KeyEpoch(number: 1, genesis: .zero, transcript: .zero, board: .agreed)
        #expect("\(ThresholdKeyError.epochMismatch(epoch))".contains("a hash of its parts"))
        #expect("\(ThresholdKeyError.epochMismatch(ceremony))".contains("got epoch 1"))
        for case .tooFewShares(let needed, let got) in errors {
            #expect(errors.last?.description.contains("\(needed)") == true)
            #expect(errors.last?.description.contains("\(got)") == true)
        }
    }
}
