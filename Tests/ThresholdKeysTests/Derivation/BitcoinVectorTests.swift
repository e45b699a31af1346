import TestSupport
import Testing
import ThresholdKeys

/// The vectors of the Bitcoin Improvement Proposals, as far as they derive without a secret.
@Suite("Derivation in Bitcoin's own vectors")
struct BitcoinVectorTests {
    private struct Chains: Decodable {
        let vector: Int
        let chains: [Chain]?
        let invalid: [String]?
    }

    private struct Chain: Decodable {
        let path: String
        let xpub: String
        let xprv: String
    }

    private static func chains() throws -> [Chains] { try Vectors.load("bip32/vectors.json") }

    @Test(
        "Every extended public key of BIP 32 is read and written",
        .enabled(if: Vectors.has("bip32")))
    func extendedKeys() throws {
        let chains = try Self.chains().flatMap { $0.chains ?? [] }
        #expect(chains.count >= 17)
        for chain in chains {
            let extended = try ExtendedPublicKey(chain.xpub)
            #expect(extended.description == chain.xpub)
            #expect(Int(extended.depth) == chain.path.count { $0 == "/" }, "\(chain.path)")
            #expect(throws: DerivationError.self) { try ExtendedPublicKey(chain.xprv) }
        }
    }

    @Test(
        "Children of BIP 32 follow from their parents, and hardened ones are refused",
        .enabled(if: Vectors.has("bip32")))
    func children() throws {
        var (derived, refused) = (0, 0)
        for vector in try Self.chains() {
            let chains = vector.chains ?? []
            for (parent, child) in zip(chains, chains.dropFirst()) {
                let note: Comment = "vector \(vector.vector), \(child.path)"
                // The last step, seen from the parent.
                let step = String(child.path.dropFirst(parent.path.count + 1))
                let from = try ExtendedPublicKey(parent.xpub)
                let to = try ExtendedPublicKey(child.xpub)
                if step.hasSuffix("h") {
                    #expect(throws: DerivationError.hardenedStep(position: 0), note) {
                        try DerivationPath(step)
                    }
                    let number = to.childNumber
                    #expect(throws: DerivationError.self, note) {
                        try TweakedKey(from.publicKey).child(number, chainCode: from.chainCode)
                    }
                    refused += 1
                } else {
                    let path = try DerivationPath(step)
                    #expect(path.steps == [to.childNumber], note)
                    let (key, chainCode) = try from.descendant(path)
                    #expect(key.publicKey == to.publicKey, note)
                    #expect(chainCode == to.chainCode, note)
                    derived += 1
                }
            }
        }
        #expect(derived >= 6 && refused >= 7)
    }

    @Test("Invalid extended keys of BIP 32 are refused", .enabled(if: Vectors.has("bip32")))
    func invalid() throws {
        let texts = try Self.chains().flatMap { $0.invalid ?? [] }
        #expect(texts.count >= 14)
        for text in texts {
            #expect(throws: DerivationError.self, "\(text)") { try ExtendedPublicKey(text) }
        }
    }

    private struct Synthetic: Decodable {
        let xpub: String
        let aggregate: HexValue

        private enum CodingKeys: String, CodingKey {
            case xpub
            case aggregate = "aggregate_pubkey"
        }
    }

    @Test(
        "The synthetic extended keys of BIP 328 are those of its constant chain code",
        .enabled(if: Vectors.has("bip328")))
    func synthetic() throws {
        let vectors: [Synthetic] = try Vectors.load("bip328/bip328_vectors.json")
        #expect(vectors.count >= 3)
        // The SHA-256 of "MuSig2MuSig2MuSig2".
        let chainCode = try ChainCode(
            decoding: SHA256.hash(Array("MuSig2MuSig2MuSig2".utf8)))
        for vector in vectors {
            let key = try PublicKey(compressed: vector.aggregate.bytes)
            let extended = ExtendedPublicKey(of: key, chainCode: chainCode)
            #expect(extended.description == vector.xpub)
            #expect(try ExtendedPublicKey(vector.xpub) == extended)
        }
    }

    private struct Wallet: Decodable {
        let scriptPubKey: [Output]
    }

    private struct Output: Decodable {
        let given: Given
        let intermediary: Intermediary
        let expected: Expected

        struct Given: Decodable {
            let internalPubkey: HexValue
        }

        struct Intermediary: Decodable {
            let merkleRoot: HexValue?
            let tweak: HexValue
            let tweakedPubkey: HexValue
        }

        struct Expected: Decodable {
            let scriptPubKey: HexValue
            let bip350Address: String
        }
    }

    @Test(
        "The output keys and addresses of BIP 341's wallet vectors",
        .enabled(if: Vectors.has("bip341")),
        arguments: [2, 3] as [UInt8])
    func outputs(prefix: UInt8) throws {
        let wallet: Wallet = try Vectors.load("bip341/bip341_wallet-test-vectors.json")
        #expect(wallet.scriptPubKey.count >= 7)
        for vector in wallet.scriptPubKey {
            let note: Comment = "\(vector.expected.bip350Address)"
            // Whether the internal key is even or odd, only its x counts.
            let key = TweakedKey(
                try PublicKey(compressed: [prefix] + vector.given.internalPubkey.bytes))
            let commitment = try TaprootCommitment(
                merkleRoot: vector.intermediary.merkleRoot?.bytes ?? [])
            let output = try key.outputKey(commitment)
            #expect(output.sum == (try vector.intermediary.tweak.scalar()), note)
            #expect(output.isNegated == (prefix == 3), note)
            #expect(
                output.verificationKey.encoded == vector.intermediary.tweakedPubkey.bytes, note)
            #expect(
                [0x51, 0x20] + output.verificationKey.encoded
                    == vector.expected.scriptPubKey.bytes, note)
            #expect(
                output.verificationKey.taprootAddress(on: .main)
                    == vector.expected.bip350Address, note)
        }
    }
}
