import Secp256k1Group
import TestSupport
import Testing

@testable import DiscreteLogProofs

/// Claims of all three kinds together, at every position valid and not.
struct SignatureClaimTests {
    private let scheme = SchnorrScheme(tagPrefix: "test claims")

    /// Three kinds of signatures: of a digest, of many bytes, and of a scheme with its own tags.
    private func claims(
        _ count: Int, spoiling bad: Set<Int> = [], by spoil: Spoil = .response
    ) throws -> [SignatureClaim] {
        var source = TestSeed.source(120)
        return try (0..<count).map { position in
            let secret = try SecretScalar(random: &source)
            let point = secret.timesGenerator()
            let auxiliary = SecretBytes(copying: digest(&source).bytes)
            let message = digest(&source)
            let long = [UInt8](repeating: UInt8(position), count: 200) + message.bytes
            let other = bad.contains(position) && spoil == .message
            func spoilt(_ signature: Signature) throws -> Signature {
                guard bad.contains(position), spoil == .response else { return signature }
                let response = try Scalar(signature.bytes.suffix(32)) + .one
                return try #require(Signature(signature.bytes.prefix(32) + response.bytes))
            }
            let claim: SignatureClaim?
            switch position % 3 {
            case 0:
                let signature = try SigningKey(secret).sign(message, auxiliaryRandomness: nil)
                claim = SignatureClaim(
                    try spoilt(signature), for: other ? .zero : message, under: point)
            case 1:
                let signature = try SigningKey(secret).sign(
                    message: long, auxiliaryRandomness: auxiliary)
                claim = SignatureClaim(try spoilt(signature), under: point) {
                    other ? Array(long.dropLast()) : long
                }
            default:
                let signature = try scheme.sign(
                    long, with: secret, auxiliaryRandomness: auxiliary)
                claim = SignatureClaim(
                    try spoilt(signature), forMessage: other ? Array(long.dropLast()) : long,
                    in: scheme, under: point)
            }
            return try #require(claim)
        }
    }

    @Test("Without a choice, whoever computes by default does")
    func byDefault() throws {
        let good = try claims(4)
        let bad = try claims(4, spoiling: [2])
        #expect(SignatureClaim.verdicts(on: good) == [true, true, true, true])
        #expect(SignatureClaim.verdicts(on: bad) == [true, true, false, true])
        #expect(SignatureClaim.firstInvalid(of: good) == nil)
        #expect(SignatureClaim.firstInvalid(of: bad) == 2)
    }

    private func digest(_ source: inout SeededRandomSource) -> Digest {
        TaggedHash("test message").digest(of: source.scalar().bytes)
    }

    private enum Spoil { case response, message }

    @Test("Verdicts are those of each alone, by either arithmetic")
    func verdicts() throws {
        for spoil in [Spoil.response, .message] {
            for bad in [[], [0], [1], [2], [5], [1, 4], [0, 1, 2, 3, 4, 5]] as [Set<Int>] {
                let claims = try claims(6, spoiling: bad, by: spoil)
                let right = (0..<6).map { !bad.contains($0) }
                #expect(claims.map(\.isValid) == right, "\(bad)")
                for arithmetic in PublicArithmetic.allCases {
                    #expect(
                        SignatureClaim.verdicts(on: claims, by: arithmetic) == right,
                        "\(bad) by \(arithmetic)")
                    #expect(
                        SignatureClaim.firstInvalid(of: claims, by: arithmetic) == bad.min())
                }
            }
        }
    }

    @Test("Few claims, and none", arguments: PublicArithmetic.allCases)
    func few(arithmetic: PublicArithmetic) throws {
        #expect(SignatureClaim.firstInvalid(of: [], by: arithmetic) == nil)
        for count in 1...3 {
            let last = count - 1
            #expect(SignatureClaim.firstInvalid(of: try claims(count), by: arithmetic) == nil)
            let bad = try claims(count, spoiling: [last])
            #expect(SignatureClaim.firstInvalid(of: bad, by: arithmetic) == last)
        }
    }

    @Test("A signature of one scheme does not verify in another")
    func otherTags() throws {
        var source = TestSeed.source(121)
        let secret = try SecretScalar(random: &source)
        let message = [UInt8](repeating: 7, count: 40)
        let signature = try scheme.sign(
            message, with: secret, auxiliaryRandomness: SecretBytes(copying: digest(&source).bytes))
        let point = secret.timesGenerator()
        let claims = try [
            #require(SignatureClaim(signature, forMessage: message, in: scheme, under: point)),
            #require(SignatureClaim(signature, under: point) { message }),
            #require(
                SignatureClaim(
                    signature, forMessage: message, in: SchnorrScheme(tagPrefix: "test claim"),
                    under: point)),
        ]
        for arithmetic in PublicArithmetic.allCases {
            #expect(
                SignatureClaim.verdicts(on: claims, by: arithmetic) == [true, false, false])
        }
    }

    @Test("Only the x-coordinate of the point counts; infinity is not a key")
    func points() throws {
        let claims = try claims(3)
        let mirrored = try claims.map {
            try #require(SignatureClaim(opposite: $0))
        }
        for arithmetic in PublicArithmetic.allCases {
            #expect(SignatureClaim.firstInvalid(of: mirrored, by: arithmetic) == nil)
        }
        let signature = claims[0].signature
        #expect(SignatureClaim(signature, for: .zero, under: .infinity) == nil)
        #expect(SignatureClaim(signature, under: .infinity) { [] } == nil)
        #expect(
            SignatureClaim(signature, forMessage: [], in: scheme, under: .infinity) == nil)
    }
}

extension SignatureClaim {
    /// The same claim under the point with the other y.
    fileprivate init?(opposite claim: SignatureClaim) {
        switch claim.message {
        case .digest(let digest): self.init(claim.signature, for: digest, under: -claim.point)
        case .bytes(let message):
            self.init(claim.signature, under: -claim.point, message: message)
        case .tagged(let message, let scheme, _):
            self.init(claim.signature, forMessage: message, in: scheme, under: -claim.point)
        }
    }
}
