import DKG
import DKGMeasurement
import DKGTestHarness

/// What a member that follows a log costs beside the participant in it, and what a restart before the last entry of the
/// last round costs: feldman and pedersen, t = n/3 rounded up, in one process.
struct LogRow {
    let json: String

    init(scheme: CommitmentScheme, participants: Int, runs: Int) throws {
        var participant = Double.infinity
        var member = Double.infinity
        var restart = Double.infinity
        let threshold = (participants + 2) / 3
        for run in 0..<runs {
            let measured = try LogMeasurement(
                of: SimulationConfiguration(
                    participants: participants, threshold: threshold, scheme: scheme,
                    seed: UInt64(run + 1)),
                index: ParticipantIndex(threshold))
            participant = min(participant, measured.participantMilliseconds)
            member = min(member, measured.memberMilliseconds)
            restart = min(restart, measured.restartMilliseconds)
        }
        json =
            JSON.object([
                ("scheme", .text("\(scheme)")), ("participants", .integer(participants)),
                ("threshold", .integer(threshold)), ("runs", .integer(runs)),
                ("participantMilliseconds", .number(participant)),
                ("memberMilliseconds", .number(member)), ("restartMilliseconds", .number(restart)),
                ("added", .number((member - participant) / participant)),
                ("restart", .number(restart / participant)),
            ]).text
    }
}
