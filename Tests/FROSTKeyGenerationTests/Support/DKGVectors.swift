import DKG
import FROSTKeyGeneration
import TestSupport

/// vectors_dkg.json of a crate.
struct DKGVectors: Decodable {
    struct Participant: Decodable {
        /// An identifier that is written as a small integer.
        struct Number: Decodable {
            let value: FROSTIdentifier

            init(from decoder: any Decoder) throws {
                value = FROSTIdentifier(try ParticipantIndex(Int(from: decoder)))
            }
        }

        let identifier: Number
        let signingKey: HexValue
        let coefficient: HexValue
        let vssCommitments: [HexValue]
        let proofOfKnowledge: HexValue
        let signingShares: [String: HexValue]
        let verifyingShare: HexValue
        let signingShare: HexValue

        private enum CodingKeys: String, CodingKey {
            case identifier
            case coefficient
            case signingKey = "signing_key"
            case vssCommitments = "vss_commitments"
            case proofOfKnowledge = "proof_of_knowledge"
            case signingShares = "signing_shares"
            case verifyingShare = "verifying_share"
            case signingShare = "signing_share"
        }

        var frostIdentifier: FROSTIdentifier { identifier.value }

        func polynomial() throws -> SecretPolynomial {
            try SecretPolynomial([try signingKey.scalar(), try coefficient.scalar()])
        }

        /// The package that the fields make up, in its JSON.
        func package(in suite: FROSTCiphersuite) throws -> FROSTRound1Package {
            let points = vssCommitments.map { "\"\($0)\"" }.joined(separator: ",")
            let json =
                "{\"header\":{\"version\":0,\"ciphersuite\":\"\(suite)\"},\"commitment\":[\(points)]"
                + ",\"proof_of_knowledge\":\"\(proofOfKnowledge)\"}"
            return try FROSTRound1Package(decoding: Array(json.utf8), as: .json, in: suite)
        }
    }

    /// A participant, or the one text among them.
    enum Entry: Decodable {
        case participant(Participant)
        case text(HexValue)

        init(from decoder: any Decoder) throws {
            if let text = try? HexValue(from: decoder) {
                self = .text(text)
            } else {
                self = .participant(try Participant(from: decoder))
            }
        }
    }

    let inputs: [String: Entry]

    static func load(_ folder: String) throws -> DKGVectors {
        try Vectors.load("\(folder)/vectors_dkg.json")
    }

    var verifyingKey: HexValue {
        get throws {
            guard case .text(let key)? = inputs["verifying_key"] else {
                throw TestError("no verifying_key")
            }
            return key
        }
    }

    func participant(_ number: String) throws -> Participant {
        guard case .participant(let participant)? = inputs[number] else {
            throw TestError("no participant \(number)")
        }
        return participant
    }

    func others(_ number: String) throws -> [(key: String, value: Participant)] {
        try ["1", "2", "3"].filter { $0 != number }.map { ($0, try participant($0)) }
    }
}

/// The part of vectors.json that key generation has to do with.
struct SigningVectors: Decodable {
    struct Share: Decodable {
        let identifier: Int
        let participantShare: HexValue

        private enum CodingKeys: String, CodingKey {
            case identifier
            case participantShare = "participant_share"
        }
    }

    struct Inputs: Decodable {
        let groupSecretKey: HexValue
        let verifyingKeyKey: HexValue
        let sharePolynomialCoefficients: [HexValue]
        let participantShares: [Share]

        private enum CodingKeys: String, CodingKey {
            case groupSecretKey = "group_secret_key"
            case verifyingKeyKey = "verifying_key_key"
            case sharePolynomialCoefficients = "share_polynomial_coefficients"
            case participantShares = "participant_shares"
        }
    }

    let inputs: Inputs
}
