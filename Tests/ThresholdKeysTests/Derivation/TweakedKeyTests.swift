import TestSupport
import Testing
import ThresholdKeys

@Suite("Tweaked keys")
struct TweakedKeyTests {
    /// A secret whose key has an even or an odd y.
    private func secret(oddY: Bool, seed: UInt64 = 1) -> Scalar {
        var source = SeededRandomSource(seed: seed)
        let scalar = source.scalar()
        return scalar.timesGenerator().hasOddY == oddY ? scalar : -scalar
    }

    private func key(_ secret: Scalar) throws -> TweakedKey {
        TweakedKey(try #require(PublicKey(secret.timesGenerator())))
    }

    @Test("Nothing has been done to a key in the beginning", arguments: [false, true])
    func beginning(oddY: Bool) throws {
        let secret = secret(oddY: oddY)
        let key = try key(secret)
        #expect(!key.isNegated && key.sum == .zero)
        #expect(key.publicKey.point == secret.timesGenerator())
        #expect(key.share(SecretScalar(secret)).disclosed() == secret)
        #expect(key.publicShare(.infinity) == .infinity)
    }

    @Test(
        "A plain tweak is added, an x-only one to the key with an even y", arguments: [false, true])
    func oneTweak(oddY: Bool) throws {
        let secret = secret(oddY: oddY)
        let start = try key(secret)
        let tweak = Scalar(1234)

        let plain = try start.tweaked(by: tweak, as: .plain)
        #expect(!plain.isNegated && plain.sum == tweak)
        #expect(plain.publicKey.point == (secret + tweak).timesGenerator())
        #expect(plain == (try start.tweaked(by: KeyTweak(tweak, as: .plain))))

        let xOnly = try start.tweaked(by: tweak, as: .xOnly)
        #expect(xOnly.isNegated == oddY && xOnly.sum == tweak)
        #expect(
            xOnly.publicKey.point == ((oddY ? -secret : secret) + tweak).timesGenerator())
        #expect(xOnly == (try start.tweaked(by: KeyTweak(tweak, as: .xOnly))))
    }

    @Test("A tweak of zero leaves a plain key as it is, and makes an x-only one even")
    func zero() throws {
        for oddY in [false, true] {
            let start = try key(secret(oddY: oddY))
            #expect(try start.tweaked(by: .zero, as: .plain) == start)
            let even = try start.tweaked(by: .zero, as: .xOnly)
            #expect(!even.publicKey.point.hasOddY && even.isNegated == oddY && even.sum == .zero)
            #expect(even.verificationKey == start.verificationKey)
        }
    }

    @Test("After any tweaks, key, shares and public shares fit", arguments: 0..<16 as Range<UInt64>)
    func anyTweaks(seed: UInt64) throws {
        var source = TestSeed.source(seed)
        // A polynomial of degree one, and who holds its values.
        let coefficients = source.scalars(2)
        var tweaked = try key(coefficients[0])
        for _ in 0..<Int(seed % 5) + 1 {
            let mode: KeyTweak.Mode = source.next() % 2 == 0 ? .plain : .xOnly
            tweaked = try tweaked.tweaked(by: source.scalar(), as: mode)
        }
        let secret = tweaked.share(SecretScalar(coefficients[0])).disclosed()
        #expect(secret.timesGenerator() == tweaked.publicKey.point, "\(TestSeed.note)")
        #expect(
            tweaked.publicShare(coefficients[0].timesGenerator()) == tweaked.publicKey.point,
            "\(TestSeed.note)")
        let shares = [1, 2].map { index in
            tweaked.share(SecretScalar(coefficients.value(at: index))).disclosed()
        }
        for (index, share) in zip([1, 2] as [UInt16], shares) {
            let point = coefficients.value(at: index).timesGenerator()
            #expect(tweaked.publicShare(point) == share.timesGenerator(), "\(TestSeed.note)")
        }
        // At 1 and 2 the coefficients of the value at 0 are 2 and -1.
        #expect(shares[0] + shares[0] - shares[1] == secret, "\(TestSeed.note)")
    }

    @Test("A key is not tweaked to infinity", arguments: [false, true])
    func infinity(oddY: Bool) throws {
        let secret = secret(oddY: oddY)
        let start = try key(secret)
        #expect(throws: DerivationError.infinity) { try start.tweaked(by: -secret, as: .plain) }
        let opposite = oddY ? secret : -secret
        #expect(throws: DerivationError.infinity) { try start.tweaked(by: opposite, as: .xOnly) }
        // The other sign doubles the key.
        _ = try start.tweaked(by: -opposite, as: .xOnly)
        // A public share may vanish.
        let other = try start.tweaked(by: Scalar(5), as: .plain)
        #expect(other.publicShare((-Scalar(5)).timesGenerator()) == .infinity)
        #expect(other.share(SecretScalar(-Scalar(5))).disclosed() == .zero)
    }

    @Test("Only a key for signing is tweaked", arguments: Purpose.allCases)
    func purposes(purpose: Purpose) throws {
        let key = try ThresholdKey(
            publicKey: .generator, threshold: Threshold(2),
            shares: ThresholdKeySamples.shares([1, 2]), purpose: purpose)
        if purpose == .signing {
            #expect(try TweakedKey(of: key) == TweakedKey(key.publicKey))
            #expect(try ExtendedPublicKey(of: key).publicKey == key.publicKey)
            #expect(try ExtendedPublicKey(of: key).chainCode == ChainCode(of: key))
        } else {
            #expect(throws: DerivationError.wrongPurpose(purpose)) { try TweakedKey(of: key) }
            #expect(throws: DerivationError.wrongPurpose(purpose)) {
                try ExtendedPublicKey(of: key)
            }
        }
    }

    @Test("A tweak is a scalar, not reduced")
    func decodesTweaks() throws {
        let largest = Scalar.minusOne
        #expect(
            try KeyTweak(decoding: largest.encoded, as: .xOnly) == KeyTweak(largest, as: .xOnly))
        #expect(throws: DerivationError.tweak(.notReduced)) {
            try KeyTweak(decoding: Scalar.orderBytes, as: .plain)
        }
        #expect(throws: DerivationError.tweak(.length(expected: 32, got: 31))) {
            try KeyTweak(decoding: largest.encoded.dropLast(), as: .plain)
        }
    }

    @Test("A description says what was done")
    func description() throws {
        let start = try key(secret(oddY: true))
        #expect("\(start)".contains("not negated"))
        let tweaked = try start.tweaked(by: Scalar(7), as: .xOnly)
        #expect("\(tweaked)".contains("\(tweaked.publicKey), negated, plus \(Scalar(7)) G"))
    }
}
