import Secp256k1Group
import Testing

struct RandomSourceTests {
    @Test("Nothing is made from a source that fails")
    func failing() {
        var source = ScriptedSource([])
        #expect(throws: RandomSourceError.unavailable) { _ = try SecretBytes(random32: &source) }
        #expect(throws: RandomSourceError.unavailable) { _ = try SecretScalar(random: &source) }
        #expect(throws: RandomSourceError.unavailable) { _ = try SigningKey(random: &source) }
        #expect(source.requests == 3)
    }

    @Test("Nothing is made from a source that fails halfway")
    func interrupted() {
        var source = InterruptedSource()
        #expect(throws: RandomSourceError.unavailable) { _ = try SecretBytes(random32: &source) }
        #expect(throws: RandomSourceError.unavailable) { _ = try SecretScalar(random: &source) }
        #expect(throws: RandomSourceError.unavailable) { _ = try SigningKey(random: &source) }
    }

    @Test("Nothing is made from zeros")
    func zeros() {
        var source = ConstantSource(byte: 0)
        #expect(throws: RandomSourceError.allZero) { _ = try SecretBytes(random32: &source) }
        #expect(throws: RandomSourceError.allZero) { _ = try SecretScalar(random: &source) }
        #expect(throws: RandomSourceError.allZero) { _ = try SigningKey(random: &source) }
    }

    @Test("A single bit in any place is not all zeros", arguments: [0, 1, 7, 8, 254, 255])
    func singleBit(bit: Int) throws {
        var bytes = [UInt8](repeating: 0, count: 32)
        bytes[bit / 8] = 1 << (bit % 8)
        var source = ScriptedSource([bytes])
        let secret = try SecretBytes(random32: &source)
        #expect(secret.disclosed() == bytes)
    }

    @Test("What a working source delivers is used as it is")
    func working() throws {
        var source = ConstantSource(byte: 0x2a)
        let expected = [UInt8](repeating: 0x2a, count: 32)
        let bytes = try SecretBytes(random32: &source)
        #expect(bytes.count == 32)
        #expect(bytes.disclosed() == expected)
        let scalar = try SecretScalar(random: &source)
        #expect(scalar.secretEncoding().disclosed() == expected)
        let key = try SigningKey(random: &source)
        #expect(key.secretEncoding().disclosed() == expected)
    }

    @Test("A scalar is drawn again until it is below q, never reduced")
    func rejection() throws {
        let script = try [
            EncodingAnswer.order, EncodingAnswer.ones, EncodingAnswer.pedersenX,
            EncodingAnswer.largest,
        ].map { try [UInt8](hex: $0) }
        var source = ScriptedSource(script)
        let scalar = try SecretScalar(random: &source)
        #expect(scalar.disclosed().description == EncodingAnswer.pedersenX)
        #expect(source.requests == 3)
        #expect(source.left == 1)
    }

    @Test("A source that is stuck above q is refused")
    func stuck() {
        var source = ConstantSource(byte: 0xff)
        #expect(throws: RandomSourceError.outOfRange) { _ = try SecretScalar(random: &source) }
        #expect(throws: RandomSourceError.outOfRange) { _ = try SigningKey(random: &source) }
    }

    @Test("A source that fails after a rejected draw makes nothing")
    func failingLater() throws {
        let ones = try [UInt8](hex: EncodingAnswer.ones)
        var source = ScriptedSource([ones])
        #expect(throws: RandomSourceError.unavailable) { _ = try SecretScalar(random: &source) }
        source = ScriptedSource([ones, [UInt8](repeating: 0, count: 32)])
        #expect(throws: RandomSourceError.allZero) { _ = try SecretScalar(random: &source) }
        source = ScriptedSource([ones])
        #expect(throws: RandomSourceError.unavailable) { _ = try SigningKey(random: &source) }
        source = ScriptedSource([ones, [UInt8](repeating: 0, count: 32)])
        #expect(throws: RandomSourceError.allZero) { _ = try SigningKey(random: &source) }
    }
}
