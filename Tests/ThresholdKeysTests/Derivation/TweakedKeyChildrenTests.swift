import TestSupport
import Testing
import ThresholdKeys

@Suite("Children of keys, and output keys")
struct TweakedKeyChildrenTests {
    private let chainCode: ChainCode
    private let key: TweakedKey
    private let secret = Scalar(987_654_321)

    init() throws {
        var source = SeededRandomSource(seed: 6)
        chainCode = try ChainCode(decoding: source.bytes(32))
        key = TweakedKey(try #require(PublicKey(secret.timesGenerator())))
    }

    @Test("A path is followed child by child")
    func paths() throws {
        let first = try key.child(3, chainCode: chainCode)
        let second = try first.key.child(2_147_483_647, chainCode: first.chainCode)
        let descendant = try key.descendant(DerivationPath("m/3/2147483647"), chainCode: chainCode)
        #expect(descendant == second)
        #expect(first.key != second.key && first.chainCode != second.chainCode)
        #expect(try key.descendant(DerivationPath(), chainCode: chainCode) == (key, chainCode))
        #expect(!second.key.isNegated)
        #expect((secret + second.key.sum).timesGenerator() == second.key.publicKey.point)
    }

    @Test("A child follows from the key with its parity, the chain code and the number")
    func whatCounts() throws {
        let child = try key.child(0, chainCode: chainCode).key
        let mirrored = TweakedKey(try #require(PublicKey(-key.publicKey.point)))
        var other = chainCode.encoded
        other[31] ^= 1
        let sums = [
            child.sum, try mirrored.child(0, chainCode: chainCode).key.sum,
            try key.child(1, chainCode: chainCode).key.sum,
            try key.child(0, chainCode: ChainCode(decoding: other)).key.sum,
        ]
        #expect(Set(sums).count == sums.count)
    }

    @Test("Hardened children are refused", arguments: [0x8000_0000, 0xffff_ffff] as [UInt32])
    func hardened(step: UInt32) throws {
        #expect(
            throws: DerivationError.stepTooLarge(maximum: 0x7fff_ffff, got: UInt64(step))
        ) { try key.child(step, chainCode: chainCode) }
        _ = try key.child(0x7fff_ffff, chainCode: chainCode)
    }

    @Test("A code whose left half is the order or more gives no child, and is not reduced")
    func largeCodes() throws {
        let right = [UInt8](repeating: 5, count: 32)
        for left in [Scalar.orderBytes, [UInt8](repeating: 0xff, count: 32)] {
            #expect(throws: DerivationError.childNotBelowOrder(step: 17)) {
                try key.child(17, code: left + right)
            }
        }
        let (child, childCode) = try key.child(17, code: Scalar.minusOne.encoded + right)
        #expect(child.sum == .minusOne && childCode.encoded == right)
    }

    @Test("A code that leads to infinity gives no child")
    func infinity() {
        #expect(throws: DerivationError.infinity) {
            try key.child(17, code: (-secret).encoded + [UInt8](repeating: 5, count: 32))
        }
    }

    @Test("An output key follows from x alone and from what is committed to")
    func outputKeys() throws {
        let mirrored = TweakedKey(try #require(PublicKey(-key.publicKey.point)))
        let commitments: [TaprootCommitment] = [.withoutScripts, .root(.zero)]
        for commitment in commitments {
            let output = try key.outputKey(commitment)
            #expect(output.verificationKey == (try mirrored.outputKey(commitment).verificationKey))
            #expect(output.isNegated == key.publicKey.point.hasOddY)
        }
        #expect(try key.outputKey(commitments[0]) != key.outputKey(commitments[1]))
    }

    @Test("A hash of the order or more gives no output key, and is not reduced")
    func largeHashes() throws {
        let order = try Digest(decoding: Scalar.orderBytes)
        #expect(throws: DerivationError.tapTweakNotBelowOrder) {
            try key.outputKey(tapTweak: order)
        }
        let largest = try Digest(decoding: Scalar.minusOne.encoded)
        #expect(try key.outputKey(tapTweak: largest).sum == .minusOne)
    }
}
