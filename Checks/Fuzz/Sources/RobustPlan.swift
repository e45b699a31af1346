import DKGTestHarness
import ThresholdSigning

/// A whole robust session as the fuzzer wants it: each byte lets one of four signers do something, of whom two are enough.
///
/// Signers 3 and 4 may lie; whatever they do, nobody else is convicted, and 1 and 2 have a signature in the end.
struct RobustPlan {
    private static let count = 4
    private static let threshold = 2
    private static let message: [UInt8] = [1, 2, 3]
    private static let values = (1...count).map { Scalar(5) + Scalar(7) * Scalar(UInt64($0)) }
    private static let key: ThresholdKey? = try? ThresholdKey(
        publicKey: Scalar(5).timesGenerator(), threshold: Threshold(threshold),
        shares: (1...count).map { number in
            PublicShare(
                evaluationPoint: Scalar(UInt64(number)),
                point: values[number - 1].timesGenerator(),
                identity: try identity(number).verificationKey)
        })

    private var open: [Int: SignedRequest] = [:]
    private var pairs = [UInt64](repeating: 0, count: count + 1)
    private var convicted: Set<Int> = []

    private static func identity(_ number: Int) throws -> SigningKey {
        try SigningKey(SecretScalar(Scalar(100 + UInt64(number))))
    }

    /// Runs the plan, and then lets the honest ones finish.
    static func run(_ bytes: [UInt8]) {
        do {
            guard let key, let first = bytes.first else { return }
            let schemes: [SigningScheme] = [
                .rfc9591, .taproot, .bip445(.draft6), .bip445(.draft12),
            ]
            let scheme = schemes[Int(first % 4)]
            var coordinator = try RobustCoordinator(
                for: message, with: key, by: scheme,
                signedBy: SigningKey(SecretScalar(Scalar(99))))
            var plan = RobustPlan()
            for byte in bytes.dropFirst().prefix(40) {
                try plan.step(byte, key, scheme, &coordinator)
            }
            // The honest ones go on until there is a signature.
            for _ in 0..<6 {
                for number in 1...2 {
                    try plan.offer(number, key, scheme, &coordinator)
                    try plan.answer(number, .zero, key, scheme, &coordinator)
                }
            }
            precondition(plan.convicted.isSubset(of: [3, 4]))
            precondition(coordinator.sessionCount <= count - threshold + 1)
            precondition(coordinator.signature != nil)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// The two lowest bits say who, the others what.
    private mutating func step(
        _ byte: UInt8, _ key: ThresholdKey, _ scheme: SigningScheme,
        _ coordinator: inout RobustCoordinator
    ) throws {
        let number = Int(byte % 4) + 1
        switch byte / 4 % 5 {
        case 0: try offer(number, key, scheme, &coordinator)
        case 1 where number > 2: try answer(number, .one, key, scheme, &coordinator)
        case 2 where number > 2: open[number] = nil
        case 3 where number > 2:
            let junk = [1, byte % 2 == 0 ? 10 : 11] + [UInt8](repeating: byte, count: 263)
            note(coordinator.receive(junk))
        default: try answer(number, .zero, key, scheme, &coordinator)
        }
    }

    private func signer(
        _ number: Int, _ key: ThresholdKey, _ scheme: SigningScheme
    ) throws -> Signer {
        try Signer(
            SecretKeyShare(
                SecretScalar(RobustPlan.values[number - 1]), at: Scalar(UInt64(number)), of: key),
            by: scheme)
    }

    private func nonces(
        _ number: Int, _ pair: UInt64, _ key: ThresholdKey, _ scheme: SigningScheme
    ) throws -> NoncePair {
        var source = DeterministicRandomSource(seed: pair, label: "signer \(number)")
        return try signer(number, key, scheme).commit(random: &source)
    }

    private mutating func offer(
        _ number: Int, _ key: ThresholdKey, _ scheme: SigningScheme,
        _ coordinator: inout RobustCoordinator
    ) throws {
        // Whoever is asked has to answer first.
        guard open[number] == nil else { return }
        let first = FirstCommitment(
            of: try nonces(number, pairs[number], key, scheme),
            signedBy: try RobustPlan.identity(number))
        note(coordinator.receive(first.encoded))
    }

    private mutating func answer(
        _ number: Int, _ error: Scalar, _ key: ThresholdKey, _ scheme: SigningScheme,
        _ coordinator: inout RobustCoordinator
    ) throws {
        guard let request = open.removeValue(forKey: number) else { return }
        let nonces = try nonces(number, pairs[number], key, scheme)
        let commitment = nonces.commitment
        let signer = try signer(number, key, scheme)
        guard let examined = try? signer.examine(request.request, for: nonces) else { return }
        let share = try signer.sign(examined, with: nonces)
        pairs[number] += 1
        let next = try self.nonces(number, pairs[number], key, scheme).commitment
        let answer = SigningAnswer(
            SignatureShare(share.value + error, of: share.index), to: request.request,
            commitment: commitment, next: next, signedBy: try RobustPlan.identity(number))
        note(coordinator.receive(answer.encoded))
    }

    private mutating func note(_ actions: [CoordinatorAction]) {
        for action in actions {
            switch action {
            case .ask(let index, let request): open[Int(index.value)] = request
            case .convicted(let verdict, let evidence):
                precondition(evidence.verdict() == verdict)
                convicted.insert(Int(verdict.index?.value ?? 0))
            default: break
            }
        }
    }
}
