public import DKG
public import DKGTestHarness

/// A ceremony and everything that goes wrong in it, as a value.
///
/// A plan can be run, predicted by ``FaultModel`` and shrunk, and prints itself as a test:
///
/// ```swift
/// let plan = FaultPlan(
///     scheme: .pedersen, participants: 5, threshold: 3, seed: 7,
///     conduct: [4: [.silent(.extract)], 5: [.wrongShare(to: [1, 2], by: 1)]])
/// precondition(try plan.violations().isEmpty)
/// ```
public struct FaultPlan: Hashable, Sendable {
    /// How dealers commit.
    public var scheme: CommitmentScheme
    /// What the participants may assume of the board, which is honest in any case.
    public var board: BoardKind
    /// n.
    public var participants: Int
    /// t.
    public var threshold: Int
    /// What every identity and every secret follows from.
    public var seed: UInt64
    /// What the faulty participants do, by their numbers in the roster.
    ///
    /// Somebody with an empty list is faulty and does what it should.
    public var conduct: [Int: [Behaviour]]

    /// Creates a plan.
    ///
    /// - Parameters:
    ///   - scheme: How dealers commit.
    ///   - board: What the participants may assume of the board.
    ///   - participants: n.
    ///   - threshold: t.
    ///   - seed: What every identity and every secret follows from.
    ///   - conduct: What the faulty participants do.
    public init(
        scheme: CommitmentScheme, board: BoardKind = .agreed, participants: Int, threshold: Int,
        seed: UInt64 = 1, conduct: [Int: [Behaviour]] = [:]
    ) {
        self.scheme = scheme
        self.board = board
        self.participants = participants
        self.threshold = threshold
        self.seed = seed
        self.conduct = conduct
    }

    /// The plan as a configuration of the simulator: each list of behaviours becomes one script.
    ///
    /// - Returns: The configuration.
    /// - Throws: `ParameterError` if a faulty participant has an impossible number.
    public func configuration() throws(ParameterError) -> SimulationConfiguration {
        var configuration = SimulationConfiguration(
            participants: participants, threshold: threshold, scheme: scheme, board: board,
            seed: seed)
        for (number, behaviours) in conduct {
            let script = PlannedScript(conduct: Conduct(behaviours))
            configuration.add(script, to: try ParticipantIndex(number))
        }
        return configuration
    }
}

extension FaultPlan: CustomStringConvertible {
    /// The plan as a test, to be pasted into a suite that imports the harness.
    public var description: String {
        var lines = [
            "@Test func plan() throws {",
            "    let plan = FaultPlan(",
            "        scheme: .\(scheme), board: .\(board), participants: \(participants), "
                + "threshold: \(threshold),",
            "        seed: \(seed),",
        ]
        if conduct.isEmpty {
            lines.append("        conduct: [:])")
        } else {
            lines.append("        conduct: [")
            for (number, behaviours) in conduct.sorted(by: { $0.key < $1.key }) {
                let list = behaviours.map(\.description).joined(separator: ", ")
                lines.append("            \(number): [\(list)],")
            }
            lines.append("        ])")
        }
        lines += ["    #expect(try plan.violations() == [])", "}"]
        return lines.joined(separator: "\n")
    }
}

extension FaultPlan {
    /// Runs the plan and checks every ``Invariant``, (h) included.
    ///
    /// - Parameter model: What predicts the outcome; another one than ``FaultModel`` tests the check.
    /// - Returns: What was violated; empty if the library and the model are right.
    /// - Throws: An error if the plan is impossible.
    public func violations(
        model: (FaultPlan) -> Prediction = FaultModel.predict
    ) throws -> [InvariantViolation] {
        let result = try CeremonySimulation.run(configuration())
        return result.violations() + result.violations(of: model(self))
    }
}

extension CeremonyResult {
    /// Checks invariant (h), that the result is the predicted one.
    ///
    /// - Parameter prediction: What was predicted.
    /// - Returns: One violation for each difference.
    public func violations(of prediction: Prediction) -> [InvariantViolation] {
        prediction.differences(from: Prediction(of: self)).map {
            violation(.prediction, .auditor, $0)
        }
    }
}
