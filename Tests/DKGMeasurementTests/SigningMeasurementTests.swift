import DKGMeasurement
import Testing
import ThresholdSigning

@Suite("What a signature costs")
struct SigningMeasurementTests {
    @Test(
        "Every part is measured, and both arithmetics make the same signature",
        arguments: [SigningScheme.rfc9591, .taproot, .bip445(.draft12)], [2, 5])
    func measured(scheme: SigningScheme, threshold: Int) throws {
        let signers = try PreparedSigners(scheme, threshold: threshold, seed: 3)
        var signatures: Set<ThresholdSignature> = []
        for arithmetic in MeasuredArithmetic.allCases {
            let measured = try SigningMeasurement(
                of: signers, arithmetic: arithmetic, repetitions: 1)
            #expect(Set(measured.microseconds.keys) == Set(SigningPhase.allCases))
            #expect(measured.microseconds.values.allSatisfy { $0 > 0 })
            #expect(measured.productMicroseconds > 0)
            signatures.insert(measured.signature)
        }
        #expect(signatures.count == 1)
    }

    @Test("Sizes that cannot be are refused", arguments: [0, 65536])
    func sizes(threshold: Int) {
        #expect(throws: (any Error).self) {
            let signers = try PreparedSigners(.rfc9591, threshold: threshold, seed: 1)
            _ = try SigningMeasurement(of: signers, arithmetic: .engine)
        }
    }

    @Test(
        "A robust signature beside a plain one, an answer, and a verdict",
        arguments: [SigningScheme.rfc9591, .taproot, .bip445(.draft12)],
        MeasuredArithmetic.allCases)
    func robust(scheme: SigningScheme, arithmetic: MeasuredArithmetic) throws {
        let measured = try RobustMeasurement(
            scheme, threshold: 2, of: 4, arithmetic: arithmetic, runs: 1)
        // Each of two liars spoils a session of its own.
        #expect(measured.sessions == 3)
        let times = [
            measured.plain, measured.signed, measured.honest, measured.lying, measured.answer,
            measured.answerBound, measured.verdict, measured.verdictBase,
        ]
        #expect(times.allSatisfy { $0 > 0 && $0.isFinite })
    }

    @Test("Fewer members than sign are refused, and so is a threshold of zero")
    func robustSizes() {
        for (threshold, count) in [(0, 2), (3, 2)] {
            #expect(throws: (any Error).self) {
                _ = try RobustMeasurement(
                    .rfc9591, threshold: threshold, of: count, arithmetic: .engine, runs: 1)
            }
        }
    }
}
