import PolynomialCommitments
import TestSupport
import Testing
import ThresholdSigning

@Suite("A robust coordinator")
struct RobustCoordinatorTests {
    @Test(
        "t idle signers are asked at once, and their answers make a signature",
        arguments: TestGroup.schemes, PublicArithmetic.allCases)
    func honest(scheme: SigningScheme, arithmetic: PublicArithmetic) throws {
        let scene = try RobustScene(3, of: 5, by: scheme, arithmetic: arithmetic)
        #expect(try scene.offer(4).isEmpty)
        #expect(try scene.offer(1).isEmpty)
        let asked = try scene.offer(5).asked
        #expect(asked.keys.sorted() == [1, 4, 5])
        let request = try #require(asked[1])
        #expect(request.isAuthentic)
        #expect(asked.values.allSatisfy { $0 == request })
        #expect(scene.receive(try scene.answer(5, to: request).encoded).isEmpty)
        #expect(scene.receive(try scene.answer(1, to: request).encoded).isEmpty)
        let actions = scene.receive(try scene.answer(4, to: request).encoded)
        let signature = try #require(scene.signature)
        #expect(actions == [.finished(signature)])
        let session = try SigningSession(request.request, of: scene.key)
        #expect(signature.isValid(for: RobustScene.message, under: session.signingKey))
        #expect(scene.sessionCount == 1)
        // What comes later changes nothing.
        #expect(try scene.offer(2).isEmpty)
        #expect(scene.receive([]).isEmpty)
    }

    @Test("A wrong share is convicted on arrival, by evidence, and the others go on")
    func liar() throws {
        let scene = try RobustScene(2, of: 4, by: .taproot)
        _ = try scene.offer(1)
        let first = try #require(try scene.offer(2).asked[1])
        let lie = try scene.answer(2, to: first, adding: .one)
        let actions = scene.receive(lie.encoded)
        guard case .convicted(let verdict, let evidence)? = actions.first, actions.count == 1 else {
            Issue.record("\(actions)")
            return
        }
        #expect(verdict.index == lie.index)
        #expect(verdict.fault == .wrongShare)
        #expect(evidence.verdict() == verdict)
        // It never comes back.
        #expect(try scene.offer(2).isEmpty)
        #expect(scene.receive(lie.encoded).isEmpty)
        // The honest one of the broken session is idle again.
        #expect(scene.receive(try scene.answer(1, to: first).encoded).isEmpty)
        let second = try #require(try scene.offer(3).asked[1])
        _ = scene.receive(try scene.answer(1, to: second).encoded)
        _ = scene.receive(try scene.answer(3, to: second).encoded)
        #expect(scene.signature != nil)
        #expect(scene.sessionCount == 2)
    }

    @Test("t + 1 shares one by one, of which the second is wrong: it is named when it comes")
    func oneByOne() throws {
        let scene = try RobustScene(3, of: 5, by: .rfc9591)
        _ = try scene.offer(1)
        _ = try scene.offer(2)
        let request = try #require(try scene.offer(3).asked[1])
        #expect(scene.receive(try scene.answer(1, to: request).encoded).isEmpty)
        let actions = scene.receive(
            try scene.answer(2, to: request, adding: -.one).encoded)
        guard case .convicted(let verdict, _)? = actions.first else {
            Issue.record("\(actions)")
            return
        }
        #expect(verdict.index == (try ParticipantIndex(2)))
    }

    @Test("A signer that offers no next pair waits for its next first commitment")
    func withoutNext() throws {
        let scene = try RobustScene(2, of: 3, by: .bip445(.draft12))
        _ = try scene.offer(1)
        let first = try #require(try scene.offer(2).asked[1])
        // Signer 2 is silent. Signer 1 answers and offers nothing.
        let answer = try scene.answer(1, to: first, offersNext: false)
        #expect(scene.receive(answer.encoded).isEmpty)
        #expect(try scene.offer(3).isEmpty)
        #expect(try scene.offer(1).asked.keys.sorted() == [1, 3])
    }

    @Test("A commitment that was offered before, or is no pair of points, keeps its signer out")
    func unusable() throws {
        let scene = try RobustScene(1, of: 2, by: .rfc9591)
        let identity = try RobustScene.identity(1)
        let index = try ParticipantIndex(1)
        let none = FirstCommitment(
            index: index, scheme: .rfc9591, keyDigest: scene.key.epoch.transcript,
            commitment: [UInt8](repeating: 0, count: 66), signedBy: identity,
            auxiliaryRandomness: nil)
        #expect(scene.receive(none.encoded) == [.keptOut(index, .noPoints)])
        let first = FirstCommitment(of: try scene.nonces(1, 0), signedBy: identity)
        #expect(scene.receive(first.encoded).asked.keys.sorted() == [1])
        // Once asked, nothing is taken from it but its answer.
        #expect(scene.receive(first.encoded).isEmpty)
        #expect(Set(UnusableCommitment.allCases.map(\.description)).count == 3)
    }

    @Test("What is not for this coordinator changes nothing")
    func strangers() throws {
        let scene = try RobustScene(2, of: 3, by: .taproot, withoutIdentity: [3])
        let first = FirstCommitment(
            of: try scene.nonces(1, 0), signedBy: try RobustScene.identity(2))
        #expect(scene.receive(first.encoded).isEmpty)
        _ = try scene.offer(1)
        // A member without an identity takes no part.
        let unknown = FirstCommitment(
            of: try scene.nonces(3, 0), signedBy: try RobustScene.identity(3))
        #expect(scene.receive(unknown.encoded).isEmpty)
        for length in 0..<first.encoded.count {
            #expect(scene.receive(Array(first.encoded.prefix(length))).isEmpty)
        }
        #expect(scene.sessionCount == 0)
        let request = try #require(try scene.offer(2).asked[1])
        let answer = try scene.answer(1, to: request)
        let forged = SigningAnswer(
            index: answer.index, requestDigest: answer.requestDigest,
            commitment: answer.commitment, share: answer.share,
            nextCommitment: answer.nextCommitment, signedBy: try RobustScene.identity(2),
            auxiliaryRandomness: nil)
        #expect(scene.receive(forged.encoded).isEmpty)
        _ = scene.receive(answer.encoded)
        _ = scene.receive(try scene.answer(2, to: request).encoded)
        #expect(scene.signature != nil)
    }

    @Test("What no request could ask for is refused at once")
    func refused() throws {
        #expect(throws: SigningRequestError.tooFewSigners(needed: 2, got: 1)) {
            _ = try RobustScene(2, of: 3, by: .rfc9591, withoutIdentity: [1, 3])
        }
        #expect(
            throws: SigningRequestError.messageTooLong(maximum: 1 << 24, got: 1 << 24 + 1)
        ) {
            _ = try RobustScene(
                1, of: 1, by: .rfc9591, message: [UInt8](repeating: 0, count: 1 << 24 + 1))
        }
        let own = try TestGroup(2, of: 3, isForeign: false)
        #expect(throws: SigningRequestError.untweakedKey) {
            _ = try RobustCoordinator(
                for: [], with: own.key, by: .taproot,
                signedBy: SigningKey(SecretScalar(Scalar(999))))
        }
        #expect(throws: SigningRequestError.derivation(.taprootNotBIP340)) {
            _ = try RobustCoordinator(
                for: [], with: own.key, by: .rfc9591, derivation: .taproot(),
                signedBy: SigningKey(SecretScalar(Scalar(999))))
        }
    }

    @Test("A derivation that leads nowhere is refused at once, and so are too many raw tweaks")
    func derivations() throws {
        let group = try TestGroup(2, of: 3)
        func coordinator(_ tweaks: [KeyTweak]) throws -> Int {
            let coordinator = try RobustCoordinator(
                for: [], with: group.key, by: .bip445(.draft12), derivation: .unverified(tweaks),
                options: .unverifiedTweaks, signedBy: SigningKey(SecretScalar(Scalar(999))))
            return coordinator.sessionCount
        }
        #expect(throws: SigningRequestError.underivable(.infinity)) {
            try coordinator([KeyTweak(-group.secret, as: .plain)])
        }
        let tweaks = [KeyTweak](repeating: KeyTweak(.one, as: .plain), count: 256)
        #expect(throws: SigningRequestError.derivation(.tooManyRawTweaks(got: 256))) {
            try coordinator(tweaks)
        }
        // 255 are not too many; but nobody in this group has an identity.
        #expect(throws: SigningRequestError.tooFewSigners(needed: 2, got: 0)) {
            try coordinator(Array(tweaks.dropFirst()))
        }
    }

    @Test("A rerandomised signature verifies under the key of the session that made it")
    func rerandomised() throws {
        let scene = try RobustScene(
            1, of: 2, by: .taproot, derivation: .rerandomised(seed: Digest(reducing: 3)))
        let first = try #require(try scene.offer(1).asked[1])
        _ = scene.receive(try scene.answer(1, to: first, adding: .one).encoded)
        let second = try #require(try scene.offer(2).asked[2])
        #expect(scene.signingKey == nil)
        _ = scene.receive(try scene.answer(2, to: second).encoded)
        let signature = try #require(scene.signature)
        let key = try #require(scene.signingKey)
        #expect(signature.isValid(for: RobustScene.message, under: key))
        #expect(!signature.isValid(for: RobustScene.message, under: scene.key.publicKey))
        let other = try SigningSession(first.request, of: scene.key).signingKey
        #expect(!signature.isValid(for: RobustScene.message, under: other))
    }

    @Test("A key with made-up public shares convicts nobody for a reader who knows the key")
    func madeUpKey() throws {
        let scene = try RobustScene(2, of: 3, by: .taproot)
        _ = try scene.offer(1)
        let request = try #require(try scene.offer(2).asked[1])
        let lie = try scene.answer(1, to: request, adding: .one)
        let evidence = SigningEvidence.badShare(scene.key, request.request, lie)
        #expect(evidence.verdict(of: scene.key) == evidence.verdict())
        #expect(evidence.verdict() != nil)
        let other = try RobustScene(2, of: 3, by: .taproot, withoutIdentity: [3])
        #expect(evidence.verdict(of: other.key) == nil)
        let reused = SigningEvidence.reusedNonces(
            try RobustScene.identity(1).verificationKey, lie, lie)
        #expect(reused.verdict(of: other.key) == nil)
    }

    @Test(
        "Beyond the sizes where the engine works side by side, a liar is convicted and the others go on"
    )
    func many() throws {
        let count = 35
        let scene = try RobustScene(33, of: count, by: .taproot, arithmetic: .engine)
        var asked: [Int: SignedRequest] = [:]
        for number in 1...33 { asked = try scene.offer(number).asked }
        let first = try #require(asked[33])
        #expect(asked.count == 33)
        let lie = try scene.answer(20, to: first, adding: .one)
        guard case .convicted(let verdict, let evidence)? = scene.receive(lie.encoded).first else {
            Issue.record("nobody was convicted")
            return
        }
        #expect(verdict.index == lie.index)
        #expect(evidence.verdict(of: scene.key) == verdict)
        for number in 1...33 where number != 20 {
            #expect(scene.receive(try scene.answer(number, to: first).encoded).isEmpty)
        }
        let second = try #require(try scene.offer(35).asked[35])
        for number in 1...35 where number != 20 && number != 34 {
            _ = scene.receive(try scene.answer(number, to: second).encoded)
        }
        #expect(scene.sessionCount == 2)
        let key = try #require(scene.signingKey)
        #expect(scene.signature?.isValid(for: RobustScene.message, under: key) == true)
    }

    @Test("Whoever has a share of zero does not count as a signer")
    func shareOfZero() throws {
        // f(x) = 2 - x, so that member 2 has nothing.
        let shares = try (1...2).map { number in
            let index = try ParticipantIndex(number)
            return PublicShare(
                evaluationPoint: Scalar(index), point: (Scalar(2) - Scalar(index)).timesGenerator(),
                identity: try RobustScene.identity(number).verificationKey)
        }
        let key = ThresholdKey(
            published: Scalar(2).timesGenerator(), threshold: try Threshold(2), shares: shares,
            purpose: .signing,
            epoch: KeyEpoch(number: 0, genesis: .zero, transcript: .zero, board: .agreed))
        #expect(throws: SigningRequestError.tooFewSigners(needed: 2, got: 1)) {
            _ = try RobustCoordinator(
                for: [], with: key, by: .rfc9591,
                signedBy: SigningKey(SecretScalar(Scalar(999))))
        }
    }
}
