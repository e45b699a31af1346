import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, X5, X6, X9 to X12: corrupt members that want another key than the one that was dealt.
@Suite("Faults: biasing the key")
struct KeyBiasFaultTests {
    private func publicKey(_ run: FaultRun) throws -> Point {
        let result = try CeremonySimulation.run(run.configuration)
        #expect(result.violations() == [])
        return try #require(result.auditor.groupKey).publicKey.point
    }

    @Test("X5 two corrupt dealers that see all Feldman values first do not change the key")
    func lateDecision() throws {
        var keys: Set<Point> = []
        for silent in [[], [4], [5], [4, 5]] {
            var run = FaultRun(.pedersen)
            for index in [4, 5] {
                try run.give(
                    index,
                    OnRound(.extract) { postings, participant in
                        // The values of all honest members are on the board.
                        let seen = (1...3).filter {
                            participant.seenBody(of: $0, in: .extract) != nil
                        }
                        if seen.count == 3 && silent.contains(index) { postings.now = [] }
                    })
            }
            keys.insert(try publicKey(run))
        }
        #expect(keys.count == 1)
    }

    @Test(
        "X6 the same decision at complaint time changes a feldman key",
        arguments: CommitmentScheme.allCases)
    func earlyDecision(scheme: CommitmentScheme) throws {
        // 5 deals a wrong share to 4, its accomplice. Once all dealings are on the board, 4 complains
        // or does not.
        var keys: [Point] = []
        var predictions: [Point] = []
        for complains in [true, false] {
            var run = FaultRun(scheme)
            try run.give(5, OnRound.deal { $0.sealedShares.spoil(at: 3) })
            try run.give(
                4,
                OnRound(.respond) { postings, participant in
                    if !complains {
                        postings.now = [participant.responding([])].compactMap(\.self)
                    }
                })
            let result = try CeremonySimulation.run(run.configuration)
            #expect(result.violations() == [])
            keys.append(try #require(result.auditor.groupKey).publicKey.point)
            // What the two can compute before they decide.
            let dealers = result.auditor.dealings.filter { !complains || $0.key.value != 5 }
            predictions.append(.sum(of: dealers.map { $0.value.commitment.points[0] }))
        }
        #expect(keys[0] != keys[1])
        // In feldman they see both keys and choose: one bit of bias for each such pair. In pedersen
        // there are two keys as well, but the commitments say nothing about either; that is why it
        // is the default.
        #expect((keys == predictions) == (scheme == .feldman))
    }

    @Test("X9 two members publish values whose errors cancel, one then objects to the other")
    func cancellingErrors() throws {
        let five = try ParticipantIndex(5)
        var run = FaultRun(.pedersen)
        try run.give(
            4, OnRound.replace(.extract) { $0.extraction(shiftedBy: Scalar(7)) },
            OnRound.replace(.confirm) { participant in
                let pair = participant.revealedShare(from: five)
                return participant.revealing([pair].compactMap(\.self), in: .confirm)
            })
        try run.give(5, OnRound.replace(.extract) { $0.extraction(shiftedBy: -Scalar(7)) })
        let (result, twin) = try run.expect { expected in
            expected.convict(5, .invalidExtraction, .confirm)
            expected.convict(4, .invalidExtraction, .confirmAgain)
            expected.removeHolders(4, 5)
            expected.reconstruct(4, 5)
        }
        #expect(result.auditor.publicPolynomial == twin.auditor.publicPolynomial)
    }

    @Test("X9 the same, but the one objects to itself: it has failed like any other")
    func objectionToOneself() throws {
        let four = try ParticipantIndex(4)
        var run = FaultRun(.pedersen)
        try run.give(
            4, OnRound.replace(.extract) { $0.extraction(shiftedBy: Scalar(7)) },
            OnRound.replace(.confirm) { participant in
                let pair = participant.revealedShare(from: four)
                return participant.revealing([pair].compactMap(\.self), in: .confirm)
            })
        try run.give(
            5, OnRound.replace(.extract) { $0.extraction(shiftedBy: -Scalar(7)) },
            OnRound.replace(.confirm) { $0.revealing([], in: .confirm) })
        let (result, twin) = try run.expect { expected in
            expected.convict(4, .invalidExtraction, .confirm)
            expected.convict(5, .invalidExtraction, .confirmAgain)
            expected.removeHolders(4, 5)
            expected.reconstruct(4, 5)
        }
        #expect(result.auditor.publicPolynomial == twin.auditor.publicPolynomial)
    }

    @Test("X9 errors that cancel and that nobody mentions are harmless")
    func unmentionedErrors() throws {
        var run = FaultRun(.pedersen)
        try run.give(
            4, OnRound.replace(.extract) { $0.extraction(shiftedBy: Scalar(7)) },
            OnRound.replace(.confirm) { $0.revealing([], in: .confirm) })
        try run.give(
            5, OnRound.replace(.extract) { $0.extraction(shiftedBy: -Scalar(7)) },
            OnRound.replace(.confirm) { $0.revealing([], in: .confirm) })
        let (result, twin) = try run.expect(harmless: true)
        #expect(result.auditor.publicPolynomial == twin.auditor.publicPolynomial)
        #expect(result.auditor.extractions != twin.auditor.extractions)
    }

    @Test("X10 a member with all coefficients zero goes silent")
    func zeroPolynomial() throws {
        let five = try ParticipantIndex(5)
        var run = FaultRun(.pedersen)
        try run.give(
            5,
            OnRound.replace(.deal) { participant in
                let threshold = participant.state.ceremony.threshold
                let polynomial = SecretPolynomial(threshold: threshold) { _ in
                    SecretScalar(Scalar.zero)
                }
                let blinding = SecretPolynomial(threshold: threshold) { k in
                    SecretScalar(Scalar(UInt64(k) + 1))
                }
                return participant.dealing(
                    of: DealerSecrets(
                        polynomial: polynomial, blinding: .pedersen(blinding),
                        ephemeralSecret: SecretScalar(Scalar(77))))
            }, ScriptedFault.silentExtraction)
        let (result, twin) = try run.expect { expected in
            expected.addInactive(5, .extract)
            expected.reconstruct(5)
        }
        let opened = try #require(result.auditor.reconstructed[five])
        #expect(opened.coefficients == [.zero, .zero, .zero])
        // It adds nothing to the key.
        let others = twin.auditor.extractions.filter { $0.key != five }.map(\.value)
        #expect(result.auditor.publicPolynomial == FeldmanCommitment.sum(of: others))
    }

    /// The attack of X11 and X12: n = 5, t = 3, the honest participant 1 misses round 2, so that of
    /// the holders only 2 and 3 are honest.
    ///
    /// The last member adds to its values a polynomial that is zero at 2 and 3.
    private func attack(shift: @escaping @Sendable (Point) -> Point) throws -> FaultRun {
        var run = FaultRun(.pedersen)
        run.configuration.network.add(.drop { $0.sender?.value == 1 && $0.round == .respond })
        let sixth = try #require(Scalar(6).inverted())
        try run.give(
            5,
            OnRound.replace(.extract) { participant in
                switch participant.dealerSecrets() {
                case .some(let secrets):
                    let own = FeldmanCommitment(to: secrets.polynomial).points
                    let others = (1...4).compactMap { member in
                        participant.seenBody(of: member, in: .extract).flatMap {
                            try? Point(affine: $0[2..<66])
                        }
                    }
                    // (x - 2)(x - 3) / 6 is one at 0: 1, -5/6, 1/6.
                    let difference = shift(.sum(of: others + [own[0]]))
                    let points = zip(own, [.one, -Scalar(5) * sixth, sixth]).map {
                        $0 + difference.multiplied(by: $1)
                    }
                    // With a shift that it knows the proof is right.
                    let constantTerm = secrets.polynomial.constantTerm().adding(knownShift)
                    return participant.extraction(of: points, provedWith: constantTerm)
                case .none:
                    return nil
                }
            }, OnRound.replace(.confirm) { $0.revealing([], in: .confirm) },
            certifiesAnything)
        try run.give(
            4, OnRound.replace(.confirm) { $0.revealing([], in: .confirm) }, certifiesAnything)
        return run
    }

    private let certifiesAnything = OnRound.replace(.certify) { participant in
        participant.state.transcript.map {
            participant.envelope(body: $0.digest.bytes, in: .certify)
        }
    }

    @Test("X11 the last member moves its values so that Y would be a key it knows")
    func knownKey() throws {
        let target = Scalar(987_654_321).timesGenerator()
        let run = try attack { sum in target - sum }
        let (result, twin) = try run.expect { expected in
            expected.addInactive(1, .respond)
            expected.convict(5, .malformedBody, .extract)
            expected.removeHolders(1, 5)
            expected.reconstruct(5)
        }
        #expect(result.auditor.groupKey?.publicKey.point != target)
        #expect(result.auditor.publicPolynomial == twin.auditor.publicPolynomial)
    }

    @Test("X12 the same with a known shift that only t - 1 honest participants can check")
    func shiftedKey() throws {
        let run = try attack { _ in knownShift.timesGenerator() }
        let (result, twin) = try run.expect { expected in
            expected.addInactive(1, .respond)
            expected.removeHolders(1)
        }
        // The key is moved, and it is secret: an honest participant's part is in it.
        let key = try #require(result.auditor.groupKey)
        let honestKey = try #require(twin.auditor.groupKey)
        #expect(key.publicKey.point == honestKey.publicKey.point + knownShift.timesGenerator())
        // Only 2 and 3 have shares, one less than the threshold, and the result says so.
        #expect(key.certificate.signers.numbers == [2, 3, 4, 5])
        #expect(result.auditor.assuredShares == 2)
        #expect(!result.auditor.isAssured)
        for index in [1, 2, 3] {
            let participant = try #require(result.participant(index))
            #expect(participant.hasShare == (index != 1))
        }
        #expect(twin.auditor.assuredShares == 3)
        #expect(twin.auditor.isAssured)
        #expect(throws: ThresholdKeyError.tooFewShares(needed: 3, got: 2)) {
            _ = try result.reconstructSecret()
        }
    }
}

/// What the attacker of X12 adds to the secret key.
private let knownShift = Scalar(424_242)

extension SimulatedParticipant {
    /// Whether it ended with a right share.
    var hasShare: Bool {
        switch share() {
        case .some: true
        case .none: false
        }
    }
}
