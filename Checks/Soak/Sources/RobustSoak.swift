import DKGTestHarness
import FaultModel
import Foundation
import ThresholdSigning

/// Robust signatures by chance, each compared with what the model predicts.
struct RobustSoak {
    /// How many signatures were tried and came about, and who was convicted.
    private(set) var signings = 0
    private(set) var signatures = 0
    private(set) var sessions = 0
    private(set) var liars = 0
    private(set) var convictions = 0
    private(set) var verified = 0

    /// The program `dkg`; `nil` if nothing is handed to it.
    let tool: String?

    /// One in so many hands its evidence to the tool.
    private static let evidenceOneIn = 100

    init(tool: String?) {
        self.tool = tool
    }

    /// Runs the plan of a seed.
    mutating func run(seed: UInt64) throws {
        let plan = RandomSigningPlan.plan(seed: seed)
        let outcome = try SigningSimulation.run(
            plan.configuration(),
            by: plan.origin.group(
                participants: plan.participants, threshold: plan.threshold, seed: plan.seed))
        let violations = outcome.violations() + outcome.violations(of: SigningModel.predict(plan))
        if !violations.isEmpty {
            // What a plan does follows from the plan alone, so the same is found again.
            if let failure = try SigningPlanFailure.search(plan) { throw failure }
            throw SignatureSoak.Failure(description: "\(plan)\n\(violations)")
        }
        signings += 1
        signatures += outcome.signature == nil ? 0 : 1
        sessions += outcome.sessions.count
        liars += plan.conduct.count
        convictions += outcome.convictions.count
        if signings % RobustSoak.evidenceOneIn == 0 { try verify(outcome) }
    }

    /// Has the tool read the evidence from a file, and the key from another one.
    private mutating func verify(_ outcome: SigningOutcome) throws {
        guard let tool else { return }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("soak-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (key, file) = (
            folder.appendingPathComponent("key"), folder.appendingPathComponent("evidence")
        )
        try Data(outcome.key.encoded).write(to: key)
        for conviction in outcome.convictions {
            try Data(conviction.evidence.encoded).write(to: file)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: tool)
            process.arguments = ["verify", file.path]
            // The other kinds are judged by what is in them.
            if case .badShare = conviction.evidence {
                process.arguments = ["verify", file.path, "--key", key.path]
            }
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let text = String(
                decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            let verdict = conviction.verdict
            guard process.terminationStatus == 0,
                text.contains(verdict.culprit.description),
                text.contains(verdict.fault.description)
            else {
                throw SignatureSoak.Failure(
                    description:
                        "seed \(outcome.configuration.seed): \(verdict) dkg verify says: \(text)")
            }
            verified += 1
        }
    }

    /// Adds up what several have seen.
    static func + (left: RobustSoak, right: RobustSoak) -> RobustSoak {
        var sum = left
        sum.signings += right.signings
        sum.signatures += right.signatures
        sum.sessions += right.sessions
        sum.liars += right.liars
        sum.convictions += right.convictions
        sum.verified += right.verified
        return sum
    }
}

extension RobustSoak: CustomStringConvertible {
    /// The figures.
    var description: String {
        "\(signings) robust signings in \(sessions) sessions with \(liars) scripts, "
            + "\(signatures) signatures, \(convictions) convictions, \(verified) verified by dkg"
    }
}
