import ThresholdSigning

/// One published signing session: a dealt key, and what each signer computes.
struct PublishedSession: Sendable {
    /// What is published of a signer, with the file's names, and the equation of its share.
    enum Value: String, CaseIterable {
        case hidingNonce = "hiding_nonce"
        case bindingNonce = "binding_nonce"
        case hidingCommitment = "hiding_nonce_commitment"
        case bindingCommitment = "binding_nonce_commitment"
        case bindingFactorInput = "binding_factor_input"
        case bindingFactor = "binding_factor"
        case share = "sig_share"
        case equation = "the share holds its equation"
    }

    let scheme: SigningScheme
    let shares: [(index: ParticipantIndex, value: Scalar)]
    let signers: [ParticipantIndex]
    private let coefficients: [Scalar]
    private let publicKey: JSONValue
    private let message: [UInt8]
    private let published: [ParticipantIndex: JSONValue]
    private let publishedShares: [ParticipantIndex: JSONValue]
    private let signature: JSONValue

    init(_ root: JSONValue, by scheme: SigningScheme) throws {
        self.scheme = scheme
        let inputs = root["inputs"]
        let secret = try Scalar(inputs["group_secret_key"].bytes())
        coefficients =
            try [secret]
            + inputs["share_polynomial_coefficients"].byteList().map { try Scalar($0) }
        // The crates have another name for it than the RFC.
        let key = inputs["group_public_key"]
        publicKey = key.isNull ? inputs["verifying_key_key"] : key
        message = try inputs["message"].bytes()
        shares = try inputs["participant_shares"].items.map { entry in
            (
                try ParticipantIndex(entry["identifier"].integer()),
                try Scalar(entry["participant_share"].bytes())
            )
        }
        signers = try inputs["participant_list"].items.map {
            try ParticipantIndex($0.integer())
        }
        published = try PublishedSession.byIndex(root["round_one_outputs"]["outputs"])
        publishedShares = try PublishedSession.byIndex(root["round_two_outputs"]["outputs"])
        signature = root["final_output"]["sig"]
    }

    private static func byIndex(_ list: JSONValue) throws -> [ParticipantIndex: JSONValue] {
        var entries: [ParticipantIndex: JSONValue] = [:]
        for entry in list.items {
            entries[try ParticipantIndex(entry["identifier"].integer())] = entry
        }
        return entries
    }

    /// The key, with all shares.
    private func key() throws -> ThresholdKey {
        try ThresholdKey(
            unverified: coefficients[0].timesGenerator(), threshold: Threshold(coefficients.count),
            shares: shares.map {
                PublicShare(
                    evaluationPoint: Scalar($0.index), point: $0.value.timesGenerator())
            })
    }

    private func signer(_ index: ParticipantIndex) throws -> Signer {
        guard let share = shares.first(where: { $0.index == index }) else {
            throw ConformanceFailure("the vector has no share of signer \(index)")
        }
        return try Signer(
            SecretKeyShare(SecretScalar(share.value), at: Scalar(index), of: key()), by: scheme)
    }

    private func nonces(of index: ParticipantIndex) throws -> NoncePair {
        let values = published[index] ?? .null
        var source = PublishedRandomness(
            try values["hiding_nonce_randomness"].bytes()
                + values["binding_nonce_randomness"].bytes())
        return try signer(index).commit(random: &source)
    }

    private func session() throws -> SigningSession {
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for index in signers { commitments[index] = try nonces(of: index).commitment }
        let key = try key()
        return try SigningSession(
            SigningRequest(for: message, with: key, by: scheme, commitments: commitments),
            of: key)
    }

    private func share(of index: ParticipantIndex, in session: SigningSession) throws
        -> SignatureShare
    {
        let signer = try signer(index)
        let nonces = try nonces(of: index)
        return try signer.sign(signer.examine(session.request, for: nonces), with: nonces)
    }

    func checkKey() throws {
        try ChillDKGVectors.expect(key().publicKey.compressed, publicKey, "the public key")
    }

    /// A share lies on the polynomial, and with each other one gives it again.
    func checkShare(_ position: Int) throws {
        let own = shares[position]
        let polynomial = PublicPolynomial(coefficients: coefficients)
        guard polynomial.evaluated(at: own.index) == own.value else {
            throw ConformanceFailure("share \(own.index) is another")
        }
        for other in shares.prefix(3) where other.index != own.index {
            let through = try Interpolation.polynomial(through: [own, other])
            guard through.coefficients == coefficients else {
                throw ConformanceFailure(
                    "shares \(own.index) and \(other.index) give another polynomial")
            }
        }
    }

    func check(_ value: Value, of index: ParticipantIndex) throws {
        let first = published[index] ?? .null
        let expected = first[value.rawValue]
        switch value {
        case .hidingNonce:
            try compare(nonces(of: index).hiding.disclosed().encoded, expected, value)
        case .bindingNonce:
            try compare(nonces(of: index).binding.disclosed().encoded, expected, value)
        case .hidingCommitment:
            try compare(nonces(of: index).commitment.hiding.compressed, expected, value)
        case .bindingCommitment:
            try compare(nonces(of: index).commitment.binding.compressed, expected, value)
        case .bindingFactorInput:
            try compare(session().bindingFactor(of: index)?.input ?? [], expected, value)
        case .bindingFactor:
            try compare(session().bindingFactor(of: index)?.factor.encoded ?? [], expected, value)
        case .share:
            let expected = (publishedShares[index] ?? .null)[value.rawValue]
            try compare(share(of: index, in: session()).encoded, expected, value)
        case .equation:
            let session = try session()
            guard try session.isValid(share(of: index, in: session)) else {
                throw ConformanceFailure("the share of signer \(index) breaks its equation")
            }
        }
    }

    private func compare(_ got: [UInt8], _ expected: JSONValue, _ value: Value) throws {
        try ChillDKGVectors.expect(got, expected, value.rawValue)
    }

    func checkSignature() throws {
        let session = try session()
        let shares = try signers.map { try share(of: $0, in: session) }
        try ChillDKGVectors.expect(session.aggregate(shares).encoded, signature, "the signature")
    }

    func verifySignature() throws {
        let signature = try ThresholdSignature(decoding: signature.bytes(), of: scheme)
        guard try signature.isValid(for: message, under: key().publicKey) else {
            throw ConformanceFailure("the published signature does not verify")
        }
    }
}
