import ThresholdSigning

/// The vectors of RFC 9591 and of the crates for signing: one case a published value, and one for every equation that
/// has to hold besides.
enum SigningVectors {
    static let files: [ConformanceFile] = [
        file("rfc9591", "vectors.json", .rfc9591),
        file("frost-secp256k1", "vectors.json", .rfc9591),
        file("frost-secp256k1", "vectors-big-identifier.json", .rfc9591),
        file("frost-secp256k1-tr", "vectors.json", .taproot),
        file("frost-secp256k1-tr", "vectors-big-identifier.json", .taproot),
    ]

    private static func file(
        _ folder: String, _ name: String, _ scheme: SigningScheme
    ) -> ConformanceFile {
        ConformanceFile(folder: folder, name: name) { path, root in
            try cases(path, PublishedSession(root, by: scheme))
        }
    }

    private static func cases(
        _ path: String, _ session: PublishedSession
    ) throws -> [ConformanceCase] {
        var cases: [ConformanceCase] = []
        func add(_ comment: String, _ body: @escaping @Sendable () throws -> Void) {
            cases.append(
                ConformanceCase(
                    file: path, id: "\(cases.count + 1)", comment: comment, body: body))
        }
        add("the group's public key") { try session.checkKey() }
        for position in session.shares.indices {
            add("share \(session.shares[position].index)") { try session.checkShare(position) }
        }
        for signer in session.signers {
            for value in PublishedSession.Value.allCases {
                add("signer \(signer): \(value.rawValue)") {
                    try session.check(value, of: signer)
                }
            }
        }
        add("the signature") { try session.checkSignature() }
        add("the signature verifies") { try session.verifySignature() }
        return cases
    }
}
