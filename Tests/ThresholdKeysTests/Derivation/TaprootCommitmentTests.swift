import TestSupport
import Testing
import ThresholdKeys

@Suite("What an output key commits to")
struct TaprootCommitmentTests {
    @Test("A Merkle root has 32 bytes or is absent", arguments: [0, 1, 31, 32, 33])
    func sizes(count: Int) throws {
        let bytes = [UInt8](repeating: 0, count: count)
        switch count {
        case 0:
            #expect(try TaprootCommitment(merkleRoot: bytes) == .withoutScripts)
        case 32:
            // A root of zeros is a root.
            #expect(try TaprootCommitment(merkleRoot: bytes) == .root(.zero))
        default:
            #expect(throws: DerivationError.merkleRootLength(expected: 32, got: count)) {
                try TaprootCommitment(merkleRoot: bytes)
            }
        }
    }

    @Test("The bytes that are hashed are the root's, or none")
    func bytes() {
        var source = SeededRandomSource(seed: 9)
        let root = source.digest()
        #expect(TaprootCommitment.root(root).merkleRoot == root.encoded)
        #expect(TaprootCommitment.withoutScripts.merkleRoot.isEmpty)
    }
}
