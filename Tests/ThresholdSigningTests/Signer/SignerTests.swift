import TestSupport
import Testing

@testable import ThresholdSigning

@Suite("A signer")
struct SignerTests {
    @Test("What cannot sign is refused before there is a nonce")
    func refusals() throws {
        for purpose in [Purpose.decryption, .randomness] {
            let group = try TestGroup(2, of: 3, purpose: purpose)
            #expect(throws: SigningKeyError.purpose(purpose)) {
                _ = try group.signer(1, by: .taproot)
            }
        }
        // The share of member 2 is zero: f(x) = 2 - x.
        let zero = try TestGroup([Scalar(2), -Scalar.one], of: 3, isForeign: false)
        #expect(throws: try SigningKeyError.shareAtInfinity(ParticipantIndex(2))) {
            _ = try zero.signer(2, by: .taproot)
        }
        #expect(throws: Never.self) { _ = try zero.signer(1, by: .taproot) }
        #expect(throws: try SigningRequestError.key(.shareAtInfinity(ParticipantIndex(2)))) {
            let commitment = try zero.nonces(1, by: .rfc9591).commitment
            _ = try SigningRequest(
                for: [], with: zero.key, by: .rfc9591,
                commitments: [ParticipantIndex(1): commitment, ParticipantIndex(2): commitment])
        }
        let named = try TestGroup(2, of: 2, points: [Scalar(1), Scalar(3)])
        for version in BIP445Version.allCases {
            #expect(throws: try SigningKeyError.pointNotIndex(ParticipantIndex(2))) {
                _ = try named.signer(1, by: .bip445(version))
            }
        }
        let large = try TestGroup(1, of: 129)
        #expect(throws: SigningKeyError.tooManyMembers(maximum: 128, got: 129)) {
            _ = try large.signer(1, by: .bip445(.draft12))
        }
        #expect(throws: Never.self) { _ = try large.signer(1, by: .bip445(.draft6)) }
        let largest = try TestGroup(1, of: 128)
        #expect(throws: Never.self) { _ = try largest.signer(128, by: .bip445(.draft12)) }
    }

    @Test("A ceremony's key signs for outputs with a Taproot tweak only, unless it is said")
    func untweaked() throws {
        let own = try TestGroup(2, of: 3, isForeign: false)
        let path = try DerivationPath(steps: [1])
        for scheme in TestGroup.schemes where scheme.isBIP340 {
            for derivation in [SigningDerivation.none, .descendant(path)] {
                let request = try own.request(to: [1, 2], by: scheme, derivation: derivation)
                #expect(throws: SigningRequestError.untweakedKey) {
                    try own.answer(1, to: request)
                }
                #expect(throws: SigningRequestError.untweakedKey) {
                    try SigningSession(request, of: own.key)
                }
                #expect(throws: Never.self) {
                    try own.sign(
                        by: [1, 2], scheme, derivation: derivation, options: .keyAsItIs)
                }
            }
            #expect(throws: Never.self) {
                try own.sign(by: [1, 2], scheme, derivation: .taproot())
            }
        }
        #expect(throws: Never.self) { try own.sign(by: [1, 2], .rfc9591) }
        let foreign = try TestGroup(2, of: 3)
        #expect(throws: Never.self) { try foreign.sign(by: [1, 2], .taproot) }
    }

    @Test("Raw tweaks are signed only by whoever says so")
    func rawTweaks() throws {
        let group = try TestGroup(2, of: 3)
        let request = try group.request(
            to: [1, 2], by: .bip445(.draft12),
            derivation: .unverified([KeyTweak(Scalar(3), as: .plain)]))
        #expect(throws: SigningRequestError.unverifiedTweaks) { try group.answer(1, to: request) }
        #expect(throws: Never.self) {
            try group.answer(1, to: request, options: .unverifiedTweaks)
        }
    }

    @Test(
        "Nonces of another signer, key, epoch or scheme do not sign", arguments: TestGroup.schemes)
    func otherNonces(scheme: SigningScheme) throws {
        let group = try TestGroup(2, of: 3)
        let other = try TestGroup(2, of: 3, seed: 2)
        let request = try group.request(to: [1, 2], by: scheme)
        let signer = try group.signer(1, by: scheme)
        let second = try group.nonces(2, by: scheme)
        #expect(throws: try SigningRequestError.otherCommitment(ParticipantIndex(1))) {
            try signer.examine(request, for: second)
        }
        let later = try group.nonces(1, by: scheme, seed: 8)
        #expect(throws: try SigningRequestError.otherCommitment(ParticipantIndex(1))) {
            try signer.examine(request, for: later)
        }
        let foreign = try other.nonces(1, by: scheme)
        #expect(
            throws: SigningRequestError.otherKey(
                expected: other.key.epoch.transcript, got: group.key.epoch.transcript)
        ) { try signer.examine(request, for: foreign) }
        let otherScheme: SigningScheme = scheme == .taproot ? .rfc9591 : .taproot
        let mixed = try group.nonces(1, by: otherScheme)
        #expect(throws: SigningRequestError.otherScheme(expected: otherScheme, got: scheme)) {
            try signer.examine(request, for: mixed)
        }
        #expect(throws: SigningRequestError.otherScheme(expected: scheme, got: otherScheme)) {
            let own = try group.nonces(1, by: scheme)
            return try signer.examine(group.request(to: [1, 2], by: otherScheme), for: own)
        }
    }

    @Test(
        "What was examined for some nonces is not signed with others", arguments: TestGroup.schemes)
    func examinedForOthers(scheme: SigningScheme) throws {
        let group = try TestGroup(2, of: 3)
        let request = try group.request(to: [1, 2], by: scheme)
        let signer = try group.signer(1, by: scheme)
        let nonces = try group.nonces(1, by: scheme)
        let examined = try signer.examine(request, for: nonces)
        #expect(throws: SigningError.otherNonces) {
            try signer.sign(examined, with: group.nonces(1, by: scheme, seed: 8))
        }
        let second = try group.signer(2, by: scheme)
        #expect(throws: SigningError.otherNonces) {
            try second.sign(examined, with: group.nonces(2, by: scheme))
        }
        let otherScheme: SigningScheme = scheme == .taproot ? .rfc9591 : .taproot
        let other = try group.signer(1, by: otherScheme)
        #expect(throws: SigningError.otherNonces) {
            try other.sign(examined, with: group.nonces(1, by: scheme))
        }
        let otherKey = try TestGroup(2, of: 3, seed: 2).signer(1, by: scheme)
        #expect(throws: SigningError.otherNonces) {
            try otherKey.sign(examined, with: group.nonces(1, by: scheme))
        }
    }

    @Test("Each of signer, scheme and key is compared by itself", arguments: TestGroup.schemes)
    func comparedOneByOne(scheme: SigningScheme) throws {
        let group = try TestGroup(2, of: 3)
        let first = try ParticipantIndex(1)
        let second = try ParticipantIndex(2)
        let own = try group.nonces(1, by: scheme)
        let others = try group.nonces(2, by: scheme)
        /// A request that lists commitments in whose places a liar likes.
        func request(
            _ one: NonceCommitment, _ two: NonceCommitment, by scheme: SigningScheme,
            with key: ThresholdKey? = nil
        ) throws -> SigningRequest {
            try SigningRequest(
                for: [1], with: key ?? group.key, by: scheme,
                commitments: [first: one, second: two])
        }
        let signer = try group.signer(1, by: scheme)
        // The other's commitment in this signer's place: with the other's nonces nothing is examined.
        let exchanged = try request(others.commitment, own.commitment, by: scheme)
        #expect(throws: SigningRequestError.otherCommitment(first)) {
            try signer.examine(exchanged, for: others)
        }
        // Examined for another place, with these nonces; and for this place, with the other's.
        let elsewhere = try group.signer(2, by: scheme).examine(
            exchanged, unused: own.commitment, arithmetic: .standard)
        #expect(throws: SigningError.otherNonces) {
            try signer.sign(elsewhere, with: group.nonces(1, by: scheme))
        }
        let here = try signer.examine(
            exchanged, unused: others.commitment, arithmetic: .standard)
        #expect(throws: SigningError.otherNonces) {
            try signer.sign(here, with: group.nonces(2, by: scheme))
        }
        // The same commitment under another scheme, either way round.
        let otherScheme: SigningScheme = scheme == .taproot ? .rfc9591 : .taproot
        let mixed = try request(own.commitment, others.commitment, by: otherScheme)
        let otherwise = try group.signer(1, by: otherScheme)
        let examined = try otherwise.examine(
            mixed, unused: own.commitment, arithmetic: .standard)
        #expect(throws: SigningError.otherNonces) {
            try signer.sign(examined, with: group.nonces(1, by: scheme))
        }
        #expect(throws: SigningError.otherNonces) {
            try otherwise.sign(examined, with: group.nonces(1, by: scheme))
        }
        // And with the nonces of another key.
        let otherGroup = try TestGroup(2, of: 3, seed: 2)
        let foreign = try otherGroup.nonces(1, by: scheme)
        let named = try request(foreign.commitment, others.commitment, by: scheme)
        let unaware = try signer.examine(
            named, unused: foreign.commitment, arithmetic: .standard)
        #expect(throws: SigningError.otherNonces) {
            try signer.sign(unaware, with: otherGroup.nonces(1, by: scheme))
        }
    }

    @Test("Exactly t of n sign, and fewer are not asked", arguments: TestGroup.schemes)
    func threshold(scheme: SigningScheme) throws {
        let group = try TestGroup(2, of: 5)
        #expect(throws: SigningRequestError.tooFewSigners(needed: 2, got: 1)) {
            try group.request(to: [4], by: scheme)
        }
        let request = try group.request(to: [2, 4], by: scheme)
        let nonces = try group.nonces(5, by: scheme)
        let fifth = try group.signer(5, by: scheme)
        #expect(throws: try SigningRequestError.notAsked(ParticipantIndex(5))) {
            try fifth.examine(request, for: nonces)
        }
        #expect(throws: Never.self) { try group.sign(by: [2, 4], scheme) }
    }

    @Test(
        "Nonces come from fresh bytes and the share: neither alone decides",
        arguments: TestGroup.schemes)
    func nonces(scheme: SigningScheme) throws {
        let group = try TestGroup(2, of: 3)
        let one = try group.nonces(1, by: scheme).commitment
        #expect(try group.nonces(1, by: scheme).commitment == one)
        #expect(try group.nonces(1, by: scheme, seed: 8).commitment != one)
        var same = SeededRandomSource(seed: 7_001)
        #expect(try group.signer(2, by: scheme).commit(random: &same).commitment != one)
        #expect(one.hiding != one.binding)
        var broken = BrokenSource()
        #expect(throws: SigningError.random(.unavailable)) {
            _ = try group.signer(1, by: scheme).commit(random: &broken)
        }
        #expect(try NonceCommitment(decoding: one.encoded) == one)
        #expect(one.encoded.count == NonceCommitment.byteCount)
        #expect(NonceCommitment(hiding: .infinity, binding: one.binding) == nil)
        #expect(NonceCommitment(hiding: one.hiding, binding: .infinity) == nil)
    }

    /// A source that has nothing to give.
    private struct BrokenSource: RandomSource {
        mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
            throw .unavailable
        }
    }
}
