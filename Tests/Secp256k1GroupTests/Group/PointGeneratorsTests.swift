import Secp256k1Group
import Testing

struct PointGeneratorsTests {
    @Test("G is the generator of SEC 2")
    func generator() throws {
        let x = "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
        let y = "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"
        #expect(Point.generator.affine.hexadecimal == x + y)
    }

    @Test("H is made from G by hashing, has even y and lies on the curve")
    func pedersenGenerator() throws {
        let x = "50929b74c1a04954b78b4b6035e97a5e078a5a0f28ec96d547bfee9ace803ac0"
        // Once computed here, once elsewhere, once written down in BIP 341.
        #expect(SHA256.hash([4] + Point.generator.affine).hexadecimal == x)
        #expect(EncodingAnswer.pedersenX == x)

        let h = Point.pedersenGenerator
        #expect(!h.isInfinity)
        #expect(h.compressed.hexadecimal == "02" + x)
        #expect(h.affine.hexadecimal == x + EncodingAnswer.pedersenY)
        #expect(try #require(h.affine.last) % 2 == 0)
        // The decoder of coordinates checks the equation of the curve.
        #expect(try Point(affine: [UInt8](hex: x + EncodingAnswer.pedersenY)) == h)
        #expect(h.verificationKey?.bytes.hexadecimal == x)
    }

    @Test("Multiples of G are the known ones", arguments: MultipleAnswer.all)
    func multiples(answer: MultipleAnswer) throws {
        let scalar = try Scalar(hex: answer.scalar)
        let product = scalar.timesGenerator()
        #expect(product.affine.hexadecimal == answer.x + answer.y)
        #expect(product.compressed.hexadecimal == answer.compressed)
        #expect(Point.generator.multiplied(by: scalar) == product)
        #expect(SecretScalar(scalar).timesGenerator() == product)
        #expect(SecretScalar(scalar).times(.generator) == product)
    }

    @Test("Zero times G is infinity")
    func zero() {
        #expect(Scalar.zero.timesGenerator().isInfinity)
    }

    @Test("Multiples of G add up as their scalars do", arguments: Samples.scalars)
    func homomorphism(a: Scalar) {
        for b in Samples.scalars {
            #expect(
                a.timesGenerator() + b.timesGenerator() == (a + b).timesGenerator(),
                "\(b); \(Samples.note)")
        }
    }
}
