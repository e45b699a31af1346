import DiscreteLogProofs
import Secp256k1Group
import Testing

@Suite("Proofs of equal logarithms, over any statement")
struct EqualityProofTests {
    /// A statement of a protocol of its own.
    private struct Statement: EqualityStatement {
        var key: Point
        var base: Point
        var image: Point
        var about: UInt8 = 1

        func challenge(_ first: Point, _ second: Point) -> Scalar {
            let points = [key, base, image, first, second]
            return Scalar(
                reducing: TaggedHash("DKG/test/equality")
                    .digest(of: [about] + points.flatMap(\.compressed)))
        }
    }

    private static let secret = Scalar(41)
    private static let base = Scalar(17).timesGenerator()
    private let statement = Statement(
        key: secret.timesGenerator(), base: base, image: base.multiplied(by: secret))

    private func proof(
        _ secret: Scalar = secret, nonce: Scalar = Scalar(7), of statement: Statement
    )
        -> DiscreteLogEqualityProof
    {
        DiscreteLogEqualityProof(
            secret: SecretScalar(secret), nonce: SecretScalar(nonce), of: statement)
    }

    @Test("A proof of a true statement verifies", arguments: [Scalar.one, Scalar(7), -Scalar.one])
    func valid(nonce: Scalar) {
        let proof = proof(nonce: nonce, of: statement)
        #expect(proof.isValid(for: statement))
        #expect(proof.response == nonce + proof.challenge * Self.secret)
    }

    @Test("A false statement cannot be proved with either logarithm")
    func wrongStatements() {
        for wrong in [
            Statement(key: statement.key, base: Self.base, image: statement.image + .generator),
            Statement(key: statement.key + .generator, base: Self.base, image: statement.image),
            Statement(key: statement.key, base: Self.base + .generator, image: statement.image),
        ] {
            for secret in [Self.secret, Self.secret + .one] {
                #expect(!proof(secret, of: wrong).isValid(for: wrong))
            }
        }
    }

    @Test("A proof is of one statement, and no part of it can be changed")
    func bound() {
        let proof = proof(of: statement)
        var other = statement
        other.about = 2
        #expect(!proof.isValid(for: other))
        for changed in [
            DiscreteLogEqualityProof(
                challenge: proof.challenge + .one, response: proof.response),
            DiscreteLogEqualityProof(
                challenge: proof.challenge, response: proof.response + .one),
        ] {
            #expect(!changed.isValid(for: statement))
        }
    }

    @Test("Nonce points at infinity are refused, whatever the statement hashes")
    func infinity() {
        /// Whose challenge is always the same, so that nothing but the points can give a forgery away.
        struct Careless: EqualityStatement {
            let key = Scalar(3).timesGenerator()
            let base: Point
            let image: Point

            func challenge(_ first: Point, _ second: Point) -> Scalar { Scalar(5) }
        }
        // z = 15 makes T1 infinity for e = 5, and T2, too, if the image is right.
        let proof = DiscreteLogEqualityProof(challenge: Scalar(5), response: Scalar(15))
        let base = Self.base
        #expect(!proof.isValid(for: Careless(base: base, image: base + .generator)))
        #expect(!proof.isValid(for: Careless(base: base, image: base.multiplied(by: Scalar(3)))))
        let second = DiscreteLogEqualityProof(challenge: Scalar(5), response: Scalar(20))
        #expect(second.isValid(for: Careless(base: base, image: base)))
        #expect(!second.isValid(for: Careless(base: base, image: base.multiplied(by: Scalar(4)))))
    }
}
