import ChillDKG
import DKGTestHarness
import TestSupport
import Testing

@Suite("Coordinators")
struct CoordinatorTests {
    private let session: Session

    init() throws { session = try Session(4, 2) }

    @Test("Messages come in any order, once or twice, and the sum is the same")
    func anyOrder() throws {
        var coordinator = ChillCoordinator(session.parameters)
        for position in [2, 0, 2, 3] {
            try coordinator.add(session.message(.first(from: id(position))), from: id(position))
        }
        let missing = coordinator.missing
        #expect(missing == [id(1)])
        try coordinator.add(session.message(.first(from: id(1))), from: id(1))
        let none = coordinator.missing
        #expect(none == [])
        var certifying = try coordinator.finish()
        let message = certifying.message
        #expect(message == (try session.message(.summed(to: id(0)))))
        for position in [3, 1, 1, 0] {
            try certifying.add(
                session.message(.signature(from: id(position))), from: id(position))
        }
        let unsigned = certifying.missing
        #expect(unsigned == [id(2)])
        try certifying.add(session.message(.signature(from: id(2))), from: id(2))
        let (certificate, key) = try certifying.finish()
        #expect(certificate == (try session.message(.certificate(to: id(0)))))
        #expect(key == session.key)
    }

    @Test("What is missing is named; what is not of the session, or differs, is refused")
    func refused() throws {
        var coordinator = ChillCoordinator(session.parameters)
        let first = try session.firstMessages()
        #expect(throws: ChillCoordinatorError.noSuchParticipant(id(4), count: 4)) {
            try coordinator.add(first[0], from: id(4))
        }
        try coordinator.add(first[0], from: id(0))
        let otherRun = try Session(4, 2, seed: 1).message(.first(from: id(0)))
        try coordinator.add(otherRun, from: id(0))
        #expect(throws: ChillCoordinatorError.alreadyAdded(id(0))) {
            try coordinator.add(first[1], from: id(0))
        }
        #expect(throws: ChillCoordinatorError.missing([id(1), id(2), id(3)])) {
            var one = ChillCoordinator(session.parameters)
            try one.add(first[0], from: id(0))
            _ = try one.finish()
        }
        #expect(throws: ChillCoordinatorError.messageCount(expected: 4, got: 3)) {
            _ = try ChillCoordinator.step1(
                Array(first.dropLast()), parameters: session.parameters)
        }
        #expect(throws: ChillCoordinatorError.messageCount(expected: 4, got: 5)) {
            _ = try ChillCoordinator.investigate(
                first + [first[0]], parameters: session.parameters)
        }
        #expect(
            throws: ChillCoordinatorError.faultyParticipant(id(3), .length(expected: 291, got: 0))
        ) {
            _ = try ChillCoordinator.investigate(
                first.dropLast() + [[]], parameters: session.parameters)
        }
    }

    @Test("Signatures: strangers, contradictions, too few")
    func signatures() throws {
        var certifying = try ChillCoordinator.step1(
            session.firstMessages(), parameters: session.parameters)
        let own = try session.message(.signature(from: id(0)))
        #expect(throws: ChillCoordinatorError.noSuchParticipant(id(9), count: 4)) {
            try certifying.add(own, from: id(9))
        }
        // Nobody is faulty who is not of the session, whatever was sent.
        #expect(throws: ChillCoordinatorError.noSuchParticipant(id(9), count: 4)) {
            try certifying.add([], from: id(9))
        }
        try certifying.add(own, from: id(0))
        // A second signature of the same message that is valid as well, and different.
        let other = try session.began(id(0)).step2(
            session.message(.summed(to: id(0))), hostKey: session.simulation.hostKey(0),
            auxiliaryRandomness: session.auxiliary()
        ).message
        #expect(throws: ChillCoordinatorError.alreadyAdded(id(0))) {
            try certifying.add(other, from: id(0))
        }
        #expect(throws: ChillCoordinatorError.missing([id(1), id(2), id(3)])) {
            var one = try ChillCoordinator.step1(
                session.firstMessages(), parameters: session.parameters)
            try one.add(own, from: id(0))
            _ = try one.finish()
        }
        #expect(throws: ChillCoordinatorError.messageCount(expected: 4, got: 1)) {
            let fresh = try ChillCoordinator.step1(
                session.firstMessages(), parameters: session.parameters)
            _ = try fresh.finalize([own])
        }
    }

    @Test("Constant terms that cancel make no key, for the coordinator and for a participant")
    func cancelling() throws {
        let session = try Session(2, 1, seed: 8)
        let parameters = session.parameters
        let victim = try session.message(.first(from: id(0)))
        // The test knows the victim's secret: otherwise nobody can prove this constant term.
        let secret = try secretOf(session, id(0))
        let negative = secret.negated()
        let proof = try SchnorrScheme(tagPrefix: "BIP DKG/pop message").sign(
            [0, 0, 0, 1], with: negative, auxiliaryRandomness: session.auxiliary())
        let original = try session.message(.first(from: id(1)))
        var forged = negative.timesGenerator().compressed + proof.bytes
        forged += original.dropFirst(97)
        #expect(forged.count == original.count)
        #expect(throws: ChillCoordinatorError.unusableKey) {
            _ = try ChillCoordinator.step1([victim, forged], parameters: parameters)
        }
        // A coordinator that goes on all the same: with t = 1 the share is the secret itself.
        let sums = try sumsForZero(session)
        var message = Array(victim[..<33])
        message += forged[..<33]
        message += victim[33..<97]
        message += forged[33..<97]
        message += victim[97..<130]
        message += original[97..<130]
        message += sums
        do {
            _ = try session.signed(id(0), message)
            Issue.record("signed a key at infinity")
        } catch ChillParticipantStep2Error.unusableKey {
        }
    }

    /// a_0 of a participant, by the formulas of the draft.
    private func secretOf(_ session: Session, _ id: ChillParticipantID) throws -> SecretScalar {
        let key = try session.simulation.hostKey(id.position)
        let t = session.parameters.threshold.value
        var preimage = SecretPreimage()
        preimage.append(key.secretEncoding())
        preimage.append(session.random(id))
        preimage.append([0, 0] as [UInt8])
        preimage.append(t)
        for host in session.parameters.hostPublicKeys { preimage.append(host.point) }
        var next = SecretPreimage()
        next.append(TaggedHash("BIP DKG/encpedpop seed").secretDigest(of: preimage))
        next.append([0, 0, 0, 0] as [UInt8])
        return try SecretScalar(decoding: TaggedHash("BIP DKG/vss coeffs").secretDigest(of: next))
    }

    /// Encrypted shares whose plaintext sum is zero for participant 0: its share of the honest
    /// session, subtracted.
    private func sumsForZero(_ session: Session) throws -> [UInt8] {
        let summed = try session.message(.summed(to: id(0)))
        let package = try session.key.recoverShare(hostKey: session.simulation.hostKey(0))
        let share = package.share.disclosed() - session.key.tweak
        let encrypted = try Scalar(summed.suffix(64).prefix(32)) - share
        return encrypted.bytes + summed.suffix(32)
    }
}
