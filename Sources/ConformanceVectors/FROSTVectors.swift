import FROSTKeyGeneration

/// The vectors of the crates frost-secp256k1 and frost-secp256k1-tr, as far as they concern keys.
enum FROSTVectors {
    static let files: [ConformanceFile] = [
        ("frost-secp256k1", FROSTCiphersuite.secp256k1),
        ("frost-secp256k1-tr", FROSTCiphersuite.secp256k1Taproot),
    ].flatMap { folder, suite in
        [
            ConformanceFile(folder: folder, name: "vectors_dkg.json") { path, root in
                keyGeneration(path, root["inputs"], in: suite)
            },
            ConformanceFile(folder: folder, name: "repair-share.json") { path, root in
                sums(path, root)
            },
        ]
    }

    /// One case a participant: everything that it computes from its secrets and the others' messages.
    private static func keyGeneration(
        _ path: String, _ inputs: JSONValue, in suite: FROSTCiphersuite
    ) -> [ConformanceCase] {
        let numbers = inputs.names.filter { !inputs[$0]["identifier"].isNull }
        return numbers.map { number in
            let others = numbers.filter { $0 != number }
            return ConformanceCase(
                file: path, id: number, comment: "participant \(number) generates its key"
            ) {
                try generate(inputs, number, others: others, in: suite)
            }
        }
    }

    private static func generate(
        _ inputs: JSONValue, _ number: String, others: [String], in suite: FROSTCiphersuite
    ) throws {
        let own = inputs[number]
        let polynomial = try [own["signing_key"], own["coefficient"]].map { try Scalar($0.bytes()) }
        let setup = try FROSTSetup(
            ciphersuite: suite, identifier: identifier(own), threshold: polynomial.count,
            participants: others.count + 1)
        // The nonce is not published, so the proof is another one; everything else is compared.
        let first = FROSTDealer(
            setup,
            polynomial: SecretPolynomial(threshold: setup.threshold) { k in
                SecretScalar(polynomial[Int(k)])
            }, nonce: SecretScalar(Scalar(7)))
        guard
            try first.package.commitment.points.map(\.compressed)
                == own["vss_commitments"].byteList()
        else { throw ConformanceFailure("the commitments differ") }

        // This checks the published proofs.
        var second = try first.receive(
            others.map { number in
                FROSTBroadcast(
                    try package(inputs[number], in: suite), from: try identifier(inputs[number]))
            })
        for other in others {
            let name = try identifier(inputs[other])
            guard let sent = second.package(for: name) else {
                throw ConformanceFailure("there is no share for \(name)")
            }
            try ChillDKGVectors.expect(
                sent.signingShare.disclosed().bytes,
                inputs[other]["signing_shares"][number], "the share for \(name)")
            try second.receive(
                FROSTRound2Package(
                    SecretScalar(decoding: own["signing_shares"][other].secret()), in: suite),
                from: name)
        }
        let key = try second.finish()
        let publicPackage = key.publicKeyPackage
        try ChillDKGVectors.expect(
            key.keyPackage.signingShare.disclosed().bytes, own["signing_share"], "signing_share")
        try ChillDKGVectors.expect(
            publicPackage.verifyingKey.compressed, inputs["verifying_key"], "verifying_key")
        for participant in others + [number] {
            let name = try identifier(inputs[participant])
            try ChillDKGVectors.expect(
                publicPackage.verifyingShare(of: name)?.compressed ?? [],
                inputs[participant]["verifying_share"], "the verifying share of \(name)")
        }
    }

    private static func identifier(_ participant: JSONValue) throws -> FROSTIdentifier {
        FROSTIdentifier(try ParticipantIndex(participant["identifier"].integer()))
    }

    /// The package that the fields make up, in its JSON.
    private static func package(
        _ participant: JSONValue, in suite: FROSTCiphersuite
    ) throws -> FROSTRound1Package {
        let points = try participant["vss_commitments"].items.map { "\"\(try $0.string())\"" }
        let json =
            #"{"header":{"version":0,"ciphersuite":"\#(suite)"},"commitment":["#
            + points.joined(separator: ",") + #"],"proof_of_knowledge":""#
            + (try participant["proof_of_knowledge"].string()) + "\"}"
        return try FROSTRound1Package(decoding: Array(json.utf8), as: .json, in: suite)
    }

    /// One case a sum of scalars.
    private static func sums(_ path: String, _ root: JSONValue) -> [ConformanceCase] {
        root.names.map { name in
            ConformanceCase(file: path, id: name, comment: "the scalars add up") {
                let values = root[name]
                let summands = values.names.filter { !$0.hasSuffix("_sum") }
                let sums = values.names.filter { $0.hasSuffix("_sum") }
                guard sums.count == 1, !summands.isEmpty else {
                    throw ConformanceFailure("the vector has \(sums.count) sums")
                }
                let sum = try summands.reduce(Scalar.zero) {
                    $0 + (try Scalar(values[$1].bytes()))
                }
                try ChillDKGVectors.expect(sum.bytes, values[sums[0]], sums[0])
            }
        }
    }
}
