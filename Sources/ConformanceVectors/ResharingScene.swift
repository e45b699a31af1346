import DKG

/// A session of the vectors with all secrets of all who take part.
struct ResharingScene {
    let vector: JSONValue
    let resharing: Resharing
    let session: ResharingSession

    private let expect: ([UInt8], JSONValue, String) throws -> Void = ResharingVectors.expect

    init(_ vector: JSONValue) throws {
        self.vector = vector
        // The board is not named: it is the predecessor's.
        resharing = try ResharingVectors.resharing(vector, on: nil)
        let offers = try vector["offers"].names.map { name in
            Offer(index: try index(name), nonce: try vector["offers"][name].digest())
        }
        let joins = try vector["joins"].names.map { name in
            let join = vector["joins"][name]
            return Join(
                index: try index(name), encryptionKey: try Point(compressed: join["E"].bytes()),
                nonce: try join["nonce"].digest())
        }
        // In any order.
        session = ResharingSession(resharing: resharing, offers: offers.reversed(), joins: joins)
        try expect(resharing.id.digest.encoded, vector["resharingID"], "the resharingID")
        try expect(session.id.digest.encoded, vector["sid"], "sid'")
    }

    private func identity(_ member: JSONValue) throws -> SigningKey {
        try SigningKey(decoding: member["identitySecret"].secret())
    }

    private func number(_ member: JSONValue) throws -> ParticipantIndex {
        try ParticipantIndex(member["index"].integer())
    }

    // MARK: Receivers

    private func seed(ofReceiver member: JSONValue) throws -> CeremonySeed {
        CeremonySeed(
            receivingIn: resharing, identity: try identity(member),
            fresh: try member["fresh"].secret())
    }

    func checkReceivers() throws {
        for member in vector["receivers"].items {
            let seed = try seed(ofReceiver: member)
            try expect(seed.bytes.publicBytes(in: 0..<32), member["seed"], "a receiver's seed")
            let key = seed.sessionKey()
            try expect(key.disclosed().encoded, member["sessionKey"], "e_j")
            try expect(seed.joinNonce().encoded, member["nonce"], "a receiver's nonce")
            let join = vector["joins"]["\(try number(member))"]
            try expect(key.timesGenerator().compressed, join["E"], "E_j")
            try expect(seed.joinNonce().encoded, join["nonce"], "the nonce of a join")
        }
    }

    /// The weights are in the view after the closing of the dealings, which only the judged ones show.
    func checkWeights(_ judged: JSONValue?) throws {
        guard let judged else { throw ConformanceFailure("the vector has no dealings to weigh") }
        var entries = ByteWriter()
        entries.append(session.id.digest)
        entries.append(ResharingMessage.deal.rawValue)
        for (dealer, bytes) in try envelopes(judged["dealings"]) {
            entries.append(ResharingMessage.deal.rawValue)
            entries.append(dealer.value)
            let signed = Array(bytes.dropLast(Signature.byteCount))
            entries.append(TaggedHash("DKG/v1/message").digest(of: signed))
        }
        let view = TaggedHash("DKG/v1/view").digest(of: entries)
        for weight in vector["weights"].items {
            let receiver = try weight["receiver"].integer()
            guard
                let member = try vector["receivers"].items.first(where: {
                    try $0["index"].integer() == receiver
                })
            else { throw ConformanceFailure("the vector has no receiver \(receiver)") }
            let seed = try seed(ofReceiver: member)
            var preimage = ByteWriter()
            preimage.append(try member["seed"].bytes())
            preimage.append(view)
            preimage.append(UInt16(clamping: try weight["dealer"].integer()))
            try expect(
                TaggedHash("DKG/v1/weight").digest(of: preimage.bytes).encoded, weight["hash"],
                "the hash of a weight")
            try ResharingVectors.expect(
                seed.weight(of: ParticipantIndex(weight["dealer"].integer()), view: view),
                weight["hash"].digest().weight, "a weight")
        }
    }

    // MARK: Dealers

    func checkDealers() throws {
        for member in vector["dealers"].items {
            let dealer = try number(member)
            let share = SecretScalar(try Scalar(member["share"].bytes()))
            let seed = DealerSeed(
                dealing: share, in: resharing, identity: try identity(member),
                fresh: try member["fresh"].secret())
            try expect(seed.bytes.publicBytes(in: 0..<32), member["seed"], "a dealer's seed")
            try expect(seed.offerNonce().encoded, member["nonce"], "a dealer's nonce")
            try expect(seed.offerNonce().encoded, vector["offers"]["\(dealer)"], "an offer")
            let secrets = DealerSecrets(dealing: share, seed: seed, session: session.dealing)
            let coefficients = member["coefficients"].items
            try ResharingVectors.expect(
                secrets.polynomial.threshold.count, coefficients.count, "how many coefficients")
            for (k, coefficient) in coefficients.enumerated() {
                try expect(
                    secrets.polynomial.coefficient(k).disclosed().encoded, coefficient, "g_\(k)")
            }
            try expect(secrets.ephemeralSecret.disclosed().encoded, member["r"], "r_i")
            let dealing = try secrets.deal(as: dealer, in: session.dealing) {
                seed.auxiliaryRandomness(for: $0)
            }
            try expect(dealing.encoded, member["body"], "the body of the dealing")
            try expect(
                dealing.digest(from: dealer, in: session.dealing).encoded,
                member["dealingDigest"], "the digest of the dealing")
            try checkShares(member, secrets, dealing)
        }
    }

    /// That the shares are s_ij for the dealer, for its receiver, and by the equation.
    private func checkShares(
        _ member: JSONValue, _ secrets: borrowing DealerSecrets, _ dealing: Dealing
    ) throws {
        let dealer = try number(member)
        let accepted = try AcceptedDealing(
            verifying: Dealing(decoding: member["body"].bytes(), in: session.dealing),
            from: dealer, in: session.dealing)
        try expect(accepted.digest.encoded, member["dealingDigest"], "the accepted digest")
        for receiver in vector["receivers"].items {
            let index = try number(receiver)
            let expected = member["s"]["\(index)"]
            try expect(
                secrets.polynomial.share(of: index).disclosed().encoded, expected, "s_ij")
            let key = try seed(ofReceiver: receiver).sessionKey()
            switch accepted.share(of: index, sessionKey: key, in: session.dealing) {
            case .some(let share):
                guard accepted.commitment.isSatisfied(by: share, at: index) else {
                    throw ConformanceFailure("Eq R does not hold at receiver \(index)")
                }
                try expect(share.disclosed().value.encoded, expected, "the opened share")
            case .none: throw ConformanceFailure("receiver \(index) has no share")
            }
        }
    }

    private func envelopes(_ value: JSONValue) throws -> [(ParticipantIndex, [UInt8])] {
        try value.names.map { (try index($0), try value[$0].bytes()) }.sorted { $0.0 < $1.0 }
    }

    /// The accepted dealings of a set of envelopes.
    func dealings(of value: JSONValue) throws -> [ParticipantIndex: AcceptedDealing] {
        var dealings: [ParticipantIndex: AcceptedDealing] = [:]
        for (dealer, bytes) in try envelopes(value) {
            let header = 40
            var reader = ByteReader(bytes, in: header..<bytes.count - Signature.byteCount)
            dealings[dealer] = AcceptedDealing(
                decoding: &reader, from: dealer, in: session.dealing)
        }
        guard dealings.count == value.names.count else {
            throw ConformanceFailure("a dealing breaks a public rule")
        }
        return dealings
    }

    private func ownDealings() throws -> [ParticipantIndex: AcceptedDealing] {
        var dealings: [ParticipantIndex: AcceptedDealing] = [:]
        for member in vector["dealers"].items {
            var reader = ByteReader(try member["body"].bytes())
            dealings[try number(member)] = AcceptedDealing(
                decoding: &reader, from: try number(member), in: session.dealing)
        }
        return dealings
    }

    // MARK: The next epoch

    private func indices(_ value: JSONValue) throws -> [ParticipantIndex] {
        try value.items.map { try ParticipantIndex($0.integer()) }
    }

    private func combination() throws -> ShareCombination {
        guard
            let combination = ShareCombination(
                of: try indices(vector["qualified"]), in: resharing)
        else { throw ConformanceFailure("too few dealers are qualified") }
        return combination
    }

    private func transcript() throws -> Transcript {
        guard let polynomial = try combination().polynomial(of: ownDealings()) else {
            throw ConformanceFailure("a dealing is missing")
        }
        return Transcript(
            session: session.id, lastView: try vector["lastView"].digest(),
            qualified: try indices(vector["qualified"]), holders: try indices(vector["holders"]),
            polynomial: polynomial)
    }

    func checkResult() throws {
        let combination = try combination()
        try ResharingVectors.expect(combination.dealers, indices(vector["combined"]), "D")
        for (dealer, weight) in zip(combination.dealers, combination.weights) {
            try expect(weight.encoded, vector["lambdas"]["\(dealer)"], "lambda of \(dealer)")
        }
        let expected = try vector["publicPolynomial"].byteList()
        for arithmetic in PublicArithmetic.allCases {
            let points = try combination.polynomial(of: ownDealings(), by: arithmetic)?.points
            try ResharingVectors.expect(
                points?.map(\.compressed) ?? [], expected, "A', by \(arithmetic)")
        }
        let transcript = try transcript()
        try expect(transcript.digest.encoded, vector["transcriptDigest"], "the transcript")
        for receiver in try indices(vector["holders"]) {
            let share = try pendingShare(of: receiver)
            guard
                share.value.timesGenerator() == transcript.polynomial.evaluated(at: receiver)
            else { throw ConformanceFailure("x'_j of receiver \(receiver) is not on A'") }
        }
    }

    /// What a receiver stores before it certifies.
    func pendingShare(of receiver: ParticipantIndex) throws -> PendingShare {
        let combination = try combination()
        var shares = SecretScalarVector(zeros: combination.dealers.count)
        for (position, dealer) in combination.dealers.enumerated() {
            for member in vector["dealers"].items where try number(member) == dealer {
                let share = SecretScalar(try Scalar(member["s"]["\(receiver)"].bytes()))
                shares.set(share, at: position)
            }
        }
        switch combination.share(of: shares) {
        case .some(let share):
            return PendingShare(share, of: receiver, in: try transcript(), of: resharing.id)
        case .none: throw ConformanceFailure("too few shares of receiver \(receiver)")
        }
    }

    func checkHandOvers() throws {
        let transcript = try transcript()
        for stated in vector["handOvers"].items {
            let dealer = try number(stated)
            try expect(
                HandOver.message(
                    resharing: resharing, transcript: transcript.digest, dealer: dealer
                ).encoded, stated["message"], "what the share signs")
            let given = HandOver(
                index: dealer,
                shareSignature: try Signature(decoding: stated["shareSignature"].bytes()),
                envelopeSignature: try Signature(decoding: stated["envelopeSignature"].bytes()))
            try expect(
                given.envelopeDigest(in: transcript).encoded, stated["envelopeDigest"],
                "the digest of the envelope")
            guard given.isSigned(transcript, in: resharing) else {
                throw ConformanceFailure("the hand over of dealer \(dealer) does not verify")
            }
            // One of them made no offer, and only it knows its randomness.
            for member in vector["dealers"].items where try number(member) == dealer {
                guard try handOver(of: member, to: transcript) == given else {
                    throw ConformanceFailure("dealer \(dealer) signs something else")
                }
            }
        }
    }

    private func handOver(of member: JSONValue, to transcript: Transcript) throws -> HandOver {
        let key = resharing.predecessor.key
        guard let point = key.member(try number(member))?.evaluationPoint,
            let seed = DealerSeed(stored: try member["seed"].secret())
        else { throw ConformanceFailure("the vector has no such dealer") }
        let share = try SecretKeyShare(
            SecretScalar(Scalar(member["share"].bytes())), at: point, of: key)
        return try HandOver(
            of: share, to: transcript, in: resharing, identity: identity(member), seed: seed)
    }
}

/// The index that a vector writes in decimal digits.
private func index(_ text: String) throws -> ParticipantIndex {
    guard let value = Int(text) else { throw ConformanceFailure("no index: \(text)") }
    return try ParticipantIndex(value)
}
