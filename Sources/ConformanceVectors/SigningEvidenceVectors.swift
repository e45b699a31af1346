import ThresholdSigning

/// Evidence of signing sessions and what it shows, of an independent implementation.
enum SigningEvidenceVectors {
    static let files: [ConformanceFile] = [
        ConformanceFile(folder: "signing", name: "evidence.json") { path, root in
            var keys: [String: SampleKey] = [:]
            for key in root["keys"].items { keys[try key["name"].string()] = try SampleKey(key) }
            return try verdicts(path, root["cases"].items, keys)
                + malformed(path, root["malformedAnswers"].items)
        }
    ]

    private static func verdicts(
        _ path: String, _ vectors: [JSONValue], _ keys: [String: SampleKey]
    ) throws -> [ConformanceCase] {
        try vectors.enumerated().map { position, vector in
            ConformanceCase(
                file: path, id: "verdict \(position + 1)", comment: try vector["what"].string()
            ) {
                let evidence = try evidence(vector, keys)
                let verdict = evidence.verdict()
                try check(verdict, vector["convicted"])
            }
        }
    }

    private static func evidence(
        _ vector: JSONValue, _ keys: [String: SampleKey]
    ) throws -> SigningEvidence {
        switch try vector["kind"].string() {
        case "badShare":
            guard let key = keys[try vector["key"].string()] else {
                throw ConformanceFailure("the vector names no key")
            }
            return .badShare(
                key.key, try SigningRequest(decoding: vector["request"].bytes()),
                try SigningAnswer(decoding: vector["answer"].bytes()))
        case "reusedNonces":
            let answers = try vector["answers"].byteList().map { try SigningAnswer(decoding: $0) }
            guard answers.count == 2 else { throw ConformanceFailure("two answers are needed") }
            return .reusedNonces(
                try VerificationKey(decoding: vector["identity"].bytes()), answers[0], answers[1])
        case "coordinatorSum":
            let requests = try vector["requests"].byteList()
            guard requests.count == 1 else { throw ConformanceFailure("one request is needed") }
            return .wrongAggregate(try SignedRequest(decoding: requests[0]))
        case let kind: throw ConformanceFailure("the kind '\(kind)' is not known")
        }
    }

    private static func check(_ verdict: SigningVerdict?, _ expected: JSONValue) throws {
        guard !expected.isNull else {
            if let verdict { throw ConformanceFailure("nothing is shown; got: \(verdict)") }
            return
        }
        guard let verdict else { throw ConformanceFailure("nobody was convicted") }
        let reason = try expected["reason"].string()
        guard name(of: verdict.fault) == reason else {
            throw ConformanceFailure("expected \(reason); got: \(verdict)")
        }
        if expected["index"].isNull {
            try ChillDKGVectors.expect(
                verdict.culprit.encoded, expected["coordinator"], "the coordinator")
        } else {
            guard try verdict.index == ParticipantIndex(expected["index"].integer()) else {
                throw ConformanceFailure("somebody else was convicted: \(verdict)")
            }
        }
    }

    static func name(of fault: SigningFault) -> String {
        switch fault {
        case .notAsked: "notAsked"
        case .otherCommitment: "otherCommitment"
        case .notCanonical: "notCanonical"
        case .wrongShare: "wrongShare"
        case .reusedNonces: "reusedNonces"
        case .wrongAggregate: "wrongAggregate"
        }
    }

    private static func malformed(
        _ path: String, _ vectors: [JSONValue]
    ) throws -> [ConformanceCase] {
        try vectors.enumerated().map { position, vector in
            ConformanceCase(
                file: path, id: "malformed answer \(position + 1)",
                comment: try vector["what"].string()
            ) {
                let bytes = try vector["answer"].bytes()
                if (try? SigningAnswer(decoding: bytes)) != nil {
                    throw ConformanceFailure("an answer that is none decodes")
                }
            }
        }
    }
}
