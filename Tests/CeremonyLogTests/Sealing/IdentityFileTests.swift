import CeremonyLog
import DKG
import TestSupport
import Testing

@Suite("Identity files")
struct IdentityFileTests {
    private func error(decoding content: [UInt8]) -> IdentityFileError? {
        do throws(IdentityFileError) {
            _ = try IdentityFile(decoding: SecretBytes(copying: content))
            return nil
        } catch {
            return error
        }
    }

    @Test("The content is the identity secret and the state key")
    func content() throws {
        let content = SealedSample.content(65).dropFirst()
        let file = try IdentityFile(decoding: SecretBytes(copying: Array(content)))
        let encoded = file.secretEncoding().all()
        #expect(encoded == Array(content))
        let identity = try SigningKey(decoding: SecretBytes(copying: Array(content.prefix(32))))
        #expect(file.identity.verificationKey == identity.verificationKey)
        let stateKey = file.stateKey.duplicate().bytes.all()
        #expect(stateKey == Array(content.suffix(32)))
    }

    @Test("A drawn identity survives being sealed and opened")
    func sealed() throws {
        var random = SeededRandomSource(seed: 3)
        let drawn = try IdentityFile(random: &random)
        let key = try SealedSample.key()
        let file = try SealedFile(sealing: drawn.secretEncoding(), as: .identity, with: key)
        let opened = try IdentityFile(decoding: file.open(with: key))
        #expect(opened.identity.verificationKey == drawn.identity.verificationKey)
        let (first, second) = (opened.stateKey.bytes.all(), drawn.stateKey.bytes.all())
        #expect(first == second)
        let secret = drawn.identity.secretEncoding().all()
        #expect(secret != first)
        let other = try IdentityFile(random: &random)
        #expect(other.identity.verificationKey != drawn.identity.verificationKey)
        #expect(throws: RandomSourceError.allZero) {
            var zeros = ZeroSource()
            _ = try IdentityFile(random: &zeros)
        }
    }

    @Test("What is no identity is refused, and why")
    func refused() throws {
        let right = Array(SealedSample.content(65).dropFirst())
        #expect(error(decoding: right) == nil)
        for count in [0, 32, 63, 65] {
            #expect(
                error(decoding: Array((right + [1]).prefix(count)))
                    == .length(expected: 64, got: count))
        }
        let zeros = [UInt8](repeating: 0, count: 32)
        let above = [UInt8](repeating: 0xFF, count: 32)
        #expect(error(decoding: zeros + right.suffix(32)) == .identity(.zero))
        #expect(error(decoding: above + right.suffix(32)) == .identity(.notReduced))
        #expect(error(decoding: right.prefix(32) + zeros) == .zeroStateKey)
        let texts = [
            IdentityFileError.length(expected: 64, got: 1), .identity(.zero), .zeroStateKey,
        ].map(\.description)
        #expect(Set(texts).count == 3)
        #expect(texts.allSatisfy { $0.contains("Make a new identity") })
    }

    @Test("The fingerprint has eight groups of four hexadecimal digits")
    func fingerprint() throws {
        // Computed with hashlib in Python, of the generator's x-coordinate:
        // th("DKG/v1/identity fingerprint", x)[:16] with th as in SealedFileVectorTests.
        let one = SecretBytes(copying: [UInt8](repeating: 0, count: 31) + [1])
        let key = try SigningKey(decoding: one).verificationKey
        let fingerprint = IdentityFingerprint(of: key)
        #expect(fingerprint.description == "3354 5dc9 6061 b729 9d61 1e7e dd31 965f")
        #expect(fingerprint.encoded.hexadecimal == "33545dc96061b7299d611e7edd31965f")
        var random = SeededRandomSource(seed: 4)
        let file = try IdentityFile(random: &random)
        #expect(file.fingerprint == IdentityFingerprint(of: file.identity.verificationKey))
        #expect(file.fingerprint != fingerprint)
    }
}
