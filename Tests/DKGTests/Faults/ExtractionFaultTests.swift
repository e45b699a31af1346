import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, group Extraction: values, objections and openings that are wrong or missing.
@Suite("Faults: extraction")
struct ExtractionFaultTests {
    /// The key is what it would have been if nobody had deviated.
    private func expectSameKey(
        _ result: CeremonyResult, _ twin: CeremonyResult,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(
            result.auditor.publicPolynomial == twin.auditor.publicPolynomial,
            sourceLocation: sourceLocation)
        #expect(result.auditor.groupKey != nil, sourceLocation: sourceLocation)
    }

    @Test("X1 a member of QUAL is silent")
    func silentMember() throws {
        var run = FaultRun(.pedersen)
        try run.give(5, ScriptedFault.silentExtraction)
        let (result, twin) = try run.expect { expected in
            expected.addInactive(5, .extract)
            expected.reconstruct(5)
        }
        expectSameKey(result, twin)
    }

    @Test("X1 a member of QUAL publishes one wrong coefficient")
    func wrongCoefficient() throws {
        var run = FaultRun(.pedersen)
        try run.give(5, ScriptedFault.badExtraction)
        let (result, twin) = try run.expect { expected in
            expected.convict(5, .invalidExtraction, .confirm)
            expected.removeHolders(5)
            expected.reconstruct(5)
        }
        expectSameKey(result, twin)
        #expect(result.envelopes(in: .confirmAgain).count == 4)
        #expect(twin.envelopes(in: .confirmAgain).isEmpty)
    }

    @Test("X1 values of the wrong number, off the curve, unproved", arguments: 0...5)
    func malformedValues(variant: Int) throws {
        var run = FaultRun(.pedersen)
        try run.give(
            5,
            OnRound.rewrite(.extract) { body in
                switch variant {
                case 0: body.removeSubrange(2..<66)
                case 1: body[1] = 2
                case 2: body[65] ^= 1
                case 3: body[body.count - 1] ^= 1
                case 4: body.removeLast(64)
                default: body.replaceSubrange(0..<2, with: [255, 255])
                }
            })
        let (result, twin) = try run.expect { expected in
            expected.convict(5, .malformedBody, .extract)
            expected.removeHolders(5)
            expected.reconstruct(5)
        }
        expectSameKey(result, twin)
    }

    @Test("X1 two members fail, each in its way")
    func twoMembersFail() throws {
        var run = FaultRun(.pedersen)
        try run.give(4, ScriptedFault.silentExtraction)
        try run.give(5, ScriptedFault.badExtraction)
        let (result, twin) = try run.expect { expected in
            expected.addInactive(4, .extract)
            expected.convict(5, .invalidExtraction, .confirm)
            expected.removeHolders(5)
            expected.reconstruct(4, 5)
        }
        expectSameKey(result, twin)
    }

    @Test("X2 a false objection")
    func falseObjection() throws {
        var run = FaultRun(.pedersen)
        try run.give(5, ScriptedFault.falseObjection)
        let (result, twin) = try run.expect { expected in
            expected.convict(5, .falseObjection, .confirm)
            expected.removeHolders(5)
            expected.exposed = [5: [1]]
        }
        expectSameKey(result, twin)
        // Nothing of the accused is published by others.
        #expect(result.envelopes(in: .open).isEmpty)
        #expect(result.envelopes(in: .confirm).filter { $0.body.count > 34 }.count == 1)
    }

    @Test("X2 an objection about somebody who is no member", arguments: [4, 6, 65535])
    func objectionAboutStranger(accused: Int) throws {
        let member = try ParticipantIndex(accused)
        var run = FaultRun(.pedersen)
        try run.give(4, ScriptedFault.silentDealer)
        try run.give(5, objects(to: member))
        try run.expect { expected in
            expected.addInactive(4, .deal)
            expected.qualified = [1, 2, 3, 5]
            expected.convict(5, .falseObjection, .confirm)
            expected.removeHolders(5)
        }
    }

    @Test("X2 an objection about a member that had failed before", arguments: [true, false])
    func objectionAboutFailed(isWrong: Bool) throws {
        // The values may well be wrong; that they count for nothing shows only on the whole board.
        let four = try ParticipantIndex(4)
        var run = FaultRun(.pedersen)
        try run.give(
            4,
            isWrong
                ? OnRound.rewrite(.extract) { $0[$0.count - 1] ^= 1 }
                : OnRound.replace(.extract) { _ in nil })
        try run.give(5, objects(to: four))
        try run.expect { expected in
            if isWrong {
                expected.convict(4, .malformedBody, .extract)
                expected.removeHolders(4)
            } else {
                expected.addInactive(4, .extract)
            }
            expected.convict(5, .falseObjection, .confirm)
            expected.removeHolders(5)
            expected.reconstruct(4)
        }
    }

    private func objects(to member: ParticipantIndex) -> OnRound {
        OnRound.replace(.confirm) { participant in
            let pair =
                participant.revealedShare(from: member)
                ?? RevealedShare(member: member, share: OpenedShare(value: .one, blinding: .one))
            return participant.revealing([pair], in: .confirm)
        }
    }

    @Test("X3 a wrong opening")
    func wrongOpening() throws {
        var run = FaultRun(.pedersen)
        try run.give(4, ScriptedFault.silentExtraction)
        try run.give(5, ScriptedFault.badOpening)
        let (result, twin) = try run.expect { expected in
            expected.addInactive(4, .extract)
            expected.convict(5, .invalidOpening, .open)
            expected.removeHolders(5)
            expected.reconstruct(4)
        }
        expectSameKey(result, twin)
    }

    @Test("X3 an opening for a member that did not fail")
    func needlessOpening() throws {
        let one = try ParticipantIndex(1)
        let four = try ParticipantIndex(4)
        var run = FaultRun(.pedersen)
        try run.give(4, ScriptedFault.silentExtraction)
        try run.give(
            5,
            OnRound.replace(.open) { participant in
                let entries = [one, four].compactMap(participant.revealedShare(from:))
                return participant.revealing(entries, in: .open)
            })
        let (result, twin) = try run.expect { expected in
            expected.addInactive(4, .extract)
            expected.reconstruct(4)
            // Ignored, but what was said is public.
            expected.exposed[5] = [1, 4]
        }
        expectSameKey(result, twin)
    }

    @Test("X3 a right opening counts beside a wrong one")
    func rightBesideWrong() throws {
        let four = try ParticipantIndex(4)
        let five = try ParticipantIndex(5)
        var run = FaultRun(.pedersen)
        try run.give(4, ScriptedFault.silentExtraction, ScriptedFault.silent(.open))
        try run.give(
            5, ScriptedFault.silentExtraction,
            OnRound.replace(.open) { participant in
                guard let right = participant.revealedShare(from: four) else { return nil }
                let wrong = RevealedShare(member: five, share: right.share)
                return participant.revealing([right, wrong], in: .open)
            })
        // One honest participant's message is lost, so that the right entry is needed for t.
        run.configuration.network.add(.drop { $0.sender?.value == 3 && $0.round == .open })
        let (result, _) = try run.expect { expected in
            expected.inactive = [.extract: [4, 5], .open: [3, 4]]
            expected.convict(5, .invalidOpening, .open)
            expected.removeHolders(5)
            // 4 has the openings of 1, 2 and 5; 5 has only those of 1 and 2.
            expected.failed = [4, 5]
            expected.reconstructed = [4]
            expected.exposed = [1: [4, 5], 2: [4, 5], 3: [4], 4: [4], 5: [4, 5]]
            expected.ending = "tooFewOpenings"
        }
        #expect(result.auditor.publicPolynomial == nil)
    }

    @Test("X4 fewer than t right openings; fewer than a quorum of messages at all")
    func tooFewOpenings() throws {
        for fault in [ScriptedFault.emptyOpening, .badOpening, .silent(.open)] {
            var run = FaultRun(.pedersen)
            try run.give(5, ScriptedFault.silentExtraction)
            for index in [3, 4, 5] { try run.give(index, fault) }
            let (result, _) = try run.expect { expected in
                expected.addInactive(5, .extract)
                expected.failed = [5]
                expected.exposed = [1: [5], 2: [5]]
                switch fault {
                case .emptyOpening:
                    expected.ending = "tooFewOpenings"
                case .badOpening:
                    for index in [3, 4, 5] {
                        expected.convict(index, .invalidOpening, .open)
                        expected.exposed[index] = [5]
                    }
                    expected.removeHolders(3, 4, 5)
                    expected.ending = "tooFewOpenings"
                default:
                    expected.addInactive(3, .open)
                    expected.addInactive(4, .open)
                    expected.addInactive(5, .open)
                    expected.ending = "noAgreement"
                }
            }
            #expect(result.auditor.publicPolynomial == nil)
            #expect(result.participants.allSatisfy { $0.state.publicPolynomial == nil })
        }
    }

    @Test("X7 t honest members are silent in round 3")
    func tooManyFailures() throws {
        var run = FaultRun(.pedersen)
        run.configuration.network.add(
            .drop { $0.round == .extract && ($0.sender?.value ?? 9) <= 3 })
        let (result, _) = try run.expect { expected in
            for index in 1...3 { expected.addInactive(index, .extract) }
            expected.failed = [1, 2, 3]
            expected.ending = "tooManyFailures"
        }
        #expect(result.isReadAlike)
        #expect(result.envelopes(in: .open).isEmpty)

        // The twin: with one less there are t unopened members, and the others are opened.
        var fewer = FaultRun(.pedersen)
        fewer.configuration.network.add(
            .drop { $0.round == .extract && ($0.sender?.value ?? 9) <= 2 })
        let (opened, _) = try fewer.expect { expected in
            for index in 1...2 { expected.addInactive(index, .extract) }
            expected.reconstruct(1, 2)
        }
        #expect(opened.envelopes(in: .open).count == 5)
    }
}
