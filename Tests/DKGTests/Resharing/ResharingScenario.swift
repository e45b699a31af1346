import DKG
import TestSupport

/// A resharing in which everybody is honest: 2-of-4 with the persons 1, 2, 4, 5 as dealers, of whom 5 makes no offer, to
/// 2-of-4 with the persons 4, 2, 8, 9, in this order, of whom the third does not join.
struct ResharingScenario {
    let sample = ResharingSample(threshold: 2)
    let resharing: Resharing
    let session: ResharingSession

    static let dealers = [1, 2, 4]
    /// By index in the new roster.
    static let receivers = [1: 4, 2: 2, 4: 9]

    init(instance: String = "instance", offering: [Int] = dealers) throws {
        resharing = try sample.resharing(
            members: [1, 2, 4, 5], threshold: 2, to: [4, 2, 8, 9], instance: instance)
        var offers: [Offer] = []
        for number in offering {
            let seed = try ResharingScenario.dealerSeed(number, sample, resharing)
            offers.append(Offer(index: try ParticipantIndex(number), nonce: seed.offerNonce()))
        }
        var joins: [Join] = []
        for (index, person) in ResharingScenario.receivers {
            let seed = try ResharingScenario.receiverSeed(person, resharing)
            joins.append(
                Join(
                    index: try ParticipantIndex(index),
                    encryptionKey: seed.sessionKey().timesGenerator(), nonce: seed.joinNonce()))
        }
        session = ResharingSession(resharing: resharing, offers: offers, joins: joins)
    }

    private static func dealerSeed(
        _ number: Int, _ sample: ResharingSample, _ resharing: Resharing
    ) throws -> DealerSeed {
        var source = SeededRandomSource(seed: UInt64(number))
        return try DealerSeed(
            dealing: sample.secretShare(number, of: resharing.predecessor.key), in: resharing,
            identity: ResharingSample.identity(number), random: &source)
    }

    private static func receiverSeed(
        _ person: Int, _ resharing: Resharing
    ) throws -> CeremonySeed {
        var source = SeededRandomSource(seed: UInt64(100 + person))
        return try CeremonySeed(
            receivingIn: resharing, identity: ResharingSample.identity(person), random: &source)
    }

    func dealerSeed(_ number: Int) throws -> DealerSeed {
        try ResharingScenario.dealerSeed(number, sample, resharing)
    }

    func secretShare(_ number: Int) throws -> SecretKeyShare {
        try sample.secretShare(number, of: resharing.predecessor.key)
    }

    func sessionKey(ofReceiver index: Int) throws -> SecretScalar {
        try ResharingScenario.receiverSeed(ResharingScenario.receivers[index] ?? 0, resharing)
            .sessionKey()
    }

    func secrets(of number: Int) throws -> DealerSecrets {
        let share = SecretScalar(sample.share(at: number))
        return DealerSecrets(
            dealing: share, seed: try dealerSeed(number), session: session.dealing)
    }

    /// A dealing, of a polynomial whose constant term is off by an error.
    func dealing(of number: Int, error: Scalar = .zero) throws -> AcceptedDealing {
        let share = SecretScalar(sample.share(at: number) + error)
        let index = try ParticipantIndex(number)
        let dealing = try DealerSecrets(
            dealing: share, seed: dealerSeed(number), session: session.dealing
        ).deal(as: index, in: session.dealing) { _ in nil }
        return try AcceptedDealing(verifying: dealing, from: index, in: session.dealing)
    }

    func dealings() throws -> [ParticipantIndex: AcceptedDealing] {
        var dealings: [ParticipantIndex: AcceptedDealing] = [:]
        for number in ResharingScenario.dealers {
            dealings[try ParticipantIndex(number)] = try dealing(of: number)
        }
        return dealings
    }

    func combination(of qualified: [Int] = dealers) throws -> ShareCombination {
        guard
            let combination = ShareCombination(
                of: try qualified.map { try ParticipantIndex($0) }, in: resharing)
        else { throw TestError("too few dealers") }
        return combination
    }

    /// x'_j, from the dealings of a combination.
    func share(of receiver: Int, by combination: ShareCombination) throws -> SecretScalar {
        let index = try ParticipantIndex(receiver)
        let key = try sessionKey(ofReceiver: receiver)
        var shares = SecretScalarVector(zeros: combination.dealers.count)
        for (position, dealer) in combination.dealers.enumerated() {
            let dealing = try dealing(of: Int(dealer.value))
            switch dealing.share(of: index, sessionKey: key, in: session.dealing) {
            case .some(.feldman(let value)): shares.set(value, at: position)
            default: throw TestError("no share for \(receiver)")
            }
        }
        switch combination.share(of: shares) {
        case .some(let share): return share
        case .none: throw TestError("no combination")
        }
    }

    func transcript() throws -> Transcript {
        let qualified = try ResharingScenario.dealers.map { try ParticipantIndex($0) }
        guard let polynomial = try combination().polynomial(of: dealings()) else {
            throw TestError("a dealing is missing")
        }
        return Transcript(
            session: session.id, lastView: ResharingSample.digest("view"), qualified: qualified,
            holders: session.joins.map(\.index), polynomial: polynomial)
    }
}

extension ResharingScenario {
    /// The signatures of the receivers `signers` over a transcript.
    func certificate(of transcript: Transcript, signers: [Int] = [1, 2, 4]) throws -> Certificate {
        Certificate(
            entries: try signers.map { number in
                let index = try ParticipantIndex(number)
                let person = ResharingScenario.receivers[number] ?? 0
                let digest = Envelope.message(
                    certifying: transcript, by: index)
                return Certificate.Entry(
                    index: index,
                    signature: try ResharingSample.identity(person).sign(
                        digest, auxiliaryRandomness: nil))
            })
    }

    func handOver(_ number: Int, to transcript: Transcript) throws -> HandOver {
        try HandOver(
            of: secretShare(number), to: transcript, in: resharing,
            identity: ResharingSample.identity(number), seed: dealerSeed(number))
    }

    func epoch(
        signers: [Int] = [1, 2, 4], handOvers: [Int]? = [1, 4, 5],
        transcript: Transcript? = nil
    ) throws -> EpochKey {
        let transcript = try transcript ?? self.transcript()
        return try EpochKey(
            verifying: session, transcript: transcript,
            certificate: certificate(of: transcript, signers: signers),
            handOvers: handOvers?.map { try handOver($0, to: transcript) })
    }
}

extension Envelope {
    /// What a receiver signs when it certifies: the digest of the envelope.
    fileprivate static func message(
        certifying transcript: Transcript, by index: ParticipantIndex
    ) -> Digest {
        var writer = ByteWriter()
        writer.append(UInt8(1))
        writer.append(ResharingMessage.certify.rawValue)
        writer.append(transcript.session.digest)
        writer.append(index.value)
        writer.append(UInt32(32))
        writer.append(transcript.digest)
        return TaggedHash("DKG/v1/message").digest(of: writer.bytes)
    }
}
