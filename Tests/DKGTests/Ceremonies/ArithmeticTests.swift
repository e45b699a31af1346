import DKG
import DKGTestHarness
import TestSupport
import Testing

/// What computes with public points is nobody's business: the same bytes are sent, and the same is
/// concluded.
@Suite("Whole ceremonies by either arithmetic")
struct ArithmeticTests {
    /// What one of the participants does, with a threshold of two.
    enum Trouble: String, CaseIterable, CustomTestStringConvertible {
        case none, wrongShare, badProof, badExtractionProof, wrongExtraction, forgedSignatures

        var testDescription: String { rawValue }

        func hasEffect(in scheme: CommitmentScheme) -> Bool {
            switch self {
            case .badExtractionProof, .wrongExtraction: scheme == .pedersen
            case .none, .wrongShare, .badProof, .forgedSignatures: true
            }
        }

        /// Few, because the engine is slow in debug builds; three messages are verified together.
        var participants: Int { self == .none ? 4 : 3 }

        var script: (any FaultScript)? {
            switch self {
            case .none: nil
            case .wrongShare: ScriptedFault.wrongShare
            case .badProof: ScriptedFault.badProof
            case .badExtractionProof: OnRound.rewrite(.extract) { $0[$0.count - 1] ^= 1 }
            case .wrongExtraction: ScriptedFault.badExtraction
            case .forgedSignatures: ForgesSignatures()
            }
        }

        func convictions(in scheme: CommitmentScheme) -> [String] {
            switch self {
            case .none, .forgedSignatures: []
            case .wrongShare: ["3 invalidShare in respond"]
            case .badProof: ["3 malformedBody in deal"]
            case .badExtractionProof: ["3 malformedBody in extract"]
            case .wrongExtraction: ["3 invalidExtraction in confirm"]
            }
        }
    }

    /// Posts everybody's messages once more in every round, with signatures that are wrong, and its
    /// own with another one that is wrong as well.
    struct ForgesSignatures: FaultScript {
        func alter(
            _ postings: inout Postings, of participant: SimulatedParticipant, in round: Round
        ) {
            postings.now += (participant.seen + postings.now).map { bytes in
                var copy = bytes
                copy[bytes.count - 1] ^= 1
                return copy
            }
        }
    }

    private func run(
        _ trouble: Trouble, _ scheme: CommitmentScheme, by arithmetic: PublicArithmetic
    ) throws -> CeremonyResult {
        var configuration = SimulationConfiguration(
            participants: trouble.participants, threshold: 2, scheme: scheme, seed: 77)
        configuration.arithmetic = arithmetic
        // Comparing before and after each envelope would take them one by one.
        configuration.checksRefusals = false
        if let script = trouble.script {
            configuration.add(script, to: try ParticipantIndex(3))
        }
        let result = try CeremonySimulation.run(configuration)
        #expect(result.auditor.arithmetic == arithmetic)
        #expect(result.participants.allSatisfy { $0.state.arithmetic == arithmetic })
        return result
    }

    @Test(
        "Same bytes, receipts, convictions with evidence, views, key and shares",
        arguments: CommitmentScheme.allCases, Trouble.allCases)
    func same(scheme: CommitmentScheme, trouble: Trouble) throws {
        guard trouble.hasEffect(in: scheme) else { return }
        let engine = try run(trouble, scheme, by: .engine)
        let plain = try run(trouble, scheme, by: .libsecp256k1)
        #expect(engine.violations() == [])
        #expect(CeremonySummary(plain.auditor).convicted == trouble.convictions(in: scheme))
        #expect(plain.auditor.outcome == .certified)

        #expect(engine.board.roundCount == plain.board.roundCount)
        for round in 0..<plain.board.roundCount {
            #expect(
                engine.board.envelopes(inRound: round) == plain.board.envelopes(inRound: round),
                "step \(round)")
        }
        expectSameConclusions(engine.auditor, plain.auditor)
        #expect(engine.participants.count == plain.participants.count)
        for (one, other) in zip(engine.participants, plain.participants) {
            expectSameConclusions(one.state, other.state)
            #expect(one.outcome == other.outcome)
            #expect(one.receipts == other.receipts)
            let shares = (one.share()?.disclosed(), other.share()?.disclosed())
            #expect(shares.0 == shares.1)
            #expect(shares.0 != nil || one.index.value == 3)
        }
        let forged = plain.receipts("unauthenticated", of: 1)
        #expect((forged > 0) == (trouble == .forgedSignatures))
        let key = try #require(plain.auditor.groupKey)
        let members = key.session.receivers
        #expect(
            key.verificationShares(by: .engine).map(\.share)
                == members.map { key.verificationShare(of: $0) })
    }

    @Test("Errors of two dealers that cancel for one receiver are noticed by either arithmetic")
    func cancellingErrors() throws {
        var complaints: [[[UInt16]]] = []
        for arithmetic in PublicArithmetic.allCases {
            var configuration = SimulationConfiguration(
                participants: 5, threshold: 3, scheme: .pedersen, seed: 78)
            configuration.arithmetic = arithmetic
            configuration.checksRefusals = false
            for (dealer, error) in [(4, Scalar(9)), (5, -Scalar(9))] {
                configuration.add(
                    OnRound.deal { draft in
                        let share = draft.sealedShares[0]
                        draft.sealedShares[0] = SealedShare(
                            value: share.value + error, blinding: share.blinding)
                    }, to: try ParticipantIndex(dealer))
            }
            let result = try CeremonySimulation.run(configuration)
            #expect(result.violations() == [])
            complaints.append(
                try result.envelopes(in: .respond).map { envelope in
                    var reader = envelope.bodyReader
                    return try ResponseBody(from: &reader, dealers: 5).complaints
                        .map(\.dealer.value)
                })
        }
        #expect(complaints == PublicArithmetic.allCases.map { _ in [[4, 5], [], [], [], []] })
    }

    /// Everything that a state says, but for who computed it.
    private func expectSameConclusions(
        _ one: PublicState, _ other: PublicState,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(CeremonySummary(one) == CeremonySummary(other), sourceLocation: sourceLocation)
        #expect(one.outcome == other.outcome, sourceLocation: sourceLocation)
        #expect(one.session == other.session, sourceLocation: sourceLocation)
        #expect(one.history == other.history, sourceLocation: sourceLocation)
        #expect(one.views == other.views, sourceLocation: sourceLocation)
        #expect(one.faults == other.faults, sourceLocation: sourceLocation)
        #expect(one.dealings == other.dealings, sourceLocation: sourceLocation)
        #expect(one.extractions == other.extractions, sourceLocation: sourceLocation)
        #expect(one.reconstructed == other.reconstructed, sourceLocation: sourceLocation)
        #expect(one.transcript == other.transcript, sourceLocation: sourceLocation)
        #expect(one.certificate == other.certificate, sourceLocation: sourceLocation)
        #expect(one.groupKey == other.groupKey, sourceLocation: sourceLocation)
    }
}
