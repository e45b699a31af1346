import DKG
import DKGMeasurement
import DKGTestHarness

/// Judging one justified complaint, against one Horner's rule at t and six full multiplications.
struct JudgeRow {
    let json: String

    init(scheme: CommitmentScheme, threshold: Int, runs: Int) throws {
        var source = DeterministicRandomSource(seed: 1, label: "judge")
        let dealer = try ParticipantIndex(1)
        let accuser = try ParticipantIndex(threshold)
        let sessionKey = try SecretScalar(random: &source)
        let session = DealingSession(
            id: source.nextDigest(), scheme: scheme, threshold: try Threshold(threshold),
            receivers: [
                .init(
                    index: dealer, encryptionKey: try SecretScalar(random: &source).timesGenerator()
                ),
                .init(index: accuser, encryptionKey: sessionKey.timesGenerator()),
            ])
        let polynomial = try SecretPolynomial(threshold: session.threshold, random: &source)
        let blinding: DealerSecrets.Blinding
        switch scheme {
        case .feldman: blinding = .feldman
        case .pedersen:
            blinding = .pedersen(
                try SecretPolynomial(threshold: session.threshold, random: &source))
        }
        // A dealing for another session key: the share does not fit.
        let other = DealingSession(
            id: session.id, scheme: scheme, threshold: session.threshold,
            receivers: session.receivers.map {
                .init(index: $0.index, encryptionKey: .generator)
            })
        let secrets = DealerSecrets(
            polynomial: polynomial, blinding: blinding,
            ephemeralSecret: try SecretScalar(random: &source))
        let dealing = try AcceptedDealing(
            verifying: secrets.deal(as: dealer, in: other) { _ in nil }, from: dealer, in: session)
        let complaint = Complaint(
            about: dealing, by: accuser, sessionKey: sessionKey,
            seed: try SecretBytes(random32: &source), in: session)

        var best = Double.infinity
        var costs = PrimitiveCosts()
        let repeats = max(1, 200 / threshold)
        for _ in 0..<max(runs, 5) {
            let start = ProcessorTime.milliseconds()
            for _ in 0..<repeats {
                let verdict = ComplaintJudge.judge(
                    complaint, by: accuser, about: dealing, in: session)
                guard verdict?.culprit == dealer else { throw BenchmarkError.judge }
            }
            best = min(best, (ProcessorTime.milliseconds() - start) / Double(repeats))
        }
        costs = costs.minimum(with: PrimitiveCosts())
        CallCounts.reset()
        _ = dealing.commitment.points.isEmpty
        _ = Point.polynomial(dealing.commitment.points, at: accuser.value)
        var calls = CallCounts.current
        calls["multiplyLong", default: 0] += 6
        let floor = costs.milliseconds(of: calls)
        json =
            JSON.object([
                ("scheme", .text("\(scheme)")), ("threshold", .integer(threshold)),
                ("cpuMilliseconds", .number(best)), ("floorMilliseconds", .number(floor)),
                ("ratio", .number(best / floor)),
            ]).text
    }
}
