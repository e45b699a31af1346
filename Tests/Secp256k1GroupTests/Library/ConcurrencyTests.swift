import Secp256k1Group
import Testing

struct ConcurrencyTests {
    private let tasks = 16

    @Test("Signatures made and verified by many tasks at once are the published ones")
    func signatures() async throws {
        // One key for all of them, which is what sharing a secret means.
        final class Identity: Sendable {
            let vector: BIP340Vector
            let key: SigningKey
            let auxiliary: SecretBytes?

            init(_ vector: BIP340Vector) throws {
                self.vector = vector
                key = try SigningKey(decoding: SecretBytes(hex: #require(vector.secret)))
                auxiliary = try SecretBytes(hex: #require(vector.auxiliary))
            }
        }
        let identities = try BIP340Vector.signing.map(Identity.init)
        let right = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<tasks {
                group.addTask {
                    var right = 0
                    for identity in identities {
                        let message = try Digest(hex: identity.vector.message)
                        let signature = identity.key.sign(
                            message, auxiliaryRandomness: identity.auxiliary)
                        let valid = identity.key.verificationKey.isValid(signature, for: message)
                        let published = signature.description == identity.vector.signature
                        right += valid && published ? 1 : 0
                    }
                    return right
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(right == tasks * identities.count)
    }

    @Test("Products and sums made by many tasks at once are the known ones")
    func products() async throws {
        final class Shared: Sendable {
            let secret: SecretScalar
            let polynomial: SecretScalarVector

            init(_ scalar: Scalar) {
                secret = SecretScalar(scalar)
                polynomial = SecretScalarVector(count: 3) { _ in SecretScalar(scalar) }
            }
        }
        let answers = MultipleAnswer.all
        let right = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<tasks {
                group.addTask {
                    var right = 0
                    for answer in answers {
                        let scalar = try Scalar(hex: answer.scalar)
                        let product = scalar.timesGenerator()
                        let other = Point.generator.multiplied(by: scalar)
                        let known = product.compressed.hexadecimal == answer.compressed
                        right += known && product == other ? 1 : 0
                    }
                    return right
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(right == tasks * answers.count)

        // The same secret read by all of them.
        let answer = try #require(answers.last)
        let shared = Shared(try Scalar(hex: answer.scalar))
        let values = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<tasks {
                group.addTask {
                    let value = shared.polynomial.evaluated(at: 2)
                    return [
                        shared.secret.timesGenerator().compressed.hexadecimal,
                        shared.secret.times(.generator).compressed.hexadecimal,
                        // 1 + 2 + 4 times the secret.
                        value.timesGenerator().compressed.hexadecimal,
                    ]
                }
            }
            return await group.reduce(into: [[String]]()) { $0.append($1) }
        }
        let sevenfold = try Point(hex: answer.compressed).multiplied(by: Scalar(7))
        let expected = [answer.compressed, answer.compressed, sevenfold.description]
        #expect(values == Array(repeating: expected, count: tasks))
    }
}
