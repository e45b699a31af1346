import ThresholdSigning

/// What the files of BIP 445 say about errors: who is to blame, and for what.
enum ExpectedBIP445Error {
    /// Runs a test that expects an error, or none.
    ///
    /// - Parameters:
    ///   - test: The test, with an `error` or without.
    ///   - isRefusal: Whether it passes without an error although there is no expected value.
    ///   - body: What is tested.
    /// - Throws: ``ConformanceFailure``, or what the body throws besides.
    static func check(
        _ test: JSONValue, isRefusal: Bool = false, _ body: () throws -> Void
    ) throws {
        do {
            try body()
        } catch let error as BIP445Error {
            guard !test["error"].isNull else { throw error }
            return try compare(error, test["error"])
        }
        guard test["error"].isNull else {
            throw ConformanceFailure("an error is expected: \(test["error"])")
        }
    }

    private static func compare(_ error: BIP445Error, _ expected: JSONValue) throws {
        if expected["type"].isNull { return try compare(recent: error, expected) }
        switch (error, try expected["type"].string()) {
        case (.contribution(let what, let position), "InvalidContributionError"):
            let signer =
                expected["signer_index"].isNull ? nil : try expected["signer_index"].integer()
            guard try what.rawValue == expected["contrib"].string(), position == signer else {
                throw ConformanceFailure("another contribution is to blame: \(error)")
            }
        case (_, "ValueError"):
            guard try reasons[expected["message"].string()] == reason(error) else {
                throw ConformanceFailure("\(expected["message"]) is expected; got \(error)")
            }
        default: throw ConformanceFailure("\(expected) is expected; got \(error)")
        }
    }

    /// The form of the draft 0.12.1: blame, and the reason in words.
    private static func compare(recent error: BIP445Error, _ expected: JSONValue) throws {
        let blame = expected["blame"]
        if case .contribution(let what, let position) = error {
            let signer = blame["signer"].isNull ? nil : try blame["signer"].integer()
            guard !blame.isNull, try what.rawValue == blame["what"].string(), position == signer
            else { throw ConformanceFailure("\(expected) is expected; got \(error)") }
            return
        }
        guard blame.isNull, try reasons[expected["words"].string()] == reason(error) else {
            throw ConformanceFailure("\(expected) is expected; got \(error)")
        }
    }

    private static func reason(_ error: BIP445Error) -> String { "\(error)" }

    /// What the files' words mean here; a position is part of it where they name one.
    private static let reasons: [String: String] = {
        var reasons: [String: BIP445Error] = [
            // 0.6.0
            "The signer's id must be present in the participant identifier list.": .notAmongSigners,
            "The participant identifier list contains duplicate elements.": .duplicateIdentifier,
            "The signer's pubshare must be included in the list of pubshares.": .otherPublicShare,
            "The provided key material is incorrect.": .otherKey,
            "first secnonce value is out of range.": .secretNonce(half: 1),
            "second secnonce value is out of range.": .secretNonce(half: 2),
            "The number of signers must be between t and n.": .signerCount,
            "The signer's secret share value is out of range.": .secretShare,
            "The tweak value is out of range.": .tweakRange,
            "The result of tweaking cannot be infinity.": .tweakedToInfinity,
            "The tweaks and is_xonly arrays must have the same length.": .tweakModes,
            "The tweak must be a 32-byte array.": .tweakLength,
            "The psigs and ids arrays must have the same length.": .partialSignatureCount,
            // 0.12.1
            "the threshold must satisfy 1 <= t <= n": .threshold,
            "at most 128 participants": .tooManyParticipants,
            "the number of signers must satisfy t <= u <= n": .signerCount,
            "an id occurs twice": .duplicateIdentifier,
            "as many public shares as ids": .publicShareCount,
            "the public shares do not give the threshold key": .otherKey,
            "the public shares interpolate to infinity": .keyAtInfinity,
            "the threshold key is no point": .thresholdKey,
            "a tweak is not below the order": .tweakRange,
            "a tweak is not 32 bytes": .tweakLength,
            "as many modes as tweaks": .tweakModes,
            "the tweaked key is infinity": .tweakedToInfinity,
            "the first half of the secret nonce is zero or not below the order":
                .secretNonce(half: 1),
            "the second half of the secret nonce is zero or not below the order":
                .secretNonce(half: 2),
            "the secret share is zero or not below the order": .secretShare,
            "the signer's id is not among the ids": .notAmongSigners,
            "the public share at the signer's place is not its own": .otherPublicShare,
            "more than one signer: the aggregate of the others is needed, 66 bytes":
                .aggregateOfOthersPresence,
            "a sole signer has no others": .aggregateOfOthersPresence,
            "the position must be below the number of signers": .noSuchPosition,
            "as many public nonces and public shares as ids": .publicShareCount,
            "as many partial signatures as ids": .partialSignatureCount,
            "fewer than t public shares are known": .tooFewPublicShares,
            "the public shares do not lie on one polynomial of t coefficients": .notOnePolynomial,
            "an id given for a nonce must be below 128": .identifierRange(position: 0),
        ]
        for position in 0..<8 {
            reasons["Invalid pubshare at index \(position)."] = .publicShare(position: position)
            reasons["The participant identifier at index \(position) is out of range."] =
                .identifierRange(position: position)
            reasons["the public share at position \(position) is no point"] =
                .publicShare(position: position)
            reasons["the id at position \(position) is not below n"] =
                .identifierRange(position: position)
        }
        return reasons.mapValues(reason)
    }()
}
