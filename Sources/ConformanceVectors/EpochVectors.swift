import DKG

/// Files of certified epochs, and evidence of dealers that hand over twice, of an independent implementation.
enum EpochVectors {
    static func cases(_ path: String, _ root: JSONValue) throws -> [ConformanceCase] {
        try keys(path, root["keys"].items) + refusedKeys(path, root["refusedKeys"].items)
            + doubleHandOvers(path, root["doubleHandOver"])
    }

    private static func keys(
        _ path: String, _ vectors: [JSONValue]
    ) throws -> [ConformanceCase] {
        try vectors.enumerated().map { position, vector in
            ConformanceCase(
                file: path, id: "epoch \(position + 1)",
                comment: try vector["description"].string()
            ) {
                try check(vector)
            }
        }
    }

    private static func check(_ vector: JSONValue) throws {
        let expect: ([UInt8], JSONValue, String) throws -> Void = ResharingVectors.expect
        let key = try EpochKey(decoding: vector["encoding"].bytes())
        try expect(key.encoded, vector["encoding"], "the encoding again")
        try expect(key.transcript.digest.encoded, vector["transcriptDigest"], "the transcript")
        try ResharingVectors.expect(key.isActive ? 3 : 4, vector["kind"].integer(), "the kind")
        try ResharingVectors.expect(
            Int(key.session.resharing.predecessor.key.epoch.number) + 1,
            vector["epoch"].integer(), "the epoch")
        let index = try ParticipantIndex(vector["index"].integer())
        let share = try Scalar(vector["share"].bytes())
        guard key.verificationShare(of: index) == share.timesGenerator() else {
            throw ConformanceFailure("the share of receiver \(index) is not on the polynomial")
        }
        let next = vector["nextPredecessorID"]
        guard let threshold = key.thresholdKey else {
            guard next.isNull else {
                throw ConformanceFailure("the epoch has a successor and is not in force")
            }
            return
        }
        try expect(
            Predecessor(threshold).id.digest.encoded, next, "the next resharing's predecessor")
        try ResharingVectors.expect(
            Int(threshold.epoch.number), vector["epoch"].integer(), "the epoch of the key")
    }

    private static func refusedKeys(
        _ path: String, _ vectors: [JSONValue]
    ) throws -> [ConformanceCase] {
        try vectors.enumerated().map { position, vector in
            ConformanceCase(
                file: path, id: "refused epoch \(position + 1)",
                comment: try vector["description"].string()
            ) {
                let reason = try vector["reason"].string()
                do throws(EpochKeyError) {
                    _ = try EpochKey(decoding: (try? vector["encoding"].bytes()) ?? [])
                } catch {
                    guard names(of: error).contains(reason) else {
                        throw ConformanceFailure("expected \(reason), got: \(error)")
                    }
                    return
                }
                throw ConformanceFailure("expected \(reason), and nothing was refused")
            }
        }
    }

    /// The names that the vectors have for an error.
    private static func names(of error: EpochKeyError) -> Set<String> {
        switch error {
        case .resharing(let error): ResharingVectors.names(of: error)
        case .malformed(.trailing): ["trailing bytes"]
        case .malformed(.truncated): ["short"]
        case .malformed(.notAscending): ["order"]
        case .certificate: ["certificate"]
        case .tooFewHandOvers, .invalidHandOver: ["hand overs"]
        default: []
        }
    }

    private static func doubleHandOvers(
        _ path: String, _ vector: JSONValue
    ) throws -> [ConformanceCase] {
        try vector["cases"].items.enumerated().map { position, item in
            ConformanceCase(
                file: path, id: "double hand over \(position + 1)",
                comment: try item["description"].string()
            ) {
                let evidence = DoubleHandOver(
                    predecessor: try Predecessor(decoding: vector["predecessor"].bytes()),
                    first: try posting(item["first"]), second: try posting(item["second"]))
                let culprit = evidence.culprit().map { Int($0.value) } ?? 0
                let expected = item["culprit"].isNull ? 0 : try item["culprit"].integer()
                try ResharingVectors.expect(culprit, expected, "the culprit")
            }
        }
    }

    private static func posting(_ vector: JSONValue) throws -> DoubleHandOver.Posting {
        DoubleHandOver.Posting(
            resharing: Resharing.ID(try vector["resharingID"].digest()),
            envelope: try vector["envelope"].bytes())
    }
}
