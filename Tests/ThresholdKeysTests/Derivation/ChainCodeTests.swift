import TestSupport
import Testing
import ThresholdKeys

@Suite("Names and chain codes of keys")
struct ChainCodeTests {
    private func key(
        genesis: Digest, number: UInt32 = 0, transcript: Digest, threshold: Int = 2
    ) throws -> ThresholdKey {
        ThresholdKey(
            madeBy: .generator, threshold: try Threshold(threshold),
            members: try (1...3).map { index in
                (
                    index: try ParticipantIndex(index),
                    share: Scalar(UInt64(index + 1)).timesGenerator(), identity: nil
                )
            },
            purpose: .signing, context: [],
            epoch: KeyEpoch(
                number: number, genesis: genesis, transcript: transcript, board: .agreed))
    }

    @Test("The name of a key stays the same in every epoch, and another genesis or key has another")
    func names() throws {
        var source = SeededRandomSource(seed: 4)
        let (genesis, later) = (source.digest(), source.digest())
        let first = try key(genesis: genesis, transcript: genesis)
        let second = try key(genesis: genesis, number: 1, transcript: later, threshold: 1)
        #expect(first.keyID == second.keyID)
        #expect(ChainCode(of: first) == ChainCode(of: second))
        let other = try key(genesis: later, transcript: later)
        #expect(first.keyID != other.keyID)
        #expect(ChainCode(of: first) != ChainCode(of: other))

        let negated = ThresholdKey(
            madeBy: -Point.generator, threshold: first.threshold, members: [], purpose: .signing,
            context: [], epoch: first.epoch)
        #expect(negated.keyID != first.keyID)
    }

    @Test("Name and chain code are the hashes that the protocol states")
    func formulas() throws {
        let key = try ThresholdKeySamples.key()
        let name = TaggedHash("DKG/v1/key").digest(
            of: key.epoch.genesis.encoded + key.publicKey.compressed)
        #expect(key.keyID == name)
        let code = TaggedHash("DKG/v1/chain code").digest(of: name.encoded)
        #expect(ChainCode(of: key).encoded == code.encoded)
        #expect(ChainCode(of: key).description == code.description)
    }

    @Test("A chain code has 32 bytes, of any value", arguments: [0, 31, 32, 33, 64])
    func sizes(count: Int) throws {
        let bytes = [UInt8](repeating: 0xff, count: count)
        if count == 32 {
            #expect(try ChainCode(decoding: bytes).encoded == bytes)
        } else {
            #expect(throws: DerivationError.chainCodeLength(expected: 32, got: count)) {
                try ChainCode(decoding: bytes)
            }
        }
    }
}
