import ChillDKG

/// The vectors of the ChillDKG draft 0.3.0.
enum ChillDKGVectors {
    static let files: [ConformanceFile] = [
        file("hostpubkey_gen") { _, vector in try hostPublicKey(vector) },
        file("params_hash") { _, vector in try parametersHash(vector) },
        file("participant_step1") { _, vector in try participantStep1(vector) },
        file("coordinator_step1") { group, vector in try coordinatorStep1(group, vector) },
        file("participant_step2") { group, vector in try participantStep2(group, vector) },
        file("coordinator_finalize") { group, vector in try coordinatorFinalize(group, vector) },
        file("participant_finalize") { group, vector in try participantFinalize(group, vector) },
        file("coordinator_investigate") { group, vector in
            try coordinatorInvestigate(group, vector)
        },
        file("participant_investigate") { group, vector in
            try participantInvestigate(group, vector)
        },
        file("recover") { _, vector in try recover(vector) },
    ]

    /// A file of the draft: its cases lie in groups, or directly at the top.
    private static func file(
        _ operation: String, _ run: @escaping @Sendable (JSONValue, JSONValue) throws -> Void
    ) -> ConformanceFile {
        ConformanceFile(folder: "chilldkg", name: operation + "_vectors.json") { path, root in
            let groups = root["testGroups"].isNull ? [root] : root["testGroups"].items
            var cases: [ConformanceCase] = []
            for group in groups {
                for vector in group["validTestCases"].items + group["errorTestCases"].items {
                    cases.append(
                        ConformanceCase(
                            file: path, id: String(try vector["tcId"].integer()),
                            comment: try vector["comment"].string()
                        ) {
                            if vector["expectedError"].isNull {
                                try run(group, vector)
                            } else {
                                try ExpectedError(vector["expectedError"]).check {
                                    try run(group, vector)
                                }
                            }
                        })
                }
            }
            let total = try root["totalTests"].integer()
            guard cases.count == total else {
                throw ConformanceFailure("\(path) announces \(total) cases and has \(cases.count)")
            }
            return cases
        }
    }

    /// Compares bytes.
    static func expect(_ got: [UInt8], _ expected: JSONValue, _ name: String) throws {
        if expected.isNull {
            throw ConformanceFailure("an error is expected; got the \(name) \(got.hexadecimal)")
        }
        let expected = try expected.bytes()
        guard got == expected else {
            throw ConformanceFailure(
                "\(name): expected \(expected.hexadecimal); got \(got.hexadecimal)")
        }
    }

    /// The session parameters of a case or a group.
    static func parameters(_ value: JSONValue) throws -> ChillSessionParameters {
        try ChillSessionParameters(
            hostPublicKeys: try value["hostpubkeys"].byteList(),
            threshold: try value["t"].integer())
    }

    /// Compares a key, and a share if there is one, with what is expected.
    static func expect(
        _ key: ChillKey, share: Scalar?, _ expected: JSONValue
    ) throws {
        if expected["secshare"].isNull != (share == nil) {
            throw ConformanceFailure("a secret share is expected exactly if there is one")
        }
        if let share { try expect(share.bytes, expected["secshare"], "secshare") }
        try expect(key.publicKey.compressed, expected["threshPk"], "threshPk")
        let shares = key.verificationShares().map(\.compressed)
        let expectedShares = try expected["pubshares"].byteList()
        guard shares == expectedShares else { throw ConformanceFailure("pubshares differ") }
        for id in key.parameters.participants
        where key.verificationShare(of: id)?.compressed != expectedShares[id.position] {
            throw ConformanceFailure("the verification share of \(id) differs")
        }
    }
}
