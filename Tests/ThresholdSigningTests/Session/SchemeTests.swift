import TestSupport
import Testing

@testable import ThresholdSigning

/// Whole sessions, whose signatures libsecp256k1 verifies.
@Suite("Sessions of every scheme")
struct SchemeTests {
    /// What a key can be derived by in a scheme.
    private static func derivations(_ scheme: SigningScheme) throws -> [SigningDerivation] {
        let path = try DerivationPath(steps: [0, 7])
        let root = Digest(reducing: 3)
        var derivations: [SigningDerivation] = [.none, .descendant(path)]
        if scheme.isBIP340 {
            derivations += [
                .taproot(), .taproot(.root(root)), .taproot(.root(root), path: path),
            ]
        }
        if scheme.ciphersuite != nil { derivations.append(.rerandomised(seed: root)) }
        if case .bip445 = scheme {
            derivations.append(
                .unverified([
                    KeyTweak(Scalar(5), as: .xOnly), KeyTweak(Scalar(6), as: .plain),
                    KeyTweak(.zero, as: .xOnly),
                ]))
        }
        return derivations
    }

    @Test(
        "Every signature verifies under the derived key, with keys and nonces of both parities",
        arguments: TestGroup.schemes, [true, false])
    func signatures(scheme: SigningScheme, isOddKey: Bool) throws {
        let options: SigningOptions = [.unverifiedTweaks]
        var parities: Set<Bool> = []
        for (number, derivation) in try Self.derivations(scheme).enumerated() {
            for seed in 1...5 as ClosedRange<UInt64> {
                let group = try TestGroup(3, of: 5, isOddKey: isOddKey, seed: seed)
                let message = [UInt8](repeating: UInt8(number), count: number * 40)
                let (session, signature) = try group.sign(
                    message, by: [5, 1, 3], scheme, derivation: derivation, options: options,
                    seed: seed)
                parities.insert(session.noncePoint.hasOddY)
                #expect(signature.isValid(for: message, under: session.signingKey))
                #expect(!signature.isValid(for: message + [0], under: session.signingKey))
                #expect(signature.encoded.count == scheme.signatureByteCount)
                #expect((derivation == .none) == (session.signingKey == group.key.publicKey))
                if scheme.isBIP340 {
                    let key = try VerificationKey(
                        decoding: session.signingKey.compressed.dropFirst())
                    #expect(
                        try key.isValid(
                            Signature(decoding: signature.encoded), forMessage: message))
                }
            }
        }
        #expect(parities.count == 2)
    }

    @Test("More signers than t, one of one, and points that are no indices")
    func sizes() throws {
        for scheme in TestGroup.schemes {
            let many = try TestGroup(2, of: 6)
            let all = try many.sign(by: [1, 2, 3, 4, 5, 6], scheme)
            #expect(all.signature.isValid(for: [1, 2, 3], under: many.key.publicKey))
            let one = try TestGroup(1, of: 1)
            #expect(
                try one.sign(by: [1], scheme).signature.isValid(
                    for: [1, 2, 3], under: one.key.publicKey))
        }
        for scheme in [SigningScheme.rfc9591, .taproot] {
            let named = try TestGroup(
                2, of: 3, points: [Scalar(1 << 40), -Scalar.one, Scalar(9)])
            #expect(
                try named.sign(by: [1, 2], scheme).signature.isValid(
                    for: [1, 2, 3], under: named.key.publicKey))
        }
    }

    @Test("The engine and libsecp256k1 compute the same", arguments: TestGroup.schemes)
    func arithmetic(scheme: SigningScheme) throws {
        let group = try TestGroup(4, of: 7, seed: 3)
        let request = try group.request(to: [2, 3, 5, 7], by: scheme)
        let sessions = try PublicArithmetic.allCases.map {
            try SigningSession(request, of: group.key, options: [], arithmetic: $0)
        }
        #expect(sessions[0].noncePoint == sessions[1].noncePoint)
        #expect(sessions[0].terms.shareFactor == sessions[1].terms.shareFactor)
        let share = try group.answer(5, to: request)
        #expect(sessions.allSatisfy { $0.isValid(share) })
    }

    @Test("Two lists and messages that give the same bytes side by side have other coefficients")
    func concatenations() throws {
        // In BIP 445 the identifiers stand before the nonce, and the message at the end; in RFC 9591 both are hashed.
        let group = try TestGroup(2, of: 5)
        for scheme in TestGroup.schemes {
            let long = try group.request([1, 2, 3], to: [1, 2, 3], by: scheme)
            let short = try group.request([1, 2, 3], to: [1, 2], by: scheme)
            let moved = try group.request(
                Array(long.list.suffix(98)) + [1, 2, 3], to: [1, 2], by: scheme)
            let factors = try [long, short, moved].map {
                try SigningSession($0, of: group.key).terms.bindingFactors[0]
            }
            #expect(Set(factors).count == 3)
        }
    }
}

extension Digest {
    /// A digest of a number, for tests.
    init(reducing number: UInt8) { self = TaggedHash("a test").digest(of: [number]) }
}
