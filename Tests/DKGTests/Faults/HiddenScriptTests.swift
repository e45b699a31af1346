import DKG
import TestSupport
import Testing

/// Whoever deals last in the Feldman scheme can hide a Taproot script of its own in the key.
///
/// So Y is never an output key by itself: whoever makes a Taproot output tweaks it (BIP 341 recommends it for
/// keys without scripts, too).
@Suite("Faults: a script in a Feldman key")
struct HiddenScriptTests {
    private static let tweakHash = TaggedHash("TapTweak")

    @Test("The last dealer makes Y the output key of an internal key and a script that it chose")
    func commitment() throws {
        var bench = try Bench(.feldman, n: 3, t: 2)
        bench.close()
        let session = try #require(bench.state.session)
        // It reads the others' dealings before it makes its own.
        let others = try [1, 2].map { number in
            let envelope = try Envelope(decoding: bench.message(of: number), in: bench.ceremony)
            var reader = ByteReader(envelope.body)
            let dealing = try Dealing(from: &reader, in: session.dealing)
            return try #require(dealing.commitment.points.first)
        }
        let root = TaggedHash("TapLeaf").digest(of: Array("its own script".utf8))
        var b = Scalar.one
        var internalKey = Point.sum(of: others) + b.timesGenerator()
        while internalKey.compressed.first == 3 {
            b = b + .one
            internalKey = internalKey + .generator
        }
        let tweak = Scalar(
            reducing: HiddenScriptTests.tweakHash.digest(
                of: Array(internalKey.compressed.dropFirst()) + root.bytes))
        let secrets = DealerSecrets(
            polynomial: try SecretPolynomial([b + tweak, Scalar(7)]), blinding: .feldman,
            ephemeralSecret: SecretScalar(Scalar(11)))
        let dealing = try secrets.deal(as: bench[3].index, in: session.dealing) { _ in nil }
        bench.postings[3] = [try bench[3].envelope(dealing.encoded, .deal, id: session.id.digest)]
        bench.finish()
        let key = try #require(bench.state.groupKey)
        #expect(bench.state.faults.isEmpty)
        // BIP 341: Q = P + int(TapTweak(x(P) || root)) G is the output key of P with these scripts.
        #expect(key.publicKey.point == internalKey + tweak.timesGenerator())
        // A tweak of one's own replaces it: the same script no longer opens that output.
        #expect(
            key.publicKey.point + Scalar.one.timesGenerator() != internalKey
                + tweak.timesGenerator())
    }
}
