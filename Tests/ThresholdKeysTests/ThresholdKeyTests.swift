import Testing
import ThresholdKeys

@Suite("Threshold keys: what every protocol's keys have in common")
struct ThresholdKeyTests {
    private let provenance = KeyProvenance(protocolName: "test", session: nil)

    private func key(
        _ publicKey: Point = .generator, threshold: Int = 2, points: [UInt64] = [3, 1, 2]
    ) throws -> ThresholdKey {
        try ThresholdKey(
            publicKey: publicKey, threshold: try Threshold(threshold), holders: holders(points),
            provenance: provenance)
    }

    /// A key whose parts nobody compared.
    private func unverified(_ publicKey: Point, threshold: Int) throws -> ThresholdKey {
        try ThresholdKey(
            unverified: publicKey, threshold: try Threshold(threshold),
            holders: holders([3, 1, 2]),
            provenance: provenance)
    }

    /// Values of the polynomial 1 + x.
    private func holders(_ points: [UInt64]) -> [ThresholdKey.Holder] {
        points.map {
            ThresholdKey.Holder(
                evaluationPoint: Scalar($0), verificationShare: .generatorTimes(Scalar($0 + 1)))
        }
    }

    private func share(_ point: UInt64, value: UInt64? = nil) throws -> SecretKeyShare {
        try SecretKeyShare(
            SecretScalar(Scalar(value ?? point + 1)), at: Scalar(point), of: try key())
    }

    @Test("Holders are ascending, whatever order they came in")
    func ascending() throws {
        let key = try key()
        #expect(key.holders.map(\.evaluationPoint) == [1, 2, 3].map { Scalar($0) })
        #expect(key == (try self.key(points: [1, 2, 3])))
        #expect(key.verificationShare(at: Scalar(3)) == .generatorTimes(Scalar(4)))
        #expect(key.verificationShare(at: Scalar(4)) == nil)
        // 256 follows 255: the order is numerical.
        let wide = try self.key(points: [256, 255, 1])
        #expect(wide.holders.map(\.evaluationPoint) == [1, 255, 256].map { Scalar($0) })
    }

    @Test("Parts that are no key are refused")
    func refused() {
        #expect(throws: ThresholdKeyError.keyAtInfinity) { try key(.infinity) }
        #expect(throws: ThresholdKeyError.tooFewHolders(needed: 4, got: 3)) {
            try key(threshold: 4)
        }
        #expect(throws: ThresholdKeyError.pointZero) { try key(points: [1, 0]) }
        #expect(throws: ThresholdKeyError.duplicate(Scalar(5))) { try key(points: [5, 1, 5]) }
    }

    @Test("Parts that are not the values of one polynomial are refused, and taken if nobody asks")
    func notOnePolynomial() throws {
        let two = Point.generatorTimes(Scalar(2))
        #expect(throws: ThresholdKeyError.notOnePolynomial(threshold: 2)) { try key(two) }
        for threshold in [1, 3] {
            #expect(throws: ThresholdKeyError.notOnePolynomial(threshold: threshold)) {
                try key(threshold: threshold)
            }
        }
        #expect(try unverified(two, threshold: 2).publicKey == two)
        #expect(throws: ThresholdKeyError.keyAtInfinity) { try unverified(.infinity, threshold: 2) }
    }

    @Test("Everybody who holds a share is found, and nobody else", arguments: 1...9)
    func lookup(count: Int) throws {
        let points = (1...UInt64(count)).map { 3 * $0 + ($0 % 2 == 0 ? 1 << 40 : 0) }
        let key = try ThresholdKey(
            unverified: .generator, threshold: Threshold(1), holders: holders(points),
            provenance: provenance)
        for point in points {
            #expect(key.verificationShare(at: Scalar(point)) == .generatorTimes(Scalar(point + 1)))
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
        #expect(throws: ThresholdKeyError.notAHolder(Scalar(4))) { _ = try share(4) }
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
            try secret(for: .generatorTimes(Scalar(2)), threshold: 2)
        }
        #expect(throws: ThresholdKeyError.inconsistentKey) {
            try secret(for: .generator, threshold: 1)
        }
    }

    @Test("Errors say what was expected and what came")
    func descriptions() {
        let errors: [ThresholdKeyError] = [
            .keyAtInfinity, .tooFewHolders(needed: 41, got: 17), .pointZero,
            .duplicate(Scalar(7)), .notAHolder(Scalar(8)), .shareMismatch(Scalar(9)), .otherKey,
            .otherThreshold(stated: 41, got: 17), .inconsistentKey,
            .notOnePolynomial(threshold: 41),
            .tooFewShares(needed: 41, got: 17),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        for case .tooFewShares(let needed, let got) in errors {
            #expect(errors.last?.description.contains("\(needed)") == true)
            #expect(errors.last?.description.contains("\(got)") == true)
        }
    }
}
