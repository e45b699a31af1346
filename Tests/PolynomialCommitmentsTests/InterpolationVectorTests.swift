import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

struct InterpolationVectorTests {
    struct Primitives: Decodable {
        struct Lagrange: Decodable {
            let indices: [Int]
            let at: UInt16
            let coefficients: [HexValue]
        }

        struct Reconstruction: Decodable {
            let shares: [String: HexValue]
            let coefficients: [HexValue]
            let publicPoints: [HexValue]
        }

        let lagrange: [Lagrange]
        let reconstruction: [Reconstruction]
    }

    let primitives: Primitives

    init() throws {
        primitives = try OwnVectors.load("ceremony/primitives.json")
    }

    @Test func lagrangeCoefficients() throws {
        #expect(!primitives.lagrange.isEmpty)
        for vector in primitives.lagrange {
            let indices = try vector.indices.map { try ParticipantIndex($0) }
            let weights = try Interpolation.lagrangeCoefficients(of: indices, at: vector.at)
            let expected = try vector.coefficients.map { try $0.scalar() }
            #expect(weights == expected, "\(vector.indices) at \(vector.at)")
        }
    }

    @Test func reconstruction() throws {
        #expect(!primitives.reconstruction.isEmpty)
        for vector in primitives.reconstruction {
            let shares = try vector.shares.map { text, value in
                (index: try ParticipantIndex.parsed(text), value: try value.scalar())
            }
            let polynomial = try Interpolation.polynomial(through: shares)
            let coefficients = try vector.coefficients.map { try $0.scalar() }
            #expect(polynomial.coefficients == coefficients, "\(vector.shares.keys)")
            let points = try vector.publicPoints.map { try $0.point() }
            #expect(FeldmanCommitment(to: polynomial).points == points, "\(vector.shares.keys)")
            for share in shares {
                #expect(polynomial.evaluated(at: share.index) == share.value)
            }
            let secrets = SecretScalarVector(count: shares.count) { SecretScalar(shares[$0].value) }
            let secret = try Interpolation.secret(of: shares.map(\.index), shares: secrets)
            #expect(secret.disclosed() == coefficients[0], "\(vector.shares.keys)")
        }
    }
}
