import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, C3 and C4: complaints that are forged, groundless or do not decode.
@Suite("Faults: bad complaints")
struct BadComplaintFaultTests {
    /// What is wrong with a complaint of 5 about 1.
    enum Forgery: CaseIterable {
        case sharedPoint, negatedPoint, challenge, response, swapped, zeros
        case otherDealersPoint, otherSession, otherAccuser
    }

    @Test(
        "C3 K wrong, e or z altered, K at another dealer's R, proof from elsewhere",
        arguments: CommitmentScheme.allCases, Forgery.allCases)
    func forged(scheme: CommitmentScheme, forgery: Forgery) throws {
        var run = FaultRun(scheme)
        try run.give(
            5,
            OnRound.replace(.respond) { participant in
                forge(forgery, by: participant).flatMap { participant.responding([$0]) }
            })
        try run.expect { expected in
            expected.convict(5, .forgedComplaint, .respond)
            expected.exclude(5)
            expected.exposed = [5: [1]]
        }
    }

    @Test(
        "C3 e or z at or above q, K not a point", arguments: CommitmentScheme.allCases,
        ["e", "z", "K"])
    func undecodable(scheme: CommitmentScheme, field: String) throws {
        var run = FaultRun(scheme)
        try run.give(
            5, ScriptedFault.falseComplaint,
            OnRound.rewrite(.respond) { body in
                // view 32, count 2, dealer 2, K 33, e 32, z 32
                switch field {
                case "e": body.replaceSubrange(69..<101, with: Scalar.orderBytes)
                case "z": body.replaceSubrange(101..<133, with: Scalar.orderBytes)
                default: body[36] = 4
                }
            })
        try run.expect { expected in
            expected.convict(5, .malformedBody, .respond)
            expected.exclude(5)
        }
    }

    @Test("C4 about itself, and about an index outside of J", arguments: CommitmentScheme.allCases)
    func groundless(scheme: CommitmentScheme) throws {
        for accused in [5, 6, 65535] {
            var run = FaultRun(scheme)
            try run.give(5, try accuses(accused))
            try run.expect { expected in
                expected.convict(5, .groundlessComplaint, .respond)
                expected.exclude(5)
            }
        }
    }

    @Test(
        "C4 about somebody of the roster who did not join", arguments: CommitmentScheme.allCases)
    func aboutAbsent(scheme: CommitmentScheme) throws {
        var run = FaultRun(scheme, participants: 6)
        try run.give(6, ScriptedFault.absent)
        try run.give(5, try accuses(6))
        try run.expect { expected in
            expected.joined = [1, 2, 3, 4, 5]
            expected.addInactive(6, .join)
            expected.convict(5, .groundlessComplaint, .respond)
            expected.exclude(5, 6)
        }
    }

    @Test(
        "C4 about a silent dealer, and one convicted by a public rule",
        arguments: CommitmentScheme.allCases)
    func aboutUnaccepted(scheme: CommitmentScheme) throws {
        var silent = FaultRun(scheme)
        try silent.give(4, ScriptedFault.silentDealer)
        try silent.give(5, try accuses(4))
        try silent.expect { expected in
            expected.addInactive(4, .deal)
            expected.convict(5, .groundlessComplaint, .respond)
            expected.exclude(5)
            expected.qualified = [1, 2, 3]
        }
        var convicted = FaultRun(scheme)
        try convicted.give(4, ScriptedFault.badProof)
        try convicted.give(5, try accuses(4))
        try convicted.expect { expected in
            expected.convict(4, .malformedBody, .deal)
            expected.convict(5, .groundlessComplaint, .respond)
            expected.exclude(4, 5)
        }
    }

    @Test(
        "C4 twice in one message, unsorted, index 0, too many", arguments: CommitmentScheme.allCases
    )
    func undecodableLists(scheme: CommitmentScheme) throws {
        for accused in [[1, 1], [2, 1], [1, 2, 2]] {
            var run = FaultRun(scheme)
            let dealers = try accused.map { try ParticipantIndex($0) }
            try run.give(
                5,
                OnRound.replace(.respond) { participant in
                    participant.responding(dealers.compactMap(participant.complaint(about:)))
                })
            try expectMalformed(run)
        }
        for count in [0, 2, 6, 255] {
            var run = FaultRun(scheme)
            try run.give(
                5, ScriptedFault.falseComplaint,
                OnRound.rewrite(.respond) { $0[33] = UInt8(count) })
            try expectMalformed(run)
        }
        var zero = FaultRun(scheme)
        try zero.give(
            5, ScriptedFault.falseComplaint, OnRound.rewrite(.respond) { $0[35] = 0 })
        try expectMalformed(zero)
    }

    private func expectMalformed(
        _ run: FaultRun, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try run.expect(sourceLocation: sourceLocation) { expected in
            expected.convict(5, .malformedBody, .respond)
            expected.exclude(5)
        }
    }

    /// A complaint that is well-formed and says nothing.
    private func accuses(_ accused: Int) throws -> OnRound {
        let dealer = try ParticipantIndex(accused)
        return OnRound.replace(.respond) { participant in
            participant.responding([
                Complaint(
                    dealer: dealer, sharedPoint: .generator,
                    proof: DiscreteLogEqualityProof(challenge: .one, response: .one))
            ])
        }
    }
}

/// A complaint of a participant about dealer 1 that must not verify.
private func forge(
    _ forgery: BadComplaintFaultTests.Forgery, by participant: SimulatedParticipant
) -> Complaint? {
    let state = participant.state
    guard let session = state.session?.dealing, let one = ParticipantIndex(position: 0),
        let two = ParticipantIndex(position: 1), let right = participant.complaint(about: one),
        let other = participant.complaint(about: two), let dealing = state.dealings[one],
        let key = participant.sessionKey()
    else { return nil }
    func changed(
        sharedPoint: Point? = nil, challenge: Scalar? = nil, response: Scalar? = nil
    ) -> Complaint {
        Complaint(
            dealer: one, sharedPoint: sharedPoint ?? right.sharedPoint,
            proof: DiscreteLogEqualityProof(
                challenge: challenge ?? right.proof.challenge,
                response: response ?? right.proof.response))
    }
    let seed = SecretBytes(copying: [UInt8](repeating: 1, count: 32))
    switch forgery {
    case .sharedPoint: return changed(sharedPoint: right.sharedPoint + .generator)
    case .negatedPoint: return changed(sharedPoint: -right.sharedPoint)
    case .challenge: return changed(challenge: right.proof.challenge + .one)
    case .response: return changed(response: right.proof.response + .one)
    case .swapped:
        return changed(challenge: right.proof.response, response: right.proof.challenge)
    case .zeros: return changed(challenge: .zero, response: .zero)
    case .otherDealersPoint:
        return Complaint(dealer: one, sharedPoint: other.sharedPoint, proof: other.proof)
    case .otherSession:
        let elsewhere = DealingSession(
            id: state.ceremony.id.digest, scheme: session.scheme, threshold: session.threshold,
            receivers: session.receivers)
        return Complaint(
            about: dealing, by: participant.index, sessionKey: key, seed: seed, in: elsewhere)
    case .otherAccuser:
        return Complaint(about: dealing, by: two, sessionKey: key, seed: seed, in: session)
    }
}
