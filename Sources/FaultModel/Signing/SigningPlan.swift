public import DKG
public import DKGTestHarness
public import ThresholdSigning

/// A signature and everything that goes wrong in it, as a value.
///
/// A plan can be run, predicted by ``SigningModel`` and shrunk, and prints itself as a test:
///
/// ```swift
/// let plan = SigningPlan(
///     participants: 5, threshold: 3, scheme: .taproot, seed: 7, order: 7,
///     conduct: [2: SignerScript(.wrongShare), 4: SignerScript(.silent, after: 1)])
/// precondition(try plan.violations().isEmpty)
/// ```
public struct SigningPlan: Hashable, Sendable {
    /// Where the key comes from.
    public var origin: SigningKeyOrigin
    /// n.
    public var participants: Int
    /// t.
    public var threshold: Int
    /// How it is signed.
    public var scheme: SigningScheme
    /// What every secret follows from.
    public var seed: UInt64
    /// What the order of messages follows from; `nil` for messages that arrive as they were sent.
    public var order: UInt64?
    /// What signers do instead of what they should, by their numbers.
    public var conduct: [Int: SignerScript]
    /// How the coordinator deviates; `nil` for an honest one.
    public var coordinator: CoordinatorFault?

    /// Creates a plan.
    ///
    /// - Parameters:
    ///   - origin: Where the key comes from.
    ///   - participants: n.
    ///   - threshold: t.
    ///   - scheme: How it is signed.
    ///   - seed: What every secret follows from.
    ///   - order: What the order of messages follows from.
    ///   - conduct: What signers do instead of what they should.
    ///   - coordinator: How the coordinator deviates.
    public init(
        origin: SigningKeyOrigin = .dealt, participants: Int, threshold: Int,
        scheme: SigningScheme = .rfc9591, seed: UInt64 = 1, order: UInt64? = nil,
        conduct: [Int: SignerScript] = [:], coordinator: CoordinatorFault? = nil
    ) {
        self.origin = origin
        self.participants = participants
        self.threshold = threshold
        self.scheme = scheme
        self.seed = seed
        self.order = order
        self.conduct = conduct
        self.coordinator = coordinator
    }

    /// The plan as a configuration of the simulator.
    ///
    /// - Returns: The configuration.
    /// - Throws: `ParameterError` if a signer has an impossible number.
    public func configuration() throws(ParameterError) -> SigningConfiguration {
        // The first key that signs of BIP 340 is derived: a key of a ceremony needs it, others bear it.
        let needsTweak = scheme.isBIP340 && (origin.isOwn || seed % 2 == 0)
        var configuration = SigningConfiguration(
            signing: Array("plan \(seed)".utf8), by: scheme,
            derivation: needsTweak ? .taproot() : .none, seed: seed)
        configuration.order = DeliveryOrder(seed: order)
        configuration.coordinatorFault = coordinator
        for (number, script) in conduct {
            configuration.scripts[try ParticipantIndex(number)] = script
        }
        return configuration
    }
}

extension SigningPlan {
    /// Makes the key, runs the plan and checks every ``SigningInvariant``, the prediction included.
    ///
    /// - Parameter model: What predicts the outcome; another one than ``SigningModel`` tests the check.
    /// - Returns: What was violated; empty if the library and the model are right.
    /// - Throws: An error if the plan is impossible.
    public func violations(
        model: (SigningPlan) -> SigningPrediction = SigningModel.predict
    ) throws -> [SigningViolation] {
        let group = try origin.group(
            participants: participants, threshold: threshold, seed: seed)
        return try violations(with: group, model: model)
    }

    /// Runs the plan with a key that exists already.
    ///
    /// - Parameters:
    ///   - group: The key and its holders, as many as the plan has.
    ///   - model: What predicts the outcome.
    /// - Returns: What was violated.
    /// - Throws: An error if the plan is impossible.
    public func violations(
        with group: SigningGroup, model: (SigningPlan) -> SigningPrediction = SigningModel.predict
    ) throws -> [SigningViolation] {
        let result = try SigningSimulation.run(configuration(), by: group)
        return result.violations() + result.violations(of: model(self))
    }
}

extension SigningOutcome {
    /// Checks that the result is the predicted one.
    ///
    /// - Parameter prediction: What was predicted.
    /// - Returns: One violation for each difference.
    public func violations(of prediction: SigningPrediction) -> [SigningViolation] {
        prediction.differences(from: SigningPrediction(of: self)).map {
            violation(.prediction, $0)
        }
    }
}

extension SigningPlan: CustomStringConvertible {
    /// The plan as a test, to be pasted into a suite that imports the harness.
    public var description: String {
        var lines = [
            "@Test func plan() throws {",
            "    let plan = SigningPlan(",
            "        origin: .\(origin), participants: \(participants), threshold: \(threshold),",
            "        scheme: \(scheme.source), seed: \(seed), order: \(order.map { "\($0)" } ?? "nil"),",
        ]
        if conduct.isEmpty {
            lines.append("        conduct: [:],")
        } else {
            lines.append("        conduct: [")
            for (number, script) in conduct.sorted(by: { $0.key < $1.key }) {
                lines.append("            \(number): \(script.source),")
            }
            lines.append("        ],")
        }
        lines += [
            "        coordinator: \(coordinator.map { ".\($0.source)" } ?? "nil"))",
            "    #expect(try plan.violations() == [])", "}",
        ]
        return lines.joined(separator: "\n")
    }
}

extension SigningScheme {
    /// The case as Swift source has it.
    var source: String {
        switch self {
        case .rfc9591: ".rfc9591"
        case .taproot: ".taproot"
        case .bip445(.draft6): ".bip445(.draft6)"
        case .bip445: ".bip445(.draft12)"
        }
    }
}

extension SignerScript {
    /// Swift source that makes it.
    var source: String {
        "SignerScript(.\(fault.source)" + (after > 0 ? ", after: \(after)" : "")
            + (returns ? ", returns: true" : "") + ")"
    }
}

extension CustomStringConvertible {
    /// The case whose name on a command line this is: "wrong-share" is `wrongShare`.
    fileprivate var source: String {
        let words = description.split(separator: "-")
        return words.dropFirst().reduce(String(words.first ?? "")) {
            $0 + $1.prefix(1).uppercased() + $1.dropFirst()
        }
    }
}
