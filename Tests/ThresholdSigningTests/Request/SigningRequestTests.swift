import TestSupport
import Testing

@testable import ThresholdSigning

@Suite("Requests")
struct SigningRequestTests {
    @Test(
        "What is written is read again, and names itself by its digest",
        arguments: TestGroup.schemes)
    func encoding(scheme: SigningScheme) throws {
        let group = try TestGroup(2, of: 4)
        let request = try group.request(to: [1, 3, 4], by: scheme)
        let bytes = request.encoded
        let read = try SigningRequest(decoding: bytes)
        #expect(read == request)
        #expect(read.digest == TaggedHash("DKG/v1/signing request").digest(of: bytes))
        for length in 0..<bytes.count {
            #expect(throws: SigningRequestError.self) {
                try SigningRequest(decoding: Array(bytes.prefix(length)))
            }
        }
        #expect(throws: SigningRequestError.malformed(.trailing(count: 1))) {
            try SigningRequest(decoding: bytes + [0])
        }
        // Whatever byte is changed, what is still read is another request, and this signer signs none of its kind.
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 0x10
            guard let other = try? SigningRequest(decoding: changed) else { continue }
            #expect(other.encoded == changed)
            #expect(other.digest != request.digest)
        }
    }

    @Test("Derivations are written and read again, and those that make no sense are refused")
    func derivations() throws {
        let path = try DerivationPath(steps: [0, 0x7FFF_FFFF])
        let code = try ChainCode(decoding: [UInt8](repeating: 9, count: 32))
        let tweak = KeyTweak(Scalar(4), as: .xOnly)
        let seed = Digest(reducing: 1)
        let sensible: [SigningDerivation] = [
            .none, .descendant(path), .descendant(path, chainCode: code), .taproot(),
            .taproot(.root(seed), path: path, chainCode: code), .rerandomised(seed: seed),
            .unverified([tweak, KeyTweak(.zero, as: .plain)], after: .taproot()),
        ]
        for derivation in sensible {
            var reader = ByteReader(derivation.encoded)
            #expect(try SigningDerivation(from: &reader) == derivation)
            #expect(reader.remaining == 0)
        }
        #expect(SigningDerivation.none.encoded == [0, 0, 0, 0, 0])
        for derivation in [sensible[2], sensible[4]] {
            #expect(derivation.chainCode == code)
            #expect(throws: Never.self) { try derivation.check(for: .taproot) }
        }
        #expect(SigningDerivation.taproot(path: DerivationPath(), chainCode: code) == .taproot())
        #expect(SigningDerivation.descendant(DerivationPath(), chainCode: code) == .none)
        let conflicts: [(SigningDerivation, SigningScheme, DerivationConflict)] = [
            (
                SigningDerivation(
                    path: DerivationPath(), chainCode: code, taproot: nil, rerandomisation: nil,
                    rawTweaks: []), .taproot, .chainCodeWithoutPath
            ),
            (.taproot(), .rfc9591, .taprootNotBIP340),
            (.unverified([tweak]), .rfc9591, .rawTweaksOutsideBIP445),
            (.unverified([tweak]), .taproot, .rawTweaksOutsideBIP445),
            (
                SigningDerivation(
                    path: path, chainCode: nil, taproot: nil, rerandomisation: seed, rawTweaks: []),
                .rfc9591, .rerandomisationNotAlone
            ),
            (
                SigningDerivation(
                    path: DerivationPath(), chainCode: nil, taproot: .withoutScripts,
                    rerandomisation: seed, rawTweaks: []), .taproot, .rerandomisationNotAlone
            ),
            (
                .rerandomised(seed: seed), .bip445(.draft12), .rerandomisationInBIP445
            ),
        ]
        let group = try TestGroup(2, of: 3)
        for (derivation, scheme, conflict) in conflicts {
            #expect(throws: SigningRequestError.derivation(conflict)) {
                try group.request(to: [1, 2], by: scheme, derivation: derivation)
            }
        }
    }

    @Test("A key and its epoch are named, and no other is signed with")
    func otherKey() throws {
        let group = try TestGroup(2, of: 3)
        let other = try TestGroup(2, of: 3, seed: 2)
        let request = try group.request(to: [1, 2], by: .taproot)
        let expected = SigningRequestError.otherKey(
            expected: other.key.epoch.transcript, got: group.key.epoch.transcript)
        #expect(throws: expected) { try SigningSession(request, of: other.key) }
    }

    @Test("A message has at most 16 MiB")
    func longMessages() throws {
        let group = try TestGroup(1, of: 1)
        let longest = [UInt8](repeating: 1, count: SigningRequest.maximumMessageByteCount)
        let request = try group.request(longest, to: [1], by: .rfc9591)
        #expect(try SigningRequest(decoding: request.encoded) == request)
        #expect(
            throws: SigningRequestError.messageTooLong(
                maximum: longest.count, got: longest.count + 1)
        ) { try group.request(longest + [1], to: [1], by: .rfc9591) }
    }

    @Test(
        "The list of signers and the list of commitments name the same, in strictly ascending order"
    )
    func orderOfSigners() throws {
        let group = try TestGroup(2, of: 3)
        let request = try group.request(to: [1, 2], by: .rfc9591)
        func changed(_ points: [Scalar], _ listed: [Scalar]) -> SigningRequest {
            let commitments = request.points.indices.map { request.commitmentBytes(at: $0) }
            return SigningRequest(
                scheme: .rfc9591, keyDigest: request.keyDigest, derivation: .none,
                points: points, list: zip(listed, commitments).flatMap { $0.encoded + $1 },
                aggregateNonce: [], message: request.message)
        }
        let (one, two) = (request.points[0], request.points[1])
        #expect(changed([one, two], [one, two]) == request)
        for points in [[two, one], [two, two]] {
            let error = SigningRequestError.notAscending(previous: points[0], next: points[1])
            let other = changed(points, points)
            #expect(throws: error) { try SigningRequest(decoding: other.encoded) }
            #expect(throws: error) { try SigningSession(other, of: group.key) }
        }
        for (place, listed) in [[two, two], [one, one]].enumerated() {
            #expect(throws: SigningRequestError.otherListedSigner(place: place)) {
                try SigningRequest(decoding: changed([one, two], listed).encoded)
            }
        }
    }

    @Test("What the crates' signers are asked is the same request, by the scheme of its suite")
    func cratesPackages() throws {
        let group = try TestGroup(2, of: 3)
        for scheme in [SigningScheme.rfc9591, .taproot] {
            let request = try group.request(to: [1, 3], by: scheme)
            let package = try #require(try request.frostPackage(of: group.key))
            #expect(try SigningRequest(package, with: group.key) == request)
        }
        let draft = try group.request(to: [1, 3], by: .bip445(.draft12))
        #expect(try draft.frostPackage(of: group.key) == nil)
    }

    @Test("A length that no message has is refused before anything is read")
    func lengths() throws {
        let group = try TestGroup(1, of: 1)
        let bytes = try group.request([], to: [1], by: .rfc9591).encoded
        let length = Array(UInt64(SigningRequest.maximumMessageByteCount + 1).bigEndianBytes)
        #expect(
            throws: SigningRequestError.messageTooLong(
                maximum: SigningRequest.maximumMessageByteCount,
                got: SigningRequest.maximumMessageByteCount + 1)
        ) { try SigningRequest(decoding: bytes.dropLast(8) + length) }
    }

    @Test("A descendant signs under the key of its path, with the key's chain code or another")
    func descendants() throws {
        let group = try TestGroup(2, of: 3)
        let code = try ChainCode(decoding: [UInt8](repeating: 9, count: 32))
        let path = try DerivationPath(steps: [3])
        var keys: Set<PublicKey> = [group.key.publicKey]
        for derivation in [SigningDerivation.descendant(path), .descendant(path, chainCode: code)] {
            let (session, signature) = try group.sign(
                by: [1, 2], .rfc9591, derivation: derivation)
            #expect(keys.insert(session.signingKey).inserted)
            #expect(signature.isValid(for: [1, 2, 3], under: session.signingKey))
        }
    }

    @Test("In BIP 445 a coordinator checks the aggregate, and a signer its own place alone")
    func aggregates() throws {
        let group = try TestGroup(2, of: 3)
        let scheme = SigningScheme.bip445(.draft12)
        let request = try group.request(to: [1, 2], by: scheme)
        func changed(list: [UInt8]? = nil, aggregate: [UInt8]? = nil) -> SigningRequest {
            SigningRequest(
                scheme: scheme, keyDigest: request.keyDigest, derivation: request.derivation,
                points: request.points, list: list ?? request.list,
                aggregateNonce: aggregate ?? request.aggregateNonce, message: request.message)
        }
        let own = try NonceCommitment(decoding: Array(request.commitmentBytes(at: 0)))
        let lying = changed(aggregate: own.encoded)
        #expect(throws: SigningRequestError.otherAggregate) {
            try SigningSession(lying, of: group.key)
        }
        #expect(throws: Never.self) { try group.answer(1, to: lying) }
        var list = request.list
        list[98 + 32] = 9
        #expect(throws: try SigningRequestError.malformedCommitment(ParticipantIndex(2))) {
            try SigningSession(changed(list: list), of: group.key)
        }
        #expect(throws: Never.self) { try group.answer(1, to: changed(list: list)) }
        let broken = changed(aggregate: [UInt8](repeating: 5, count: 66))
        #expect(throws: SigningRequestError.malformedAggregate) {
            try group.answer(1, to: broken)
        }
        #expect(throws: SigningRequestError.malformedAggregate) {
            try SigningSession(broken, of: group.key)
        }
    }

    @Test("Schemes have a number and a version, and others are not known")
    func schemes() throws {
        let group = try TestGroup(1, of: 1)
        for scheme in TestGroup.schemes {
            #expect(SigningScheme(number: scheme.number, version: scheme.version) == scheme)
            var bytes = try group.request(to: [1], by: scheme).encoded
            bytes[4] ^= 0x40
            #expect(throws: SigningRequestError.self) { try SigningRequest(decoding: bytes) }
        }
        #expect(SigningScheme(number: 1, version: 1) == nil)
        #expect(SigningScheme(number: 2, version: 1) == nil)
        #expect(SigningScheme(number: 3, version: 0x000c00) == nil)
        #expect(SigningScheme(number: 4, version: 0) == nil)
        #expect(BIP445Version.allCases.map(\.description) == ["0.6.0", "0.12.1"])
        #expect(
            TestGroup.schemes.map(\.description)
                == ["rfc9591", "taproot", "bip445 0.6.0", "bip445 0.12.1"])
    }
}
