import ThresholdSigning

/// Whole sessions with their requests, and requests that are refused, of an independent implementation.
enum RequestVectors {
    static let files: [ConformanceFile] = [
        ConformanceFile(folder: "signing", name: "requests.json") { path, root in
            var keys: [String: SampleKey] = [:]
            for key in root["keys"].items { keys[try key["name"].string()] = try SampleKey(key) }
            return try sessions(path, root["sessions"].items, keys)
                + firstCommitments(path, root["firstCommitments"].items, keys)
                + refused(path, root["refused"].items, keys)
        }
    ]

    private static func key(
        _ value: JSONValue, _ keys: [String: SampleKey]
    ) throws -> SampleKey {
        let name = try value["key"].string()
        guard let key = keys[name] else {
            throw ConformanceFailure("the vector has no key '\(name)'")
        }
        return key
    }

    // MARK: Sessions

    private static func sessions(
        _ path: String, _ sessions: [JSONValue], _ keys: [String: SampleKey]
    ) throws -> [ConformanceCase] {
        try sessions.enumerated().map { position, session in
            let key = try key(session, keys)
            let comment =
                "\(try session["schemeName"].string()), \(try session["key"].string()), \(session["points"].items.count) signers"
            return ConformanceCase(file: path, id: "session \(position + 1)", comment: comment) {
                for arithmetic in PublicArithmetic.allCases {
                    try run(session, key, arithmetic)
                }
            }
        }
    }

    private static func run(
        _ vector: JSONValue, _ key: SampleKey, _ arithmetic: PublicArithmetic
    ) throws {
        let bytes = try vector["preimage"].bytes()
        let request = try SigningRequest(decoding: bytes)
        let expect: ([UInt8], JSONValue, String) throws -> Void = ChillDKGVectors.expect
        try expect(request.encoded, vector["preimage"], "the encoding again")
        try expect(request.digest.encoded, vector["digest"], "the digest")
        let session = try SigningSession(
            request, of: key.key, options: SampleKey.options, arithmetic: arithmetic)
        try expect(session.signingKey.compressed, vector["signingKey"], "the signing key")
        try expect(session.noncePoint.compressed, vector["R"], "R")
        for (place, factor) in vector["rho"].items.enumerated() {
            try expect(
                session.bindingFactor(of: session.signers[place])?.factor.encoded ?? [], factor,
                "rho \(place)")
        }
        var shares: [SignatureShare] = []
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for answer in vector["answers"].items {
            let signer = try key.signer(
                ParticipantIndex(answer["index"].integer()), by: request.scheme)
            var source = PublishedRandomness(try answer["nonces"]["fresh"].bytes())
            let nonces = try signer.commit(random: &source)
            try expect(
                nonces.hiding.disclosed().encoded + nonces.binding.disclosed().encoded,
                answer["nonces"]["secret"], "the nonces")
            try expect(
                nonces.commitment.encoded, answer["nonces"]["commitment"], "the commitment")
            let commitment = nonces.commitment
            commitments[signer.index] = commitment
            let examined = try signer.examine(request, for: nonces, arithmetic: arithmetic)
            try expect(
                examined.signingKey.compressed, vector["signingKey"],
                "the signing key that a signer sees")
            let share = try signer.sign(examined, with: nonces)
            try expect(share.encoded, answer["z"], "z of \(signer.index)")
            guard session.isValid(share) else {
                throw ConformanceFailure("the share of \(signer.index) breaks its equation")
            }
            shares.append(share)
            try checkAnswer(answer, share, of: request, commitment, key)
        }
        let signed = try SignedRequest(decoding: vector["signedRequest"].bytes())
        try expect(signed.encoded, vector["signedRequest"], "the signed request again")
        try expect(signed.coordinator.encoded, vector["coordinator"], "the coordinator")
        guard signed.request == request, signed.isAuthentic else {
            throw ConformanceFailure("the signed request is another one, or its signature is wrong")
        }
        // A coordinator of ours asks the same.
        let own = try SigningRequest(
            for: request.message, with: key.key, by: request.scheme,
            derivation: request.derivation, commitments: commitments)
        try expect(own.encoded, vector["preimage"], "the request of a coordinator")
        try expect(
            session.aggregate(shares.reversed()).encoded, vector["signature"], "the signature")
    }

    /// The answer of a signer to the byte, and what is read from it.
    private static func checkAnswer(
        _ vector: JSONValue, _ share: SignatureShare, of request: SigningRequest,
        _ commitment: NonceCommitment, _ key: SampleKey
    ) throws {
        let next = try vector["next"].bytes()
        let identity = try key.identity(share.index)
        let answer = SigningAnswer(
            share, to: request, commitment: commitment,
            next: next.isEmpty ? nil : try NonceCommitment(decoding: next), signedBy: identity,
            auxiliaryRandomness: SecretBytes(copying: try vector["aux"].bytes()))
        try ChillDKGVectors.expect(
            answer.signature.encoded, vector["signature"], "the signature of the answer")
        try ChillDKGVectors.expect(answer.encoded, vector["answer"], "the answer")
        let decoded = try SigningAnswer(decoding: answer.encoded)
        guard decoded == answer, decoded.signatureShare == share,
            decoded.isAuthentic(by: identity.verificationKey)
        else { throw ConformanceFailure("the answer is read as another one") }
        guard SigningEvidence.badShare(key.key, request, decoded).verdict() == nil else {
            throw ConformanceFailure("an honest answer is called a bad share")
        }
    }

    private static func firstCommitments(
        _ path: String, _ vectors: [JSONValue], _ keys: [String: SampleKey]
    ) throws -> [ConformanceCase] {
        try vectors.enumerated().map { position, vector in
            let key = try key(vector, keys)
            let index = try ParticipantIndex(vector["index"].integer())
            return ConformanceCase(
                file: path, id: "first commitment \(position + 1)", comment: "of signer \(index)"
            ) {
                let bytes = try vector["first"].bytes()
                let first = try FirstCommitment(decoding: bytes)
                let identity = try key.identity(index)
                var source = PublishedRandomness(try vector["nonces"]["fresh"].bytes())
                let nonces = try key.signer(index, by: first.scheme).commit(random: &source)
                let own = FirstCommitment(
                    of: nonces, signedBy: identity,
                    auxiliaryRandomness: SecretBytes(copying: try vector["aux"].bytes()))
                try ChillDKGVectors.expect(own.encoded, vector["first"], "the first commitment")
                guard own == first, first.isAuthentic(by: identity.verificationKey) else {
                    throw ConformanceFailure("the first commitment is read as another one")
                }
            }
        }
    }

    // MARK: What is refused

    private static func refused(
        _ path: String, _ cases: [JSONValue], _ keys: [String: SampleKey]
    ) throws -> [ConformanceCase] {
        try cases.enumerated().map { position, vector in
            let key = try key(vector, keys)
            return ConformanceCase(
                file: path, id: "refused \(position + 1)", comment: try vector["what"].string()
            ) {
                try refuse(vector, key)
            }
        }
    }

    private static func refuse(_ vector: JSONValue, _ key: SampleKey) throws {
        let kind = try vector["error"]["kind"].string()
        let bytes = try vector["request"].bytes()
        if vector["index"].isNull {
            try expect(kind) {
                _ = try SigningSession(
                    SigningRequest(decoding: bytes), of: key.key, options: SampleKey.options)
            }
            return
        }
        let own = try NonceCommitment(decoding: vector["own"].bytes())
        let index = try ParticipantIndex(vector["index"].integer())
        // Whoever has used a pair has none any more, so its commitment is none of the unused ones.
        var source = PublishedRandomness([UInt8](repeating: 7, count: 64))
        let scheme = try scheme(in: try vector["what"].string())
        let unused =
            vector["spent"].isTrue
            ? try key.signer(index, by: scheme).commit(random: &source).commitment : own
        let examine = {
            _ = try key.signer(index, by: scheme).examine(
                SigningRequest(decoding: bytes), unused: unused, arithmetic: .standard)
        }
        let isForCoordinators =
            scheme != .rfc9591 && scheme != .taproot
            && ["badCommitment", "badAggregate"].contains(kind)
        guard isForCoordinators else { return try expect(kind, examine) }
        try expect(kind) {
            _ = try SigningSession(
                SigningRequest(decoding: bytes), of: key.key, options: SampleKey.options)
        }
    }

    private static func scheme(in what: String) throws -> SigningScheme {
        switch what.split(separator: ":").first {
        case "rfc9591": .rfc9591
        case "taproot": .taproot
        case "bip445": .bip445(.draft12)
        default: throw ConformanceFailure("the vector names no scheme: \(what)")
        }
    }

    /// Expects a refusal for the reason that the vector gives.
    private static func expect(_ kind: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as SigningRequestError {
            guard names(of: error).contains(kind) else {
                throw ConformanceFailure("expected \(kind), got: \(error)")
            }
            return
        }
        throw ConformanceFailure("expected \(kind), and nothing was refused")
    }

    /// The names that the vectors have for an error.
    private static func names(of error: SigningRequestError) -> Set<String> {
        switch error {
        case .unknownScheme, .otherScheme: ["otherScheme"]
        case .otherKey: ["otherKey"]
        case .tooFewSigners: ["tooFewSigners"]
        case .notAscending: ["order", "malformed"]
        case .unknownSigner: ["unknownSigner"]
        case .notAsked: ["notAsked"]
        case .otherCommitment: ["otherCommitment"]
        case .malformedCommitment: ["badCommitment"]
        case .malformedAggregate, .otherAggregate: ["badAggregate"]
        case .derivation: ["derivation"]
        case .underivable: ["hardened", "derivation"]
        case .key: ["noBIP445Identifier"]
        case .malformed(.scalar): ["malformed", "derivation"]
        case .malformed, .otherListedSigner, .messageTooLong: ["malformed"]
        default: []
        }
    }
}
