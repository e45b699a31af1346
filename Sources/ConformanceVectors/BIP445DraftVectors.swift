import ThresholdSigning

/// The cases of BIP 445's draft 0.12.1, of an independent implementation.
enum BIP445DraftVectors {
    static let files: [ConformanceFile] = [
        ConformanceFile(folder: "signing", name: "bip445-0.12.1.json") { path, root in
            try cases(path, "NonceGen", root["nonceGen"]["valid"].items, generate)
                + cases(path, "NonceGen error", root["nonceGen"]["errors"].items, generate)
                + cases(path, "NonceAgg", root["nonceAgg"]["valid"].items, aggregateNonces)
                + cases(path, "NonceAgg error", root["nonceAgg"]["errors"].items, aggregateNonces)
                + cases(path, "ThresholdInfo", root["thresholdInfo"]["valid"].items, checkInfo)
                + cases(
                    path, "ThresholdInfo error", root["thresholdInfo"]["errors"].items, checkInfo)
                + cases(path, "session", root["sessions"].items, wholeSession)
                + cases(path, "Sign", root["signs"].items, sign)
                + cases(path, "Sign error", root["signErrors"].items, sign)
                + cases(path, "PartialSigVerify", root["verifies"].items, verify)
                + cases(path, "PartialSigAgg", root["aggregates"].items, aggregate)
                + cases(path, "DeterministicSign", root["deterministic"]["valid"].items, signLast)
                + cases(
                    path, "DeterministicSign error", root["deterministic"]["errors"].items,
                    signLast)
        }
    ]

    private static func cases(
        _ path: String, _ name: String, _ tests: [JSONValue],
        _ body: @escaping @Sendable (JSONValue) throws -> Void
    ) throws -> [ConformanceCase] {
        tests.enumerated().map { position, test in
            ConformanceCase(
                file: path, id: "\(name) \(position + 1)",
                comment: (try? test["what"].string()) ?? ""
            ) { try ExpectedBIP445Error.check(test) { try body(test) } }
        }
    }

    // MARK: Nonces and keys

    private static func generate(_ test: JSONValue) throws {
        let share = test["secretShare"].isNull ? nil : try test["secretShare"].bytes()
        let secret = try BIP445Nonces.generate(
            .draft12, random: test["rand"].secret(),
            share: share.map { SecretBytes(copying: $0) },
            identifier: test["id"].isNull ? nil : test["id"].integer(),
            publicShare: test["publicShare"].isNull ? [] : test["publicShare"].bytes(),
            thresholdKey: test["thresholdKeyX"].isNull ? [] : test["thresholdKeyX"].bytes(),
            message: test["message"].isNull ? nil : test["message"].bytes(),
            extra: test["extra"].isNull ? [] : test["extra"].bytes())
        try ChillDKGVectors.expect(
            secret.publicBytes(in: 0..<secret.count), test["secretNonce"], "the secret nonce")
        try ChillDKGVectors.expect(
            BIP445Nonces.publicNonce(of: secret), test["publicNonce"], "the public nonce")
    }

    private static func aggregateNonces(_ test: JSONValue) throws {
        let aggregate = try BIP445Session.aggregateNonce(of: test["publicNonces"].byteList())
        try ChillDKGVectors.expect(aggregate, test["aggregate"], "the aggregate")
    }

    private static func checkInfo(_ test: JSONValue) throws {
        try BIP445ThresholdInfo.check(
            .draft12, threshold: test["t"].integer(),
            thresholdKey: test["thresholdKey"].bytes(),
            publicShares: test["publicShares"].items.map { $0.isNull ? nil : try $0.bytes() })
    }

    // MARK: Sessions

    private static func parameters(_ test: JSONValue) throws -> BIP445Parameters {
        BIP445Parameters(
            version: .draft12, participants: try test["n"].integer(),
            threshold: try test["t"].integer(),
            identifiers: try test["ids"].items.map { try $0.integer() },
            publicShares: test["publicShares"].isNull ? nil : try test["publicShares"].byteList(),
            thresholdKey: try test["thresholdKey"].bytes(), tweaks: try test["tweaks"].byteList(),
            isXOnly: test["xOnly"].items.map(\.isTrue), message: try test["message"].bytes())
    }

    private static func session(_ test: JSONValue) throws -> BIP445Session {
        try BIP445Session(parameters(test), aggregateNonce: test["aggregateNonce"].bytes())
    }

    private static func wholeSession(_ test: JSONValue) throws {
        try ChillDKGVectors.expect(
            BIP445Session.aggregateNonce(of: test["publicNonces"].byteList()),
            test["aggregateNonce"], "the aggregate nonce")
        let session = try session(test)
        try ChillDKGVectors.expect(
            session.key.publicKey.compressed, test["tweakedKey"], "the tweaked key")
        try ChillDKGVectors.expect(session.key.sum.encoded, test["tacc"], "tacc")
        guard try session.key.isNegated == (test["gacc"].integer() < 0) else {
            throw ConformanceFailure("gacc has another sign")
        }
        try ChillDKGVectors.expect(session.values.noncePoint.compressed, test["R"], "R")
        try ChillDKGVectors.expect(session.values.coefficient.encoded, test["b"].padded(), "b")
        let expected = test["partialSignatures"].items
        for (position, identifier) in test["ids"].items.enumerated() {
            let signature = try session.sign(
                test["secretNonces"].items[position].secret(),
                share: test["secretShares"].items[position].secret(),
                identifier: identifier.integer())
            try ChillDKGVectors.expect(
                signature, expected[position], "partial signature \(position)")
            if test["publicShares"].isNull { continue }
            guard
                try BIP445Session.isValid(
                    signature, at: position, publicNonces: test["publicNonces"].byteList(),
                    parameters(test))
            else { throw ConformanceFailure("partial signature \(position) does not verify") }
        }
        try aggregate(test)
    }

    private static func sign(_ test: JSONValue) throws {
        let signature = try session(test).sign(
            test["secretNonce"].secret(), share: test["secretShare"].secret(),
            identifier: test["id"].integer())
        try ChillDKGVectors.expect(signature, test["partialSignature"], "the partial signature")
    }

    private static func verify(_ test: JSONValue) throws {
        let isValid = try BIP445Session.isValid(
            test["partialSignature"].bytes(), at: test["position"].integer(),
            publicNonces: test["publicNonces"].byteList(), parameters(test))
        guard isValid == test["valid"].isTrue else {
            throw ConformanceFailure("the partial signature is said to be \(isValid)")
        }
    }

    private static func aggregate(_ test: JSONValue) throws {
        let session = try session(test)
        let signature = try session.aggregate(test["partialSignatures"].byteList())
        try ChillDKGVectors.expect(signature, test["signature"], "the signature")
        let isValid = try session.key.verificationKey.isValid(
            Signature(decoding: signature), forMessage: test["message"].bytes())
        guard isValid == test["signatureVerifies"].isTrue else {
            throw ConformanceFailure("that the signature verifies is said to be \(isValid)")
        }
    }

    private static func signLast(_ test: JSONValue) throws {
        let random = test["auxRand"].isNull ? nil : try test["auxRand"].bytes()
        let (nonce, signature) = try BIP445Session.signLast(
            test["secretShare"].secret(), identifier: test["id"].integer(), parameters(test),
            aggregateOfOthers: test["aggregateOfOthers"].isNull
                ? nil : test["aggregateOfOthers"].bytes(),
            auxiliaryRandomness: random.map { SecretBytes(copying: $0) })
        try ChillDKGVectors.expect(nonce, test["publicNonce"], "the public nonce")
        try ChillDKGVectors.expect(signature, test["partialSignature"], "the partial signature")
    }
}

extension JSONValue {
    /// A number in hexadecimal digits, of which leading zeros were left out.
    fileprivate func padded() throws -> JSONValue {
        let digits = try string()
        return .text(String(repeating: "0", count: max(64 - digits.utf8.count, 0)) + digits)
    }
}
