import DKGMeasurement
import ThresholdSigning

/// What a robust signature, an answer and a verdict cost beside what they are compared with.
struct RobustRow {
    let json: String

    init(
        scheme: SigningScheme, threshold: Int, participants: Int, runs: Int,
        arithmetic: MeasuredArithmetic
    ) throws {
        let measured = try RobustMeasurement(
            scheme, threshold: threshold, of: participants, arithmetic: arithmetic, runs: runs)
        json =
            JSON.object([
                ("scheme", .text("\(scheme)")), ("threshold", .integer(threshold)),
                ("participants", .integer(participants)), ("runs", .integer(runs)),
                ("sessions", .integer(measured.sessions)), ("plain", .number(measured.plain)),
                ("signed", .number(measured.signed)), ("honest", .number(measured.honest)),
                ("lying", .number(measured.lying)),
                ("answer", .number(measured.answer)),
                ("answerBound", .number(measured.answerBound)),
                ("verdict", .number(measured.verdict)),
                ("verdictBase", .number(measured.verdictBase)),
            ]).text
    }
}
