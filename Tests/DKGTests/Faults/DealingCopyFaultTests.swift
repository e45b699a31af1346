import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, group Dealing: dealers that use what others dealt in the same round.
@Suite("Faults: copied dealings")
struct DealingCopyFaultTests {
    enum Copy: CaseIterable {
        /// Every byte of the body.
        case everything
        /// The commitments, with its own R, shares and proofs.
        case commitments
        /// R and its proof.
        case ephemeralKey
        /// R plus a known multiple of G, with a proof of the known part.
        case shiftedEphemeralKey
    }

    @Test(
        "D8 copies another dealer's commitments and proofs, R, R + known offset",
        arguments: CommitmentScheme.allCases, Copy.allCases)
    func copies(scheme: CommitmentScheme, copy: Copy) throws {
        try expectCopier(5, copying: 1, copy, scheme)
    }

    @Test(
        "D8 a dealer of lower index than the one it copies",
        arguments: CommitmentScheme.allCases, Copy.allCases)
    func lowerCopies(scheme: CommitmentScheme, copy: Copy) throws {
        try expectCopier(1, copying: 5, copy, scheme)
    }

    private func expectCopier(
        _ copier: Int, copying dealer: Int, _ copy: Copy, _ scheme: CommitmentScheme
    ) throws {
        var run = FaultRun(scheme)
        try run.give(
            copier, script(copying: dealer, copy, scheme),
            OnRound.replace(.respond) { $0.responding([]) })
        let (result, twin) = try run.expect { expected in
            // Copied commitments alone break no public rule of Pedersen; without valid shares they
            // do not get further than the complaints.
            if copy == .commitments && scheme == .pedersen {
                expected.convict(copier, .invalidShare, .respond)
            } else {
                expected.convict(copier, .malformedBody, .deal)
            }
            expected.exclude(copier)
        }
        // The copied dealer is unaffected, and nothing on the board opens a share of its dealing.
        let copied = try ParticipantIndex(dealer)
        let dealing = try #require(result.auditor.dealings[copied])
        #expect(dealing == twin.auditor.dealings[copied])
        let session = try #require(result.auditor.session).dealing
        for sharedPoint in try result.complaints().map(\.sharedPoint) {
            for receiver in session.receivers.map(\.index) {
                let share = try #require(
                    dealing.share(of: receiver, sharedPoint: sharedPoint, in: session))
                #expect(!dealing.commitment.isSatisfied(by: share, at: receiver))
            }
        }
        let expectedComplaints = copy == .commitments && scheme == .pedersen ? 4 : 0
        #expect(try result.complaints().count == expectedComplaints)
    }

    private func script(
        copying dealer: Int, _ copy: Copy, _ scheme: CommitmentScheme
    ) -> OnRound {
        let layout = DealLayout(scheme: scheme)
        return OnRound.replace(.deal) { participant in
            guard let body = participant.seenBody(of: dealer, in: .deal) else { return nil }
            switch copy {
            case .everything:
                return participant.envelope(body: body, in: .deal)
            case .commitments:
                return participant.dealing { draft in
                    draft.points = draft.points.indices.compactMap { position in
                        try? Point(affine: body[layout.commitment(position)])
                    }
                }
            case .ephemeralKey:
                // Its own polynomials under another's R: receivers would complain, and their
                // complaints would open the other's shares, if the proof of r did not prevent it.
                guard let point = try? Point(compressed: body[layout.ephemeralKey]),
                    let own = participant.dealing(changing: { $0.ephemeralKey = point }),
                    var forged = try? Envelope(decoding: own).body
                else { return nil }
                let proof = layout.proofs.lowerBound..<layout.proofs.lowerBound + 64
                forged.replaceSubrange(proof, with: body[proof])
                return participant.envelope(body: forged, in: .deal)
            case .shiftedEphemeralKey:
                guard let point = try? Point(compressed: body[layout.ephemeralKey]) else {
                    return nil
                }
                return participant.dealing { draft in
                    draft.ephemeralKey = point + draft.ephemeralKey
                }
            }
        }
    }

    @Test("D9 rogue constant term")
    func rogueConstantTerm() throws {
        // X = xG for a known x; the dealer wants the key to be X.
        let known = Scalar(123_456_789)
        let target = known.timesGenerator()
        let layout = DealLayout(scheme: .feldman)
        var run = FaultRun(.feldman)
        try run.give(
            5,
            OnRound.replace(.deal) { participant in
                let others = (1...4).compactMap { dealer in
                    participant.seenBody(of: dealer, in: .deal).flatMap { body in
                        try? Point(affine: body[layout.commitment(0)])
                    }
                }
                return others.count < 4
                    ? nil : participant.dealing { $0.points[0] = target - .sum(of: others) }
            })
        let (result, _) = try run.expect { expected in
            expected.convict(5, .malformedBody, .deal)
            expected.exclude(5)
        }
        #expect(result.auditor.groupKey?.publicKey.point != target)
        // The arithmetic of the attack is right: with its dealing the key would have been X.
        let session = try #require(result.auditor.session).dealing
        let envelope = try #require(result.envelope(of: 5, in: .deal))
        var reader = envelope.bodyReader
        let rogue = try Dealing(from: &reader, in: session).commitment.points[0]
        let honest = result.auditor.dealings.values.map { $0.commitment.points[0] }
        #expect(Point.sum(of: honest + [rogue]) == target)
    }
}

extension CeremonyResult {
    /// All complaints on the board.
    func complaints() throws -> [Complaint] {
        try (envelopes(in: .respond) + envelopes(in: .respondAgain)).flatMap { envelope in
            var reader = envelope.bodyReader
            return try ResponseBody(from: &reader, dealers: ceremony.participantCount).complaints
        }
    }
}
