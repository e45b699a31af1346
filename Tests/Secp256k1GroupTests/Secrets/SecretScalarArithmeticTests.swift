import Secp256k1Group
import Testing

struct SecretScalarArithmeticTests {
    @Test("Secret arithmetic gives the known answers", arguments: ScalarAnswer.all)
    func knownAnswers(answer: ScalarAnswer) throws {
        let a = SecretScalar(try Scalar(hex: answer.a))
        let b = SecretScalar(try Scalar(hex: answer.b))
        #expect(a.adding(b).disclosed().description == answer.sum)
        #expect(a.subtracting(b).disclosed().description == answer.difference)
        #expect(a.multiplied(by: b).disclosed().description == answer.product)
    }

    @Test("Secret arithmetic equals public arithmetic", arguments: Samples.scalars)
    func publicArithmetic(a: Scalar) {
        let secret = SecretScalar(a)
        #expect(secret.negated().disclosed() == -a)
        for b in Samples.scalars {
            let other = SecretScalar(b)
            #expect(secret.adding(other).disclosed() == a + b, "\(b); \(Samples.note)")
            #expect(secret.adding(b).disclosed() == a + b, "\(b); \(Samples.note)")
            #expect(secret.subtracting(other).disclosed() == a - b, "\(b); \(Samples.note)")
            #expect(secret.multiplied(by: other).disclosed() == a * b, "\(b); \(Samples.note)")
            #expect(secret.multiplied(by: b).disclosed() == a * b, "\(b); \(Samples.note)")
            #expect(other.disclosed() == b, "an operand was written over")
        }
        #expect(secret.disclosed() == a, "an operand was written over")
    }

    @Test("A secret may be combined with itself", arguments: Samples.scalars)
    func same(scalar: Scalar) {
        let secret = SecretScalar(scalar)
        #expect(secret.adding(secret).disclosed() == scalar + scalar)
        #expect(secret.subtracting(secret).disclosed() == .zero)
        #expect(secret.multiplied(by: secret).disclosed() == scalar * scalar)
    }
}
