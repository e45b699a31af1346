import ThresholdSigning

/// Transcripts of robust coordinators, of an independent implementation: what comes in, and what follows.
enum RobustSigningVectors {
    static let files: [ConformanceFile] = [
        ConformanceFile(folder: "signing", name: "roast.json") { path, root in
            try root["transcripts"].items.map { transcript in
                ConformanceCase(
                    file: path, id: "transcript", comment: try transcript["name"].string()
                ) {
                    for arithmetic in PublicArithmetic.allCases { try run(transcript, arithmetic) }
                }
            }
        }
    ]

    private static func run(_ vector: JSONValue, _ arithmetic: PublicArithmetic) throws {
        let key = try SampleKey(vector["key"])
        let number = UInt8(clamping: try vector["scheme"].integer())
        let version = UInt32(clamping: try vector["version"].integer())
        guard let scheme = SigningScheme(number: number, version: version) else {
            throw ConformanceFailure("the scheme is not known")
        }
        var reader = ByteReader(try vector["derivation"]["encoded"].bytes())
        var coordinator = try RobustCoordinator(
            for: vector["message"].bytes(), with: key.key, by: scheme,
            derivation: SigningDerivation(from: &reader), options: SampleKey.options,
            signedBy: SigningKey(decoding: vector["coordinatorSecret"].secret()),
            arithmetic: arithmetic)
        var convicted: Set<Int> = []
        for (position, step) in vector["steps"].items.enumerated() {
            let actions = coordinator.receive(try step["input"].bytes())
            let expected = step["actions"].items
            guard actions.count == expected.count else {
                throw ConformanceFailure(
                    "step \(position + 1): \(expected.count) actions are expected; got \(actions)")
            }
            for (action, expected) in zip(actions, expected) {
                try check(action, expected, &convicted)
            }
        }
        guard try coordinator.sessionCount == vector["sessions"].integer(),
            try coordinator.sessionCount <= vector["bound"].integer()
        else { throw ConformanceFailure("there were \(coordinator.sessionCount) sessions") }
        guard try convicted == Set(vector["convicted"].items.map { try $0.integer() }) else {
            throw ConformanceFailure("others were convicted: \(convicted)")
        }
        guard let signature = coordinator.signature else {
            guard vector["signature"].isNull else { throw ConformanceFailure("no signature") }
            return
        }
        // An expected value of null is no signature, and refused here.
        try ChillDKGVectors.expect(signature.encoded, vector["signature"], "the signature")
    }

    private static func check(
        _ action: CoordinatorAction, _ expected: JSONValue, _ convicted: inout Set<Int>
    ) throws {
        let failure = ConformanceFailure("another action: \(action)")
        switch action {
        case .ask(let index, let request):
            guard try expected["ask"].integer() == Int(index.value) else { throw failure }
            try ChillDKGVectors.expect(request.encoded, expected["request"], "the request")
        case .convicted(let verdict, let evidence):
            let index = Int(verdict.index?.value ?? 0)
            guard try expected["convict"].integer() == index,
                try expected["reason"].string()
                    == SigningEvidenceVectors.name(of: verdict.fault),
                evidence.verdict() == verdict
            else { throw failure }
            convicted.insert(index)
        case .keptOut(let index, let reason):
            let words =
                switch reason {
                case .noPoints: "commitment is no point"
                case .used: "commitment was used"
                case .cancelling: ""
                }
            guard try expected["leave"].integer() == Int(index.value),
                try expected["why"].string() == words
            else { throw failure }
        case .blamedSession(let signers):
            guard
                try expected["blameSession"].items.map({ try $0.integer() })
                    == signers.map({ Int($0.value) })
            else { throw failure }
        case .finished(let signature):
            try ChillDKGVectors.expect(signature.encoded, expected["finish"], "the signature")
        }
    }
}
