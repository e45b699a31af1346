import PolynomialCommitments
import TestSupport
import Testing

@testable import ThresholdSigning

@Suite("Adding shares, and naming whose are wrong")
struct AggregationTests {
    private static let everybody = Array(1...9)

    private func session(
        _ scheme: SigningScheme, _ arithmetic: PublicArithmetic
    ) throws -> (session: SigningSession, shares: [SignatureShare]) {
        let group = try TestGroup(9, of: 9, isOddKey: true)
        let derivation: SigningDerivation = scheme.isBIP340 ? .taproot() : .none
        let request = try group.request(to: Self.everybody, by: scheme, derivation: derivation)
        return (
            try SigningSession(request, of: group.key, options: [], arithmetic: arithmetic),
            try Self.everybody.map { try group.answer($0, to: request) }
        )
    }

    @Test(
        "Exactly those whose shares are wrong are named, however many",
        arguments: TestGroup.schemes, PublicArithmetic.allCases)
    func liars(scheme: SigningScheme, arithmetic: PublicArithmetic) throws {
        let (session, right) = try session(scheme, arithmetic)
        #expect(try session.aggregate(right).encoded.count == scheme.signatureByteCount)
        let groups = [[9], [1], [4, 5], [1, 9], [2, 3, 4, 5, 6, 7, 8], Self.everybody]
        for liars in groups {
            let shares = right.map { share in
                liars.contains(Int(share.index.value))
                    ? SignatureShare(share.value + .one, of: share.index) : share
            }
            let expected = try liars.map { try ParticipantIndex($0) }
            #expect(throws: AggregationError.wrongShares(expected)) {
                try session.aggregate(shares.shuffled())
            }
            #expect(shares.filter { !session.isValid($0) }.map(\.index) == expected)
        }
        // Two that cancel give a right signature, and then nobody is to blame.
        var cancelling = right
        cancelling[0] = SignatureShare(right[0].value + .one, of: right[0].index)
        cancelling[1] = SignatureShare(right[1].value - .one, of: right[1].index)
        #expect(try session.aggregate(cancelling) == session.aggregate(right))
    }

    @Test(
        "A share is negated, of another signer, or of another request: wrong",
        arguments: TestGroup.schemes)
    func wrong(scheme: SigningScheme) throws {
        let group = try TestGroup(2, of: 3)
        let request = try group.request(to: [1, 2], by: scheme)
        let other = try group.request([9], to: [1, 2], by: scheme)
        let session = try SigningSession(request, of: group.key)
        let share = try group.answer(1, to: request)
        #expect(session.isValid(share))
        #expect(!session.isValid(SignatureShare(-share.value, of: share.index)))
        #expect(try !session.isValid(SignatureShare(share.value, of: ParticipantIndex(2))))
        #expect(try !session.isValid(SignatureShare(share.value, of: ParticipantIndex(3))))
        #expect(try !session.isValid(group.answer(1, to: other)))
    }

    @Test(
        "A session made of commitments is the one that its request opens",
        arguments: TestGroup.schemes, PublicArithmetic.allCases)
    func sessionOfCommitments(scheme: SigningScheme, arithmetic: PublicArithmetic) throws {
        let group = try TestGroup(3, of: 5, isForeign: false)
        let derivation: SigningDerivation = scheme.isBIP340 ? .taproot() : .none
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for number in [5, 1, 3] {
            let nonces = try group.nonces(number, by: scheme)
            commitments[nonces.index] = nonces.commitment
        }
        let session = try SigningSession(
            for: [1, 2, 3], with: group.key, by: scheme, derivation: derivation,
            commitments: commitments, options: [], arithmetic: arithmetic)
        let request = try group.request(to: [1, 3, 5], by: scheme, derivation: derivation)
        let other = try SigningSession(
            request, of: group.key, options: [], arithmetic: arithmetic)
        #expect(session.request == request)
        #expect(session.signingKey == other.signingKey)
        #expect(session.noncePoint == other.noncePoint)
        let shares = try [1, 3, 5].map { try group.answer($0, to: request) }
        #expect(try session.aggregate(shares) == other.aggregate(shares))
        #expect(throws: SigningRequestError.tooFewSigners(needed: 3, got: 0)) {
            try SigningSession(for: [1], with: group.key, by: scheme, commitments: [:])
        }
        if scheme.isBIP340 {
            #expect(throws: SigningRequestError.untweakedKey) {
                try SigningSession(
                    for: [1], with: group.key, by: scheme, commitments: commitments)
            }
            #expect(throws: Never.self) {
                try SigningSession(
                    for: [1], with: group.key, by: scheme, commitments: commitments,
                    options: .keyAsItIs)
            }
        }
    }

    @Test("A commitment that the engine decoded wrongly is decoded again before anybody is named")
    func wrongCommitment() throws {
        for scheme in TestGroup.schemes {
            let (right, shares) = try session(scheme, .engine)
            var session = right
            session.commitments[3] = right.commitments[2]
            var lying = shares
            lying[6] = SignatureShare(-shares[6].value, of: shares[6].index)
            #expect(throws: AggregationError.wrongShares([shares[6].index])) {
                try session.aggregate(lying)
            }
        }
    }

    @Test("Whatever the engine got wrong, nobody is named for it", arguments: TestGroup.schemes)
    func wrongEngine(scheme: SigningScheme) throws {
        let (right, shares) = try session(scheme, .engine)
        var session = right
        let terms = right.terms
        session.terms = SigningTerms(
            noncePoint: terms.noncePoint + .generator, negatesNonces: !terms.negatesNonces,
            bindingFactors: terms.bindingFactors, shareFactor: terms.shareFactor + .one,
            generatorFactor: terms.generatorFactor, addend: terms.addend)
        #expect(try session.aggregate(shares) == right.aggregate(shares))
        #expect(shares.allSatisfy(session.isValid))
        var lying = shares
        lying[4] = SignatureShare(shares[4].value + .one, of: shares[4].index)
        #expect(throws: AggregationError.wrongShares([shares[4].index])) {
            try session.aggregate(lying)
        }
        #expect(!session.isValid(lying[4]))
    }

    @Test("Beyond the sizes where the engine works side by side", arguments: [33, 40])
    func many(count: Int) throws {
        let group = try TestGroup(count, of: count)
        let request = try group.request(to: Array(1...count), by: .taproot)
        let session = try SigningSession(
            request, of: group.key, options: [], arithmetic: .engine)
        var shares = try (1...count).map { try group.answer($0, to: request) }
        #expect(
            try session.aggregate(shares).isValid(for: [1, 2, 3], under: session.signingKey))
        let liars = [0, count / 2, count - 1]
        for liar in liars {
            shares[liar] = SignatureShare(-shares[liar].value, of: shares[liar].index)
        }
        #expect(throws: AggregationError.wrongShares(liars.map { shares[$0].index })) {
            try session.aggregate(shares)
        }
    }

    @Test(
        "The equations of right shares hold together, and with a wrong one they do not",
        arguments: TestGroup.schemes, PublicArithmetic.allCases)
    func equations(scheme: SigningScheme, arithmetic: PublicArithmetic) throws {
        // R is even of one of these messages and odd of another.
        var signs: Set<Bool> = []
        let group = try TestGroup(3, of: 4)
        for message in UInt8(0)..<8 {
            let request = try group.request([message], to: [1, 2, 4], by: scheme)
            let session = try SigningSession(
                request, of: group.key, options: [], arithmetic: arithmetic)
            signs.insert(session.terms.negatesNonces)
            var values = try [1, 2, 4].map { try group.answer($0, to: request).value }
            let weights = try #require(Interpolation.weights(ofPoints: request.points))
            let right = ShareEquations(of: session, values: values, weights: weights)
            #expect(right.hold([0, 1, 2]))
            #expect(right.hold([0, 1, 2].dropFirst()))
            values[1] = values[1] + .one
            let wrong = ShareEquations(of: session, values: values, weights: weights)
            #expect(!wrong.hold([0, 1, 2]))
            #expect(!wrong.hold([0, 1, 2].dropFirst()))
            #expect(wrong.hold([0, 1, 2].suffix(1)))
        }
        #expect(signs == (scheme == .rfc9591 ? [false] : [false, true]))
    }

    @Test(
        "Whether a share seems to hold does not depend on who computes",
        arguments: TestGroup.schemes, PublicArithmetic.allCases)
    func single(scheme: SigningScheme, arithmetic: PublicArithmetic) throws {
        // R is even of one of these messages and odd of another, and the tweak gives the equation a multiple of G.
        var signs: Set<Bool> = []
        let group = try TestGroup(3, of: 4, isOddKey: true)
        let derivation: SigningDerivation = scheme.isBIP340 ? .taproot() : .none
        for message in UInt8(0)..<8 {
            let request = try group.request(
                [message], to: [1, 2, 4], by: scheme, derivation: derivation)
            let session = try SigningSession(
                request, of: group.key, options: [], arithmetic: arithmetic)
            signs.insert(session.terms.negatesNonces)
            for number in [1, 2, 4] {
                let share = try group.answer(number, to: request)
                #expect(session.seemsValid(share))
                for wrong in [share.value + .one, -share.value, .zero] {
                    #expect(!session.seemsValid(SignatureShare(wrong, of: share.index)))
                }
                #expect(
                    try !session.seemsValid(SignatureShare(share.value, of: ParticipantIndex(3))))
            }
        }
        #expect(signs == (scheme == .rfc9591 ? [false] : [false, true]))
    }

    @Test("A share of everybody who was asked, once, and of nobody else")
    func lists() throws {
        let group = try TestGroup(2, of: 3)
        let request = try group.request(to: [1, 2], by: .taproot)
        let session = try SigningSession(request, of: group.key)
        let shares = try [1, 2].map { try group.answer($0, to: request) }
        let third = try SignatureShare(Scalar(1), of: ParticipantIndex(3))
        #expect(throws: AggregationError.missing([shares[1].index])) {
            try session.aggregate([shares[0]])
        }
        #expect(throws: AggregationError.duplicate(shares[0].index)) {
            try session.aggregate(shares + [shares[0]])
        }
        #expect(throws: AggregationError.notAsked(third.index)) {
            try session.aggregate(shares + [third])
        }
        #expect(session.signers == shares.map(\.index))
    }

    @Test("Signers who choose nonces that cancel each other make a signature that does not verify")
    func cancellingNonces() throws {
        let group = try TestGroup(2, of: 2)
        let scheme = SigningScheme.bip445(.draft12)
        func nonces(_ index: Int, _ sign: Scalar) throws -> NoncePair {
            let pair = NoncePair(
                hiding: SecretScalar(sign * Scalar(5)), binding: SecretScalar(sign * Scalar(6)),
                of: try group.signer(index, by: scheme))
            switch consume pair {
            case .some(let pair): return pair
            case .none: throw TestError("a nonce is zero")
            }
        }
        let commitments = [
            try ParticipantIndex(1): try nonces(1, .one).commitment,
            try ParticipantIndex(2): try nonces(2, -.one).commitment,
        ]
        let request = try SigningRequest(
            for: [4], with: group.key, by: scheme, commitments: commitments)
        let session = try SigningSession(request, of: group.key)
        #expect(session.noncePoint == .generator)
        let signers = [(1, Scalar.one), (2, -Scalar.one)]
        let shares = try signers.map { index, sign in
            let signer = try group.signer(index, by: scheme)
            let pair = try nonces(index, sign)
            return try signer.sign(signer.examine(request, for: pair), with: pair)
        }
        #expect(shares.allSatisfy(session.isValid))
        #expect(throws: AggregationError.signatureInvalid) { try session.aggregate(shares) }
        // In the other schemes the same commitments are refused at once.
        let crates = try SigningRequest(
            for: [4], with: group.key, by: .taproot, commitments: commitments)
        #expect(throws: Never.self) { try SigningSession(crates, of: group.key) }
    }

    @Test("A nonce at infinity makes no signature, not even by whoever knows the secret key")
    func nonceAtInfinity() throws {
        let group = try TestGroup(2, of: 3)
        let nonce = [UInt8](repeating: 0, count: 33)
        let suite = try #require(SigningScheme.rfc9591.ciphersuite)
        let challenge = SigningTerms.challenge(nonce, group.key.publicKey.point, [7], suite)
        let forged = try ThresholdSignature(
            decoding: nonce + (challenge * group.secret).encoded, of: .rfc9591)
        #expect(!forged.isValid(for: [7], under: group.key.publicKey))
    }

    @Test("A signature is read from its bytes alone, of the right size")
    func encoding() throws {
        let group = try TestGroup(2, of: 3)
        for scheme in TestGroup.schemes {
            let (session, signature) = try group.sign(by: [1, 2], scheme)
            let read = try ThresholdSignature(decoding: signature.encoded, of: scheme)
            #expect(read == signature)
            #expect(read.isValid(for: [1, 2, 3], under: session.signingKey))
            for bytes in [Array(signature.encoded.dropLast()), signature.encoded + [0]] {
                #expect(throws: DecodingError.self) {
                    try ThresholdSignature(decoding: bytes, of: scheme)
                }
            }
            for position in signature.encoded.indices {
                var changed = signature.encoded
                changed[position] ^= 1
                let other = try ThresholdSignature(decoding: changed, of: scheme)
                #expect(!other.isValid(for: [1, 2, 3], under: session.signingKey))
            }
        }
    }
}
