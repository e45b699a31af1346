import ThresholdSigning

/// The published files of BIP 445's draft 0.6.0, and what they do not see.
enum BIP445PublishedVectors {
    static let files: [ConformanceFile] = [
        file("nonce_gen_vectors.json", ["valid_tests": generate]),
        file(
            "nonce_agg_vectors.json",
            ["valid_tests": aggregateNonces, "error_tests": aggregateNonces]),
        file(
            "sign_verify_vectors.json",
            [
                "valid_tests": sign, "sign_error_tests": sign, "verify_fail_tests": verify,
                "verify_error_tests": verify,
            ]),
        file("tweak_vectors.json", ["valid_tests": sign, "error_tests": sign]),
        file("sig_agg_vectors.json", ["valid_tests": aggregate, "error_tests": aggregate]),
        file("det_sign_vectors.json", ["valid_tests": signLast, "error_tests": signLast]),
        ConformanceFile(folder: "signing", name: "own-bip445-0.6.0-gaps.json") { path, root in
            try root["valid_tests"].items.map { test in
                ConformanceCase(
                    file: path, id: "\(try test["tc_id"].integer())", comment: "a whole session"
                ) { try wholeSession(test) }
            }
        },
    ]

    private typealias Body = @Sendable (_ group: JSONValue, _ test: JSONValue) throws -> Void

    /// Tests of a file, in groups that share a key or without.
    private static func file(_ name: String, _ bodies: [String: Body]) -> ConformanceFile {
        ConformanceFile(folder: "bip445", name: name) { path, root in
            let groups = root["test_groups"].isNull ? [root] : root["test_groups"].items
            return try groups.flatMap { group in
                try bodies.keys.sorted().flatMap { list in
                    try group[list].items.map { test in
                        let group = group.without(Array(bodies.keys))
                        let name = (try? group["tg_id"].string()).map { $0 + " " } ?? ""
                        return ConformanceCase(
                            file: path, id: "\(name)\(try test["tc_id"].integer())",
                            comment: (try? test["comment"].string()) ?? ""
                        ) { try bodies[list]?(group, test) }
                    }
                }
            }
        }
    }

    // MARK: Nonces

    private static func generate(_: JSONValue, _ test: JSONValue) throws {
        let share = test["secshare"].isNull ? nil : try test["secshare"].bytes()
        let secret = try BIP445Nonces.generate(
            .draft6, random: test["rand_"].secret(),
            share: share.map { SecretBytes(copying: $0) },
            identifier: nil,
            publicShare: test["pubshare"].isNull ? [] : test["pubshare"].bytes(),
            thresholdKey: test["thresh_pk"].isNull ? [] : test["thresh_pk"].bytes(),
            message: test["msg"].isNull ? nil : test["msg"].bytes(),
            extra: test["extra_in"].isNull ? [] : test["extra_in"].bytes())
        let expected = test["expected"].items
        try ChillDKGVectors.expect(
            secret.publicBytes(in: 0..<secret.count), expected[0], "the secret nonce")
        try ChillDKGVectors.expect(
            BIP445Nonces.publicNonce(of: secret), expected[1], "the public nonce")
    }

    private static func aggregateNonces(_ group: JSONValue, _ test: JSONValue) throws {
        try ExpectedBIP445Error.check(test) {
            let aggregate = try BIP445Session.aggregateNonce(
                of: group["pubnonces"].pick(test["pubnonce_indices"]))
            try ChillDKGVectors.expect(aggregate, test["expected"], "the aggregate")
        }
    }

    // MARK: Signatures

    private static func parameters(
        _ group: JSONValue, _ test: JSONValue
    ) throws -> BIP445Parameters {
        // Tweaks are listed in the test, or picked from the group's, or there are none.
        let tweaks =
            test["tweak_indices"].isNull
            ? try test["tweaks"].byteList() : try group["tweaks"].pick(test["tweak_indices"])
        return BIP445Parameters(
            version: .draft6, participants: try group["n"].integer(),
            threshold: try group["t"].integer(),
            identifiers: try test["ids"].items.map { try $0.integer() },
            publicShares: try group["pubshares"].pick(test["pubshare_indices"]),
            thresholdKey: try group["thresh_pk"].bytes(), tweaks: tweaks,
            isXOnly: test["is_xonly"].items.map(\.isTrue), message: try test["msg"].bytes())
    }

    private static func sign(_ group: JSONValue, _ test: JSONValue) throws {
        try ExpectedBIP445Error.check(test) {
            let session = try BIP445Session(
                parameters(group, test), aggregateNonce: test["aggnonce"].bytes())
            let signature = try session.sign(
                secret(group["secnonces"], test["secnonce_index"]),
                share: secret(group["secshares"], test["secshare_index"]),
                identifier: test["my_id"].integer())
            try ChillDKGVectors.expect(signature, test["expected"], "the partial signature")
            // The same one verifies, where the file says whose nonces they are.
            guard !test["pubnonce_indices"].isNull else { return }
            let identifiers = try test["ids"].items.map { try $0.integer() }
            let own = try test["my_id"].integer()
            guard let position = identifiers.firstIndex(of: own),
                try BIP445Session.isValid(
                    signature, at: position,
                    publicNonces: group["pubnonces"].pick(test["pubnonce_indices"]),
                    parameters(group, test))
            else { throw ConformanceFailure("the partial signature does not verify") }
        }
    }

    private static func verify(_ group: JSONValue, _ test: JSONValue) throws {
        try ExpectedBIP445Error.check(test, isRefusal: true) {
            let isValid = try BIP445Session.isValid(
                test["psig"].bytes(), at: test["signer_index"].integer(),
                publicNonces: group["pubnonces"].pick(test["pubnonce_indices"]),
                parameters(group, test))
            if isValid { throw ConformanceFailure("a wrong partial signature verifies") }
        }
    }

    private static func aggregate(_ group: JSONValue, _ test: JSONValue) throws {
        try ExpectedBIP445Error.check(test) {
            let session = try BIP445Session(
                parameters(group, test), aggregateNonce: test["aggnonce"].bytes())
            let signature = try session.aggregate(test["psigs"].byteList())
            try ChillDKGVectors.expect(signature, test["expected"], "the signature")
            try verify(signature, session, test)
        }
    }

    static func verify(
        _ signature: [UInt8], _ session: BIP445Session, _ test: JSONValue
    ) throws {
        let message = try (test["msg"].isNull ? test["message"] : test["msg"]).bytes()
        guard
            try session.key.verificationKey.isValid(
                Signature(decoding: signature), forMessage: message)
        else { throw ConformanceFailure("the signature does not verify") }
    }

    private static func signLast(_ group: JSONValue, _ test: JSONValue) throws {
        try ExpectedBIP445Error.check(test) {
            let random = test["rand"].isNull ? nil : try test["rand"].bytes()
            let (nonce, signature) = try BIP445Session.signLast(
                secret(group["secshares"], test["secshare_index"]),
                identifier: test["my_id"].integer(), parameters(group, test),
                aggregateOfOthers: test["aggothernonce"].isNull
                    ? nil : test["aggothernonce"].bytes(),
                auxiliaryRandomness: random.map { SecretBytes(copying: $0) })
            let expected = test["expected"].items
            try ChillDKGVectors.expect(nonce, expected[0], "the public nonce")
            try ChillDKGVectors.expect(signature, expected[1], "the partial signature")
        }
    }

    private static func wholeSession(_ test: JSONValue) throws {
        let session = try BIP445Session(
            BIP445Parameters(
                version: .draft6, participants: test["n"].integer(),
                threshold: test["t"].integer(),
                identifiers: test["ids"].items.map { try $0.integer() },
                publicShares: test["pubshares"].byteList(),
                thresholdKey: test["thresh_pk"].bytes(), tweaks: test["tweaks"].byteList(),
                isXOnly: test["is_xonly"].items.map(\.isTrue), message: test["msg"].bytes()),
            aggregateNonce: test["aggnonce"].bytes())
        try ChillDKGVectors.expect(
            session.key.verificationKey.encoded, test["tweaked_pk"], "the tweaked key")
        for (position, identifier) in test["ids"].items.enumerated() {
            let signature = try session.sign(
                test["secnonces"].items[position].secret(),
                share: test["secshares"].items[position].secret(),
                identifier: identifier.integer())
            try ChillDKGVectors.expect(
                signature, test["psigs"].items[position], "partial signature \(position)")
        }
        let signature = try session.aggregate(test["psigs"].byteList())
        try ChillDKGVectors.expect(signature, test["expected"], "the signature")
        try verify(signature, session, test)
    }

    private static func secret(_ pool: JSONValue, _ position: JSONValue) throws -> SecretBytes {
        SecretBytes(copying: try pool.pick(.list([position]))[0])
    }
}

extension JSONValue {
    /// An object without some of its members.
    fileprivate func without(_ names: [String]) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { !names.contains($0.key) })
    }
}
