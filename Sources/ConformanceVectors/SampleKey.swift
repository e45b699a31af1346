import ThresholdSigning

/// A key of the vectors, whose epoch is made up, with every share.
struct SampleKey: Sendable {
    let key: ThresholdKey
    private let shares: [ParticipantIndex: Scalar]
    private let identities: [ParticipantIndex: [UInt8]]

    /// The vectors sign with everything.
    static let options: SigningOptions = [.keyAsItIs, .unverifiedTweaks]

    init(_ value: JSONValue) throws {
        var shares: [ParticipantIndex: Scalar] = [:]
        var identities: [ParticipantIndex: [UInt8]] = [:]
        let members = try value["members"].items.map { member in
            let index = try ParticipantIndex(member["index"].integer())
            shares[index] = try Scalar(member["secretShare"].bytes())
            identities[index] = try member["identitySecret"].bytes()
            return PublicShare(
                evaluationPoint: try Scalar(member["point"].bytes()),
                point: try Point(compressed: member["publicShare"].bytes()),
                identity: try VerificationKey(decoding: member["identity"].bytes()))
        }
        self.shares = shares
        self.identities = identities
        key = ThresholdKey(
            published: try Point(compressed: value["Y"].bytes()),
            threshold: try Threshold(value["t"].integer()), shares: members, purpose: .signing,
            epoch: KeyEpoch(
                number: 0, genesis: try value["genesis"].digest(),
                transcript: try value["digest"].digest(), board: .agreed))
    }

    /// The secret identity of a member.
    func identity(_ index: ParticipantIndex) throws -> SigningKey {
        try SigningKey(decoding: SecretBytes(copying: identities[index] ?? []))
    }

    func signer(_ index: ParticipantIndex, by scheme: SigningScheme) throws -> Signer {
        guard let share = shares[index], let member = key.member(index) else {
            throw ConformanceFailure("the vector has no member \(index)")
        }
        return try Signer(
            SecretKeyShare(SecretScalar(share), at: member.evaluationPoint, of: key), by: scheme,
            options: SampleKey.options)
    }
}

extension JSONValue {
    /// 32 bytes.
    func digest() throws -> Digest {
        var reader = ByteReader(try bytes())
        return try reader.readDigest()
    }
}
