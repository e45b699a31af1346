import PolynomialCommitments
import TestSupport
import Testing

@testable import ThresholdSigning

@Suite("A pool of nonces")
struct NoncePoolTests {
    @Test(
        "A pair signs one request, and the same request gets the same answer",
        arguments: TestGroup.schemes)
    func once(scheme: SigningScheme) throws {
        let scene = try PoolScene(RobustScene(2, of: 3, by: scheme))
        let commitment = try scene.prepare()
        let first = try #require(scene.offer(commitment))
        #expect(first.commitment == commitment.encoded)
        #expect(first.isAuthentic(by: try RobustScene.identity(1).verificationKey))
        #expect(try FirstCommitment(decoding: first.encoded) == first)
        // The same bytes again, and the same under a signature for a use.
        #expect(scene.offer(commitment) == first)
        let identity = try RobustScene.identity(1).verificationKey
        let use = SigningCall.ID(.zero)
        let offer = try #require(scene.offer(commitment, in: use))
        #expect(offer.first == first)
        #expect(offer.isAuthentic(in: use, by: identity))
        let other = SigningCall.ID(scene.scene.key.epoch.transcript)
        #expect(!offer.isAuthentic(in: other, by: identity))
        #expect(!offer.isAuthentic(in: use, by: try RobustScene.identity(2).verificationKey))
        let bytes = offer.encoded
        #expect(bytes.count == 237)
        #expect(try SigningOffer(decoding: bytes) == offer)
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1
            #expect(
                (try? SigningOffer(decoding: changed))?.isAuthentic(in: use, by: identity) != true)
        }
        for count in bytes.indices {
            #expect(throws: SigningRequestError.self) {
                try SigningOffer(decoding: Array(bytes.prefix(count)))
            }
        }
        let request = try scene.request(commitment)
        let answer = try scene.answer(request)
        let session = try SigningSession(request.request, of: scene.scene.key)
        let share = try #require(answer.signatureShare)
        #expect(session.isValid(share))
        #expect(answer.commitment == commitment.encoded)
        #expect(answer.nextCommitment == nil)
        #expect(try scene.answer(request) == answer)
        #expect(scene.offer(commitment) == nil)
        #expect(scene.offer(commitment, in: use) == nil)
        // Another message, and the same message with other signers.
        for other in [
            try scene.request(commitment, message: [2]), try scene.request(commitment, other: 1),
        ] {
            #expect(throws: NoncePoolError.notUnused(commitment)) { try scene.answer(other) }
        }
        try scene.restart()
        #expect(try scene.answer(request) == answer)
        #expect(throws: NoncePoolError.notUnused(commitment)) {
            try scene.answer(scene.request(commitment, message: [2]))
        }
    }

    @Test("A hundred in advance, a restart, sixty used, a restart: forty are left, in any order")
    func inAdvance() throws {
        let scene = try PoolScene(RobustScene(2, of: 3, by: .bip445(.draft12)))
        var commitments: [NonceCommitment] = []
        for _ in 0..<100 { commitments.append(try scene.prepare()) }
        #expect(Set(commitments).count == 100)
        try scene.restart()
        #expect(scene.unused.count == 100)
        // Every other one from the end, then from the beginning.
        let order = commitments.reversed().enumerated().sorted { $0.offset % 2 < $1.offset % 2 }
        for (offset, commitment) in order.prefix(60) {
            _ = try scene.answer(scene.request(commitment, message: [UInt8(offset)]))
        }
        try scene.restart()
        #expect(scene.unused.count == 40)
        #expect(Set(scene.unused.keys) == Set(order.dropFirst(60).map(\.element)))
        for (_, commitment) in order.prefix(60) {
            #expect(throws: NoncePoolError.notUnused(commitment)) {
                try scene.answer(scene.request(commitment, message: [200]))
            }
        }
        for (_, commitment) in order.dropFirst(60) {
            _ = try scene.answer(scene.request(commitment))
        }
        #expect(scene.unused.isEmpty)
    }

    @Test(
        "Killed after the erasing, the pair is gone; killed after the storing, the answer is there")
    func killed() throws {
        let scene = try PoolScene(RobustScene(2, of: 3, by: .taproot))
        let commitment = try scene.prepare()
        let request = try scene.request(commitment)
        // Erased, and dead before anything was stored.
        _ = try scene.erase(commitment)
        try scene.restart()
        #expect(throws: NoncePoolError.notUnused(commitment)) { try scene.answer(request) }
        // Stored, and dead before it was sent.
        let second = try scene.prepare()
        let later = try scene.request(second)
        guard case .open(let open) = try scene.examine(later) else {
            throw TestError("not open")
        }
        let made = try scene.pool.answer(open, erased: scene.erase(second))
        let bytes = made.encoded
        scene.answers[made.requestDigest] = bytes
        // Before it is released the pool does not know it.
        #expect(throws: NoncePoolError.notUnused(second)) { try scene.examine(later) }
        try scene.restart()
        #expect(try scene.answer(later).encoded == bytes)
        #expect(throws: NoncePoolError.notUnused(second)) {
            try scene.answer(scene.request(second, message: [9]))
        }
    }

    @Test(
        "An answer offers a pair that is stored, unused, not offered, and for the same coordinator")
    func next() throws {
        let scene = try PoolScene(RobustScene(2, of: 3, by: .rfc9591))
        let coordinator = try PoolScene.coordinator().verificationKey
        let first = try scene.prepare()
        let second = try scene.prepare()
        _ = scene.offer(first)
        #expect(scene.notOffered(to: coordinator) == [second])
        guard case .open(let open) = try scene.examine(scene.request(first)) else {
            throw TestError("not open")
        }
        let stranger = try scene.scene.nonces(1, 5).commitment
        for unusable in [first, stranger] {
            #expect(throws: NoncePoolError.nextNotUsable(unusable)) {
                _ = try scene.pool.answer(
                    open, erased: SecretBytes(copying: scene.records[first] ?? []), next: unusable)
            }
        }
        let other = try scene.pool.prepare(
            for: RobustScene.identity(2).verificationKey, random: &scene.source)
        let others = other.commitment
        try scene.pool.stored(other)
        #expect(throws: NoncePoolError.nextNotUsable(others)) {
            _ = try scene.pool.answer(
                open, erased: SecretBytes(copying: scene.records[first] ?? []), next: others)
        }
        // Not even the pair itself that was not offered yet.
        guard case .open(let unoffered) = try scene.examine(scene.request(second)) else {
            throw TestError("not open")
        }
        #expect(throws: NoncePoolError.nextNotUsable(second)) {
            _ = try scene.pool.answer(
                unoffered, erased: SecretBytes(copying: scene.records[second] ?? []), next: second)
        }
        // Nothing was used up by what was refused.
        let answer = try scene.answer(scene.request(first), next: second)
        #expect(answer.nextCommitment == second.encoded)
        #expect(scene.notOffered(to: coordinator).isEmpty)
        let third = try scene.prepare()
        #expect(throws: NoncePoolError.nextNotUsable(second)) {
            guard case .open(let open) = try scene.examine(scene.request(third)) else { return }
            _ = try scene.pool.answer(
                open, erased: SecretBytes(copying: scene.records[third] ?? []), next: second)
        }
        scene.pool.markOffered(third)
        #expect(scene.notOffered(to: coordinator).isEmpty)
        scene.pool.markOffered(stranger)
        scene.pool.forget(third)
        #expect(throws: NoncePoolError.notUnused(third)) {
            try scene.examine(scene.request(third))
        }
    }

    @Test("Only the coordinator for whom a pair was made gets it, and only under its signature")
    func coordinators() throws {
        let scene = try PoolScene(RobustScene(2, of: 3, by: .taproot))
        let commitment = try scene.prepare()
        let stranger = try SigningKey(SecretScalar(Scalar(77))).verificationKey
        #expect(
            throws: NoncePoolError.otherCoordinator(
                expected: try PoolScene.coordinator().verificationKey, got: stranger)
        ) {
            try scene.examine(scene.request(commitment, signedBy: Scalar(77)))
        }
        var bytes = try scene.request(commitment).encoded
        bytes[2 + 32 + 5] ^= 1
        #expect(throws: NoncePoolError.notAuthentic) {
            try scene.examine(SignedRequest(decoding: bytes))
        }
        #expect(throws: Never.self) { try scene.answer(scene.request(commitment)) }
    }

    @Test("A request for others, for another key, or with what is no commitment, uses nothing up")
    func otherRequests() throws {
        let scene = try PoolScene(RobustScene(2, of: 3, by: .taproot))
        let commitment = try scene.prepare()
        let key = scene.scene.key
        let others = try SigningRequest(
            for: [1], with: key, by: .taproot,
            commitments: [
                ParticipantIndex(2): scene.scene.nonces(2, 1).commitment,
                ParticipantIndex(3): scene.scene.nonces(3, 1).commitment,
            ])
        #expect(throws: NoncePoolError.request(.notAsked(scene.index))) {
            try scene.examine(SignedRequest(others, signedBy: PoolScene.coordinator()))
        }
        let foreign = try TestGroup(2, of: 3, seed: 9).request(to: [1, 2], by: .taproot)
        #expect(
            throws: NoncePoolError.request(
                .otherKey(expected: key.epoch.transcript, got: foreign.keyDigest))
        ) {
            try scene.examine(SignedRequest(foreign, signedBy: PoolScene.coordinator()))
        }
        var bytes = try scene.request(commitment).request.encoded
        let place = bytes.count - 8 - 1 - 2 * SigningRequest.entryByteCount + 32
        bytes[place] = 5
        #expect(throws: NoncePoolError.request(.malformedCommitment(scene.index))) {
            try scene.examine(
                SignedRequest(SigningRequest(decoding: bytes), signedBy: PoolScene.coordinator()))
        }
        // The other's commitment is none: the signer's own examination says so.
        bytes = try scene.request(commitment).request.encoded
        bytes[bytes.count - 8 - 1 - SigningRequest.entryByteCount + 32] = 5
        #expect(throws: NoncePoolError.request(try .malformedCommitment(ParticipantIndex(2)))) {
            try scene.examine(
                SignedRequest(SigningRequest(decoding: bytes), signedBy: PoolScene.coordinator()))
        }
        #expect(scene.unused.count == 1)
        #expect(throws: Never.self) { try scene.answer(scene.request(commitment)) }
    }

    @Test(
        "A record of another signer, epoch or scheme, or one that was changed, is refused",
        arguments: TestGroup.schemes)
    func records(scheme: SigningScheme) throws {
        let scene = try PoolScene(RobustScene(2, of: 3, by: scheme))
        let commitment = try scene.prepare()
        let record = try #require(scene.records[commitment])
        #expect(record.count == (scheme.isBIP340 && scheme != .taproot ? 171 : 203))
        let second = try PoolScene(RobustScene(2, of: 3, by: scheme), 2)
        #expect(
            throws: NoncePoolError.otherSigner(expected: second.index, got: scene.index)
        ) { try second.pool.restore(SecretBytes(copying: record)) }
        let later = try PoolScene(RobustScene(3, of: 3, by: scheme))
        #expect(
            throws: NoncePoolError.otherEpoch(
                expected: later.scene.key.epoch.transcript,
                got: scene.scene.key.epoch.transcript)
        ) { try later.pool.restore(SecretBytes(copying: record)) }
        for other in TestGroup.schemes where other != scheme {
            let pool = try PoolScene(RobustScene(2, of: 3, by: other))
            #expect(throws: NoncePoolError.otherScheme(expected: other, got: scheme)) {
                try pool.pool.restore(SecretBytes(copying: record))
            }
        }
        for malformed in [
            [], Array(record.dropLast()), record + [0], Array(record.prefix(138)),
            [2] + record.dropFirst(), [1, 0x16] + record.dropFirst(2),
            Array(record.prefix(4)) + [9] + record.dropFirst(5),
        ] {
            #expect(throws: NoncePoolError.self) {
                try scene.pool.restore(SecretBytes(copying: malformed))
            }
            if case .none = try? NonceRecord(decoding: SecretBytes(copying: malformed)) {
                continue
            }
            Issue.record("\(malformed) was read")
        }
        // Found out when it is used, and the pair is gone then.
        var changed = record
        changed[changed.count - 1] ^= 1
        guard case .open(let open) = try scene.examine(scene.request(commitment)) else {
            throw TestError("not open")
        }
        let other = try scene.prepare()
        #expect(throws: NoncePoolError.otherRecord(expected: commitment, got: other)) {
            _ = try scene.pool.answer(
                open, erased: SecretBytes(copying: scene.records[other] ?? []))
        }
        #expect(throws: NoncePoolError.changedRecord) {
            _ = try scene.pool.answer(open, erased: SecretBytes(copying: changed))
        }
        #expect(throws: NoncePoolError.notUnused(commitment)) {
            _ = try scene.pool.answer(open, erased: SecretBytes(copying: record))
        }
    }

    @Test("A superseded epoch signs nothing more, and says what to erase")
    func superseded() throws {
        let scene = try PoolScene(RobustScene(2, of: 3, by: .taproot))
        let used = try scene.prepare()
        let request = try scene.request(used)
        let answer = try scene.answer(request)
        let left = try scene.prepare()
        guard case .open(let open) = try scene.examine(scene.request(left)) else {
            throw TestError("not open")
        }
        let coordinator = try PoolScene.coordinator().verificationKey
        let late = try scene.pool.prepare(for: coordinator, random: &scene.source)
        #expect(scene.supersede() == [left])
        #expect(scene.isSuperseded)
        #expect(scene.unused.isEmpty)
        #expect(scene.offer(left) == nil)
        do throws(NoncePoolError) {
            try scene.pool.stored(late)
            Issue.record("stored")
        } catch {
            #expect(error == .superseded)
        }
        do throws(NoncePoolError) {
            _ = try scene.pool.prepare(for: coordinator, random: &scene.source)
            Issue.record("prepared")
        } catch {
            #expect(error == .superseded)
        }
        #expect(throws: NoncePoolError.superseded) {
            try scene.examine(scene.request(left, message: [8]))
        }
        #expect(throws: NoncePoolError.superseded) {
            _ = try scene.pool.answer(open, erased: scene.erase(left))
        }
        #expect(throws: NoncePoolError.superseded) {
            try scene.pool.restore(SecretBytes(copying: []))
        }
        #expect(try scene.answer(request) == answer)
    }

    @Test("A pool needs the identity that the key says")
    func identities() throws {
        let scene = try RobustScene(2, of: 3, by: .taproot, withoutIdentity: [3])
        #expect(throws: try NoncePoolError.noIdentity(ParticipantIndex(3))) {
            _ = try NoncePool(scene.signer(3), identity: RobustScene.identity(3))
        }
        #expect(
            throws: NoncePoolError.otherIdentity(
                expected: try RobustScene.identity(1).verificationKey,
                got: try RobustScene.identity(2).verificationKey)
        ) {
            _ = try NoncePool(scene.signer(1), identity: RobustScene.identity(2))
        }
        let pool = try PoolScene(scene)
        for foreign in [
            [], try PoolScene(scene, 2).offeredAnswer().encoded,
            try forged(PoolScene(scene).offeredAnswer()),
        ] {
            #expect(throws: NoncePoolError.foreignAnswer) {
                try pool.pool.restore(answer: foreign)
            }
        }
    }

    private func forged(_ answer: SigningAnswer) -> [UInt8] {
        var bytes = answer.encoded
        bytes[bytes.count - 1] ^= 1
        return bytes
    }

    @Test("A source that fails is said")
    func randomness() throws {
        let scene = try PoolScene(RobustScene(2, of: 3, by: .taproot))
        var source = FailingRandomSource()
        #expect(throws: NoncePoolError.signing(.random(.unavailable))) {
            _ = try scene.pool.prepare(
                for: PoolScene.coordinator().verificationKey, random: &source)
        }
    }

    @Test("Every error has a sentence of its own")
    func descriptions() throws {
        let digest = Digest.zero
        let key = try RobustScene.identity(1).verificationKey
        let index = try ParticipantIndex(1)
        let commitment = try RobustScene(2, of: 3, by: .taproot).nonces(1, 1).commitment
        let errors: [NoncePoolError] = [
            .noIdentity(index), .otherIdentity(expected: key, got: key),
            .malformedRecord(.trailing(count: 1)), .otherEpoch(expected: digest, got: digest),
            .otherSigner(expected: index, got: index),
            .otherScheme(expected: .taproot, got: .rfc9591),
            .otherRecord(expected: commitment, got: commitment), .changedRecord, .foreignAnswer,
            .notAuthentic, .otherCoordinator(expected: key, got: key), .notUnused(commitment),
            .nextNotUsable(commitment), .superseded, .request(.malformedAggregate),
            .signing(.computation),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
    }
}

extension PoolScene {
    /// An answer to some request.
    func offeredAnswer() throws -> SigningAnswer { try answer(request(prepare())) }
}

/// A source that never gives anything.
private struct FailingRandomSource: RandomSource {
    mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
        throw .unavailable
    }
}
