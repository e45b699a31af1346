import PolynomialCommitments
import TestSupport
import Testing

@testable import ThresholdSigning

@Suite("A call for a signature, and its result")
struct SigningCallTests {
    private let fresh: Digest

    init() throws { fresh = try Digest(decoding: [UInt8](repeating: 7, count: 32)) }

    private func call(
        _ group: TestGroup, _ message: [UInt8] = [1, 2, 3], by scheme: SigningScheme = .taproot,
        derivation: SigningDerivation = .none, options: SigningOptions = [],
        secret: Scalar = Scalar(5), fresh: Digest? = nil
    ) throws -> SigningCall {
        try SigningCall(
            for: message, with: group.key, by: scheme, derivation: derivation, options: options,
            fresh: fresh ?? self.fresh, signedBy: SigningKey(SecretScalar(secret)))
    }

    @Test(
        "Its bytes are read back, and every field is under the signature",
        arguments: TestGroup.schemes)
    func bytes(scheme: SigningScheme) throws {
        let group = try TestGroup(2, of: 3)
        let derivation = SigningDerivation.taproot()
        let call = try call(
            group, by: scheme, derivation: scheme == .rfc9591 ? .none : derivation)
        #expect(call.isAuthentic)
        let bytes = call.encoded
        let again = try SigningCall(decoding: bytes)
        #expect(again == call)
        #expect(again.isAuthentic)
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1
            #expect((try? SigningCall(decoding: changed))?.isAuthentic != true)
        }
        for count in bytes.indices {
            #expect(throws: SigningRequestError.self) {
                try SigningCall(decoding: Array(bytes.prefix(count)))
            }
        }
        #expect(throws: SigningRequestError.malformed(.trailing(count: 1))) {
            try SigningCall(decoding: bytes + [0])
        }
    }

    @Test("The use is named by all that is called for")
    func names() throws {
        let group = try TestGroup(2, of: 3)
        let first = try call(group)
        #expect(try call(group).id == first.id)
        #expect(try call(group, [9]).id != first.id)
        #expect(try call(group, secret: Scalar(6)).id != first.id)
        #expect(try call(group, derivation: .taproot()).id != first.id)
        #expect(try call(group, fresh: .zero).id != first.id)
        #expect(try call(TestGroup(2, of: 3, seed: 2)).id != first.id)
        let body = first.encoded.dropFirst(2).dropLast(64)
        let signed = TaggedHash("DKG/v1/signing call").digest(of: Array(body))
        let expected = TaggedHash("DKG/v1/use").digest(
            of: group.key.epoch.transcript.encoded + signed.encoded)
        #expect(first.id == SigningCall.ID(expected))
        #expect(first.id.description == expected.description)
    }

    @Test("A request asks for what was called for only if all of it is the same")
    func sameRequest() throws {
        let group = try TestGroup(2, of: 3)
        let call = try call(group)
        func request(
            _ message: [UInt8] = [1, 2, 3], by scheme: SigningScheme = .taproot,
            derivation: SigningDerivation = .none, secret: Scalar = Scalar(5),
            of other: TestGroup? = nil
        ) throws -> SignedRequest {
            SignedRequest(
                try (other ?? group).request(
                    message, to: [1, 2], by: scheme, derivation: derivation),
                signedBy: try SigningKey(SecretScalar(secret)))
        }
        #expect(call.asks(for: try request()))
        #expect(!call.asks(for: try request([1, 2])))
        #expect(!call.asks(for: try request(by: .bip445(.draft12))))
        #expect(!call.asks(for: try request(derivation: .taproot())))
        #expect(!call.asks(for: try request(secret: Scalar(6))))
        #expect(!call.asks(for: try request(of: TestGroup(2, of: 3, seed: 2))))
    }

    @Test("What no request could ask for is not called for, nor taken")
    func refused() throws {
        let own = try TestGroup(2, of: 3, isForeign: false)
        #expect(throws: SigningRequestError.untweakedKey) { try call(own) }
        let loose = try call(own, options: .keyAsItIs)
        #expect(throws: SigningRequestError.untweakedKey) { try loose.check(of: own.key) }
        #expect(try loose.check(of: own.key, options: .keyAsItIs) == own.key.publicKey)
        let other = try TestGroup(2, of: 3, seed: 4)
        #expect(
            throws: SigningRequestError.otherKey(
                expected: other.key.epoch.transcript, got: own.key.epoch.transcript)
        ) { try loose.check(of: other.key) }
        let output = try call(own, derivation: .taproot())
        let expected = try own.sign(by: [1, 2], .taproot, derivation: .taproot())
        #expect(try output.check(of: own.key) == expected.session.signingKey)
        let rerandomised = try call(
            other, derivation: .rerandomised(seed: fresh))
        #expect(try rerandomised.check(of: other.key) == nil)
    }

    @Test("A result is the signature of its request, and of no other", arguments: TestGroup.schemes)
    func results(scheme: SigningScheme) throws {
        let group = try TestGroup(2, of: 3)
        let (session, signature) = try group.sign(by: [1, 2], scheme)
        let request = session.request
        let result = PublishedSignature(signature, of: request.digest)
        #expect(try PublishedSignature(decoding: result.encoded) == result)
        #expect(result.encoded.count == 34 + scheme.signatureByteCount)
        #expect(result.signature(for: request, of: group.key) == signature)
        #expect(result.signature(for: request, of: try TestGroup(2, of: 3, seed: 2).key) == nil)
        // The same public key, shared another time.
        let shared = try TestGroup(2, of: 3, isForeign: false)
        #expect(shared.key.publicKey == group.key.publicKey)
        #expect(result.signature(for: request, of: shared.key) == nil)
        // The same message by other signers: the signature is one of it, and did not come from there.
        let sibling = try group.request(to: [1, 3], by: scheme)
        #expect(result.signature(for: sibling, of: group.key) == nil)
        let other = try group.request([9], to: [1, 2], by: scheme)
        #expect(result.signature(for: other, of: group.key) == nil)
        #expect(
            PublishedSignature(signature, of: other.digest).signature(for: other, of: group.key)
                == nil)
        for position in result.encoded.indices.dropFirst(34) {
            var bytes = result.encoded
            bytes[position] ^= 1
            let changed = try PublishedSignature(decoding: bytes)
            #expect(changed.signature(for: request, of: group.key) == nil)
        }
        for count in result.encoded.indices where count != 98 {
            #expect(throws: DecodingError.self) {
                try PublishedSignature(decoding: Array(result.encoded.prefix(count)))
            }
        }
        #expect(throws: DecodingError.self) {
            try PublishedSignature(decoding: result.encoded + [0, 0])
        }
    }
}
