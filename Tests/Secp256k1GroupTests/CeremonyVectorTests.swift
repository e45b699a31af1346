import Secp256k1Group
import TestSupport
import Testing

/// The primitive values of the ceremony protocol, made by an independent implementation.
struct CeremonyVectorTests {
    @Test("H is the generator of the vectors")
    func generator() throws {
        let vectors = try GroupVectors.load()
        #expect(Point.pedersenGenerator.description == vectors.generatorH)
    }

    @Test("The tagged hashes are those of the vectors")
    func taggedHashes() throws {
        let vectors = try GroupVectors.load().taggedHashes
        #expect(!vectors.isEmpty)
        for vector in vectors {
            let message = try [UInt8](hex: vector.message)
            let digest = TaggedHash(vector.tag).digest(of: message)
            #expect(digest.description == vector.hash, "\(vector.tag) of \(vector.message)")
        }
    }

    @Test("The drawn scalars are those of the vectors")
    func draw() throws {
        let vectors = try GroupVectors.load().draw
        #expect(!vectors.isEmpty)
        for vector in vectors {
            var preimage = SecretPreimage()
            preimage.append(try [UInt8](hex: vector.message))
            let scalar = TaggedHash(vector.tag).draw(preimage)
            #expect(
                scalar.disclosed().description == vector.scalar, "\(vector.tag) \(vector.message)")
        }
    }

    @Test("The Diffie-Hellman values are those of the vectors")
    func exchange() throws {
        let vectors = try GroupVectors.load().complaints
        #expect(!vectors.isEmpty)
        for vector in vectors {
            let secret = try SecretScalar(SecretBytes(hex: vector.sessionKey))
            let ephemeral = try Point(hex: vector.ephemeralKey)
            #expect(secret.timesGenerator().description == vector.publicSessionKey)
            #expect(secret.times(ephemeral).description == vector.product)
            let shared = secret.sharedPoint(with: ephemeral)?.disclosed()
            #expect(shared?.hexadecimal == vector.product)
        }
    }

    @Test("The polynomials have the values and commitments of the vectors")
    func polynomials() throws {
        let vectors = try GroupVectors.load().reconstruction
        #expect(!vectors.isEmpty)
        for vector in vectors {
            let coefficients = try vector.coefficients.map { try Scalar(hex: $0) }
            let points = coefficients.map(Point.generatorTimes)
            #expect(points.map(\.compressed.hexadecimal) == vector.publicPoints)
            let secrets = SecretScalarVector(count: coefficients.count) {
                SecretScalar(coefficients[$0])
            }
            for (index, share) in vector.shares {
                let index = try #require(UInt16(index))
                let value = secrets.evaluated(at: index)
                #expect(value.disclosed().description == share, "index \(index)")
                #expect(Point.polynomial(points, at: index) == value.timesGenerator())
            }
        }
    }
}
