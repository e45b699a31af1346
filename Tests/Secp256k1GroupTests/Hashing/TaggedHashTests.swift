import Secp256k1Group
import TestSupport
import Testing

struct TaggedHashTests {
    @Test("The hash is the known one, secret or public", arguments: HashAnswer.all)
    func knownAnswers(answer: HashAnswer) {
        let hash = TaggedHash(answer.tag)
        let message = answer.message
        #expect(hash.digest(of: message).description == answer.digest)
        var preimage = SecretPreimage(capacity: 0)
        preimage.append(message)
        #expect(hash.publicDigest(of: preimage).description == answer.digest)
        #expect(hash.secretDigest(of: preimage).disclosed().hexadecimal == answer.digest)
    }

    @Test("A drawn scalar is the known one", arguments: HashAnswer.all)
    func draw(answer: HashAnswer) {
        var preimage = SecretPreimage()
        preimage.append(answer.message)
        let scalar = TaggedHash(answer.tag).draw(preimage)
        #expect(scalar.disclosed().description == answer.draw)
    }

    @Test("The reference implementation gives the digests of FIPS 180-4")
    func reference() {
        #expect(
            SHA256.hash([]).hexadecimal
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            SHA256.hash(Array("abc".utf8)).hexadecimal
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("Every length around a block agrees with the definition")
    func everyLength() {
        var generator = Samples.source(13)
        let message = generator.bytes(140)
        for length in 0...140 {
            let part = Array(message.prefix(length))
            let digest = TaggedHash("DKG/v1/view").digest(of: part)
            #expect(
                digest.bytes == SHA256.tagged("DKG/v1/view", part), "\(length); \(Samples.note)")
        }
    }

    @Test("Every length of the tag agrees with the definition", arguments: 0...70)
    func everyTag(length: Int) {
        let tag = String(repeating: "t", count: length)
        #expect(TaggedHash(tag).digest(of: [1, 2]).bytes == SHA256.tagged(tag, [1, 2]))
    }

    @Test("The tag separates equal messages")
    func tags() {
        let digests = ["", "a", "A", "aa", "a ", "DKG/v1/seed", "DKG/v1/aux"].map {
            TaggedHash($0).digest(of: [1, 2, 3])
        }
        #expect(Set(digests).count == digests.count)
    }

    @Test("Part of a message is hashed like a copy of it, and ranges are clamped")
    func ranges() {
        let hash = TaggedHash("DKG/v1/dealing")
        let message = (0..<100).map { UInt8($0) }
        func part(_ range: Range<Int>) -> Digest { hash.digest(of: Array(message[range])) }

        #expect(hash.digest(of: message, in: 0..<100) == hash.digest(of: message))
        #expect(hash.digest(of: message, in: 10..<73) == part(10..<73))
        #expect(hash.digest(of: message, in: 50..<50) == part(0..<0))
        #expect(hash.digest(of: message, in: 90..<1000) == part(90..<100))
        #expect(hash.digest(of: message, in: -5..<3) == part(0..<3))
        #expect(hash.digest(of: message, in: Int.min..<Int.max) == hash.digest(of: message))
        #expect(hash.digest(of: message, in: 200..<300) == part(0..<0))
        #expect(hash.digest(of: message, in: -9 ..< -3) == part(0..<0))
        #expect(hash.digest(of: [], in: 0..<1) == part(0..<0))
        #expect(part(0..<0).bytes == SHA256.tagged("DKG/v1/dealing", []))
    }
}
