import DKG

/// Whole sessions of resharing, in which seeds determine everything, and what is made of them.
enum ResharingSessionVectors {
    static func cases(_ path: String, _ root: JSONValue) throws -> [ConformanceCase] {
        let scenes = root["sessions"].items
        var cases = try scenes.indices.map { position in
            ConformanceCase(
                file: path, id: "session \(position + 1)",
                comment: "threshold \(try scenes[position]["threshold"].integer())"
            ) {
                let scene = try ResharingScene(scenes[position])
                try scene.checkReceivers()
                try scene.checkDealers()
                try scene.checkResult()
                try scene.checkHandOvers()
                try scene.checkWeights(
                    root["judge"].items.first { judged in
                        (try? judged["session"].integer()) == position
                    })
            }
        }
        for judged in root["judge"].items {
            cases += try judgements(path, judged, scenes)
        }
        cases += root["lambdas"].items.enumerated().map { position, vector in
            ConformanceCase(
                file: path, id: "lambdas \(position + 1)",
                comment: "\(vector["points"].items.count) points"
            ) {
                let points = try vector["points"].byteList().map { try Scalar($0) }
                let weights = Interpolation.weights(ofPoints: points) ?? []
                let expected = vector["lambdas"].items
                try ResharingVectors.expect(weights.count, expected.count, "how many")
                for (weight, lambda) in zip(weights, expected) {
                    try ResharingVectors.expect(weight.encoded, lambda, "a weight")
                }
            }
        }
        cases += root["pendingShares"].items.enumerated().map { position, vector in
            ConformanceCase(
                file: path, id: "pending share \(position + 1)", comment: "its encoding"
            ) {
                try checkPendingShare(vector, scenes)
            }
        }
        return cases
    }

    private static func judgements(
        _ path: String, _ judged: JSONValue, _ scenes: [JSONValue]
    ) throws -> [ConformanceCase] {
        let position = try judged["session"].integer()
        guard scenes.indices.contains(position) else {
            throw ConformanceFailure("the vector has no session \(position)")
        }
        return try judged["cases"].items.enumerated().map { number, vector in
            ConformanceCase(
                file: path, id: "complaint \(number + 1)",
                comment: try vector["description"].string()
            ) {
                let scene = try ResharingScene(scenes[position])
                let dealings = try scene.dealings(of: judged["dealings"])
                let complaint = try Complaint(decoding: vector["complaint"].bytes())
                let accuser = try ParticipantIndex(vector["accuser"].integer())
                let verdict = ComplaintJudge.judge(
                    complaint, by: accuser, about: dealings[complaint.dealer],
                    in: scene.session.dealing)
                let kind = try vector["kind"].string()
                try ResharingVectors.expect(
                    verdict.map { "\($0.kind)" } ?? "none", kind, "the fault")
                try ResharingVectors.expect(
                    Int(verdict?.culprit.value ?? 0), vector["culprit"]["index"].integer(),
                    "the culprit")
                try ResharingVectors.expect(
                    verdict?.kind == .invalidShare ? "dealer" : "receiver",
                    vector["culprit"]["role"].string(), "the culprit's role")
            }
        }
    }

    private static func checkPendingShare(_ vector: JSONValue, _ scenes: [JSONValue]) throws {
        let bytes = SecretBytes(copying: try vector["encoding"].bytes())
        let share = try PendingShare(decoding: bytes)
        let expect: ([UInt8], JSONValue, String) throws -> Void = ResharingVectors.expect
        try expect(share.resharing.digest.encoded, vector["resharingID"], "the resharingID")
        try expect(share.session.digest.encoded, vector["sid"], "sid'")
        try expect(share.transcript.encoded, vector["transcriptDigest"], "the transcript")
        try ResharingVectors.expect(
            Int(share.index.value), vector["index"].integer(), "the index")
        try expect(share.value.disclosed().encoded, vector["share"], "x'_j")
        let again = share.secretEncoding()
        try expect(
            again.publicBytes(in: 0..<again.count), vector["encoding"], "the encoding again")
        // It is what the receivers of that session compute.
        for scene in scenes where try scene["sid"].bytes() == share.session.digest.encoded {
            let computed = try ResharingScene(scene).pendingShare(of: share.index)
            let own = computed.secretEncoding()
            try expect(own.publicBytes(in: 0..<own.count), vector["encoding"], "its own encoding")
        }
    }
}
